"""Each thing that a receipt says is changed in turn, and `watchers verify` says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.receipts import NAMES, OTHER_HASH, change, make_receipt, put, verify


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
        "somebody: is not a party of this record",
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
            "line 2: matches: somebody is not a party of this record",
        ),
        (put("names", 1, "name_sha256", value=OTHER_HASH), "receipt: names: was changed after"),
    ],
)
def test_what_can_be_seen_without_the_names_is_seen(valid_package, receipt, changed, said) -> None:
    done = verify(valid_package, change(receipt, changed))
    assert (done.exit_code, said in done.stdout) == (1, True)


UNSURE = f"{NAMES}????\nCamera Makers Ltd\nThe Daily; Camera Maker GmbH\n"
"""With a name that cannot be read, one that could mean a party, and one that also matches one."""
DECISIONS = """name,party_id,decision,reason,decided_on
Camera Maker,camera-maker,not_the_same,A shop in Wales.,2024-02-01
"""
MATCHED, NOBODY, UNREAD, POSSIBLE, BOTH = 0, 1, 4, 5, 6


@pytest.fixture
def unsure(valid_package: Path, tmp_path: Path) -> Path:
    """A receipt in which all matches of `Camera Maker` were decided."""
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(DECISIONS)
    file = tmp_path / "unsure.json"
    return make_receipt(valid_package, file, "--decisions", decisions, names=UNSURE)


def test_a_receipt_with_doubts_and_decisions_holds_without_the_names(valid_package, unsure) -> None:
    assert verify(valid_package, unsure).exit_code == 0


@pytest.mark.parametrize(
    ("number", "verdict", "said"),
    [
        (MATCHED, "decided", "line 2: verdict: then decided, now listed"),
        (MATCHED, "no_match", "line 2: verdict: then no_match, now listed"),
        (NOBODY, "listed", "line 3: verdict: then listed, now no_match or review"),
        (NOBODY, "decided", "line 3: verdict: then decided, now no_match or review"),
        (UNREAD, "not_listed", "line 6: verdict: then not_listed, now no_match or review"),
        (POSSIBLE, "no_match", "line 7: verdict: then no_match, now review"),
        (POSSIBLE, "listed", "line 7: verdict: then listed, now review"),
        (POSSIBLE, "decided", "line 7: verdict: then decided, now review"),
        (BOTH, "not_listed", "line 8: verdict: then not_listed, now review"),
    ],
)
def test_a_verdict_that_cannot_follow_is_seen_without_the_names(
    valid_package, unsure, number, verdict, said
) -> None:
    done = verify(valid_package, change(unsure, put("names", number, "verdict", value=verdict)))
    assert (done.exit_code, done.stderr) == (1, "")
    assert f"{said}\n" in done.stdout


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (["somebody"], "line 7: possible matches: somebody is not a party of this record"),
        (["county-office"], "county-office (line 7): has no answers in the receipt"),
    ],
)
def test_possible_parties_are_known_and_have_answers(valid_package, unsure, ids, said) -> None:
    done = verify(valid_package, change(unsure, put("names", POSSIBLE, "possible_ids", value=ids)))
    assert (done.exit_code, said in done.stdout) == (1, True)
