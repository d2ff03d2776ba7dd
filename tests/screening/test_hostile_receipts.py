"""Receipts that are none, or were made to do harm: each ends with 2 and one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.receipts import Document, change, make_receipt, verify

HASH = "0" * 64


@pytest.fixture
def receipt(valid_package: Path, tmp_path: Path) -> Path:
    return make_receipt(valid_package, tmp_path / "r.json", "--with-names")


def refused(package: Path, receipt: Path) -> str:
    """What is said of a receipt that is refused, without its path."""
    done = verify(package, receipt)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.output
    assert "\x1b" not in done.stderr
    return done.stderr.removeprefix("Error: ").replace(str(receipt), "")


def _name(**cells: object) -> Callable[[Document], object]:
    return lambda document: document["names"][0].update(cells)


def _without(*path: str | int) -> Callable[[Document], None]:
    def changed(document: Document) -> None:
        *above, last = path
        part = document
        for step in above:
            part = part[step]
        del part[last]

    return changed


CHANGED: dict[str, tuple[Callable[[Document], object], str]] = {
    "property that lacks": (
        _without("names", 0, "verdict"),
        ":5: names: lacks the property 'verdict'",
    ),
    "property that is unknown": (
        _name(note="x"),
        ":5: names: has the property 'note', which does not belong there",
    ),
    "line that is text": (
        _name(line="2"),
        ":5: names: line: '2' is not the number of a line or null",
    ),
    "line that is true": (_name(line=True), ":5: names: line: 'True' is not the number of a line"),
    "line that is huge": (_name(line=10**400), ":5: names: line: '1000"),
    "line below one": (_name(line=0), ":5: names: line: '0' is not the number of a line or null"),
    "no line": (_name(line=None), ":5: names: line: only the names of a file have one"),
    "hash that is none": (_name(name_sha256="x"), ":5: names: name_sha256: 'x' is not a SHA-256"),
    "verdict with control characters": (
        _name(verdict="\x1b[31mlisted"),
        ":5: names: verdict: 'U+001B[31mlisted' is not a word",
    ),
    "name that is empty": (_name(name=" "), ":5: names: name: ' ' is not a name"),
    "name that is huge": (_name(name="a" * 200_000), ":5: names: name: 'aaaa"),
    "parties that are text": (_name(party_ids="camera-maker"), ":5: names: party_ids: 'camera"),
    "party that is a path": (_name(party_ids=["../x"]), ":5: names: party_ids: "),
    "parties without end": (_name(party_ids=["a"] * 10_001), ":5: names: party_ids: "),
    "entry that is a list": (
        lambda document: document["names"].__setitem__(0, []),
        ":5: names: is not an object",
    ),
    "names out of order": (
        lambda document: document["names"].reverse(),
        ":6: names: comes after 5, but belongs before it",
    ),
    "name that comes twice": (
        lambda document: document["names"].insert(0, document["names"][0]),
        ":6: names: comes after 2, but belongs before it",
    ),
    "parties out of order": (
        lambda document: document["parties"].reverse(),
        ":12: parties: comes after 'project-company', but belongs before it",
    ),
    "two answers on one list": (
        lambda document: document["parties"][0]["answers"].append(
            document["parties"][0]["answers"][0]
        ),
        ":11: parties: answers: two on one list",
    ),
    "answer that is a number": (
        lambda document: document["parties"][0]["answers"][0].update(answer=1),
        ":11: parties: answer: '1' is not a word",
    ),
    "day that does not exist": (
        lambda document: document["asked"].update(day="2023-02-30"),
        ":2: asked: day: '2023-02-30' is not a day (YYYY-MM-DD)",
    ),
    "share above the whole": (
        lambda document: document["asked"]["options"].update(owned_from=101),
        ":2: asked: owned_from: '101' is not a share in percent or null",
    ),
    "option that is unknown": (
        lambda document: document["asked"]["options"].update(colour="red"),
        ":2: asked: has the property 'colour', which does not belong there",
    ),
    "seal that lacks": (_without("seals", "names"), ":14: seals: lacks the property 'names'"),
}


@pytest.mark.parametrize(("changed", "said"), CHANGED.values(), ids=list(CHANGED))
def test_what_is_not_of_its_form_is_refused(valid_package, receipt, changed, said) -> None:
    assert refused(valid_package, change(receipt, changed)).startswith(said)


NESTED = "[" * 100_000 + "]" * 100_000
REPLACED = {
    "doubled property": ('"line": 2', '"line": 1, "line": 2', "the property 'line' appears twice"),
    "NaN": ('"line": 2', '"line": NaN', "is not JSON: NaN is not a valid JSON number"),
    "nested": ('"line": 2', f'"line": {NESTED}', "is nested too deeply"),
    "number without end": ('"line": 2', f'"line": {"9" * 10_000}', "holds a number of more"),
    "broken JSON": ('"line": 2', '"line": ', "is not JSON: "),
    "bytes that are not UTF-8": ('"line": 2', '"line": "\udcff"', "is not UTF-8: byte "),
    "half a character": ('"Camera Maker"', r'"\ud800"', "name: 'U+D800' is not a name"),
    "line break": ('"line": 2', '"line":\n2', "is not JSON: "),
}
"""What stands in the entry of the first name, what is put in its place, and what is said of it."""


@pytest.mark.parametrize(("old", "new", "said"), REPLACED.values(), ids=list(REPLACED))
def test_an_entry_that_is_not_plain_json_is_refused(valid_package, receipt, old, new, said) -> None:
    assert _replaced(valid_package, receipt, old, new).startswith(f":5: names: {said}")


MISPLACED = {
    "line without end": ('"line": 2', " " * (1 << 20), ":5: a line of more than 1,048,576 bytes"),
    "comma too few": ("},\n{", "}\n{", ":6: expected names, after an entry without a comma"),
    "comma too many": ("}\n],", "},\n],", ":9: expected another entry of names, after a comma"),
    "space before a section": ('"names"', ' "names"', ":4: expected names; the receipt is not"),
    "more after its end": ("}}\n", "}}\n{}\n", ":15: goes on after its end"),
    "newer format": (
        '_version": 1',
        '_version": 2',
        " is a receipt of format '2'; this code reads",
    ),
    "other format": ('"watchers-receipt"', '"receipt"', " is not a receipt of `watchers listed`"),
}


@pytest.mark.parametrize(("old", "new", "said"), MISPLACED.values(), ids=list(MISPLACED))
def test_what_is_not_laid_out_as_written_is_refused(valid_package, receipt, old, new, said) -> None:
    assert _replaced(valid_package, receipt, old, new).startswith(said)


def _replaced(package: Path, receipt: Path, old: str, new: str) -> str:
    """What is said of the receipt with something else in the place of its first `old`."""
    text = receipt.read_text("utf-8")
    assert old in text
    receipt.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogateescape"))
    return refused(package, receipt)


@pytest.mark.parametrize("content", [b"", b"{}", b"\0" * 4096, b'{"a": 1}\n', b"name\nx\n"])
def test_other_files_are_no_receipts(valid_package, tmp_path, content) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(content)
    assert refused(valid_package, file) == " is not a receipt of `watchers listed`\n"


def test_a_receipt_that_was_cut_off_is_refused_wherever_it_ends(valid_package, receipt) -> None:
    whole = receipt.read_bytes()
    for length in range(0, len(whole), 97):
        receipt.write_bytes(whole[:length])
        refused(valid_package, receipt)


def test_a_receipt_that_was_reformatted_is_refused(valid_package, receipt) -> None:
    receipt.write_text(json.dumps(json.loads(receipt.read_text("utf-8"))), "utf-8")
    assert "this code reads format 1" in refused(valid_package, receipt)


@pytest.mark.parametrize("place", ["/dev/zero", "folder", "nothing"])
def test_what_is_no_file_is_refused(valid_package, tmp_path, place) -> None:
    (tmp_path / "folder").mkdir()
    done = verify(valid_package, tmp_path / place)
    assert (done.exit_code, done.stdout) == (2, "")


def test_a_receipt_over_the_limit_is_refused_before_it_is_read(valid_package, receipt) -> None:
    with receipt.open("r+b") as file:
        file.truncate(1 << 40)
    assert refused(valid_package, receipt).startswith(" has more than 256 MB; ")


def test_a_receipt_in_which_many_parties_are_named_is_read(valid_package, receipt) -> None:
    ids = [f"party-{number:04}" for number in range(10_000)]
    done = verify(valid_package, change(receipt, _name(party_ids=ids)))
    assert (done.exit_code, "matches: then party-0000, " in done.stdout) == (1, True)
    assert "party-0009 and 9,990 more, now camera-maker" in done.stdout
