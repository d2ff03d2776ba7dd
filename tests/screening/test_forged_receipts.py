"""Each thing that a receipt says is changed in turn, and `watchers verify` says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.receipts import OTHER_HASH, change, make_receipt, put, verify


@pytest.fixture
def receipt(valid_package: Path, tmp_path: Path) -> Path:
    return make_receipt(valid_package, tmp_path / "r.json")


@pytest.fixture
def suppliers(receipt: Path) -> Path:
    return receipt.with_name("suppliers.csv")


FORGED = {
    "verdict": (
        put("names", 0, "verdict", value="not_listed"),
        "line 2 ('Camera Maker'): verdict: then not_listed, now listed",
    ),
    "party": (
        put("names", 0, "party_ids", value=["daily"]),
        "line 2 ('Camera Maker'): matches: then daily, now camera-maker",
    ),
    "possible parties": (
        put("names", 1, "possible_ids", value=["daily"]),
        "line 3 ('Nobody at All GmbH'): possible matches: then daily, now nobody",
    ),
    "hash of a name": (
        put("names", 3, "name_sha256", value=OTHER_HASH),
        "line 5 ('Camera Maker'): name: the hash in the receipt is that of another name",
    ),
    "line": (
        put("names", 3, "line", value=6),
        "line 5 ('Camera Maker'): is not in the receipt",
    ),
    "name left out": (
        lambda document: document["names"].pop(1),
        "line 3 ('Nobody at All GmbH'): is not in the receipt",
    ),
    "answer": (
        put("parties", 0, "answers", 0, "answer", value="not_listed"),
        "camera-maker (line 2, line 5): trade-list: then not_listed, now listed",
    ),
    "rule": (
        put("parties", 1, "answers", 0, "rule_id", value="trade-list-half"),
        "project-company (line 4): trade-list: then not_covered (rule trade-list-half),"
        " now not_covered (rule trade-list-named-only)",
    ),
    "list": (
        put("parties", 0, "answers", value=[]),
        "camera-maker (line 2, line 5): trade-list: then no answer, now listed",
    ),
    "party left out": (
        lambda document: document["parties"].pop(0),
        "camera-maker (line 2, line 5): has no answers in the receipt",
    ),
    "party that is unknown": (
        put("parties", 1, "party_id", value="somebody"),
        "somebody: is no party of this record",
    ),
    "day": (put("asked", "day", value="2023-06-01"), "receipt: asked: was changed after"),
    "day with other answers": (
        put("asked", "day", value="2019-01-01"),
        "line 2 ('Camera Maker'): verdict: then listed, now review",
    ),
    "what if": (
        put("asked", "options", "owned_from", value=50),
        "receipt: asked: was changed after",
    ),
    "column": (
        put("asked", "options", "column", value="supplier"),
        "receipt: asked: was changed after",
    ),
    "file name": (put("asked", "input_name", value="x.csv"), "receipt: asked: was changed after"),
    "decisions": (
        put("asked", "decisions_sha256", value=OTHER_HASH),
        "receipt: asked: was changed after",
    ),
    "version of the package": (
        put("answered_by", "package_version", value="9.9.9"),
        "receipt: package_version: then 9.9.9, now ",
    ),
    "day of the package": (
        put("answered_by", "package_created", value="2026-01-01"),
        "receipt: package_created: then 2026-01-01, now 2026-01-31",
    ),
    "version of the code": (
        put("answered_by", "code_version", value="9.9.9"),
        "receipt: answered_by: was changed after the receipt was written",
    ),
    "seal": (
        put("seals", "names", value=OTHER_HASH),
        "receipt: names: was changed after the receipt was written",
    ),
}


@pytest.mark.parametrize(("changed", "said"), FORGED.values(), ids=list(FORGED))
def test_each_thing_that_is_changed_gives_1_and_its_place(
    valid_package, receipt, suppliers, changed, said
) -> None:
    done = verify(valid_package, change(receipt, changed), "--input", suppliers)
    assert (done.exit_code, done.stderr) == (1, "")
    assert said in done.stdout


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (put("names", 0, "verdict", value="owned"), "line 2: verdict: then owned, now listed"),
        (
            put("names", 0, "party_ids", value=["somebody"]),
            "line 2: matches: somebody is no party of this record",
        ),
        (put("names", 1, "name_sha256", value=OTHER_HASH), "receipt: names: was changed after"),
    ],
)
def test_what_can_be_seen_without_the_names_is_seen(valid_package, receipt, changed, said) -> None:
    done = verify(valid_package, change(receipt, changed))
    assert (done.exit_code, said in done.stdout) == (1, True)
