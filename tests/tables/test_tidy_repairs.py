"""`watchers tidy` repairs what has no meaning; what it cannot read it leaves, and says why."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from support.commands import run
from support.packages import TABLES, replace_text

TIDY = {
    "byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "CRLF": lambda raw: raw.replace(b"\n", b"\r\n"),
    "no final newline": lambda raw: raw.rstrip(b"\n"),
    "blank lines": lambda raw: b"\n" + raw.replace(b"\n", b"\n\n \n"),
    "order of rows": lambda raw: b"".join(
        [raw.splitlines(True)[0], *reversed(raw.splitlines(True)[1:])]
    ),
    "order of columns": lambda raw: _columns_reversed(raw),
    "needless quotes": lambda raw: _quoted(raw),
    "spaces": lambda raw: (
        raw.replace(b",", b" ,").replace(b'" ,', b'",').replace(b"\n", " 　\n".encode())
    ),
    "NFD": lambda raw: raw.replace("ü".encode(), "u\u0308".encode()),
}


def _rows(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode(), newline="")))


def _written(rows: list[list[str]], **form: object) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", **form).writerows(rows)
    return text.getvalue().encode()


def _columns_reversed(raw: bytes) -> bytes:
    return _written([list(reversed(row)) for row in _rows(raw)])


def _quoted(raw: bytes) -> bytes:
    return _written(_rows(raw), quoting=csv.QUOTE_ALL)


@pytest.mark.parametrize("spoil", TIDY.values(), ids=TIDY)
def test_tidy_repairs_what_has_no_meaning(
    valid_package: Path, spoil: Callable[[bytes], bytes]
) -> None:
    file = replace_text(valid_package, "places", "North City", "Nürth City")
    clean = file.read_bytes()
    file.write_bytes(spoil(clean))
    assert file.read_bytes() != clean
    check = run("--package", valid_package, "tidy", "--check")
    assert check.exit_code == 1 and check.output.endswith("Run: watchers tidy\n")
    result = run("--package", valid_package, "tidy")
    assert (result.exit_code, result.output) == (0, "tidied data/places.csv\n")
    assert file.read_bytes() == clean
    again = run("--package", valid_package, "tidy")
    assert (again.exit_code, again.output) == (0, f"{len(TABLES)} files, all tidy\n")


def test_what_tidy_made_is_valid(valid_package: Path, problems_of: Callable) -> None:
    for name in ("places", "sources", "entities"):
        file = valid_package / "data" / f"{name}.csv"
        file.write_bytes(
            b"\xef\xbb\xbf" + _quoted(_columns_reversed(file.read_bytes())).replace(b"\n", b"\r\n")
        )
    assert problems_of(valid_package)
    assert run("--package", valid_package, "tidy").exit_code == 0
    assert problems_of(valid_package) == []


UNREADABLE = {
    "unclosed quote": (b'x,"y\n', ":5: unclosed quotation mark."),
    "latin-1": (b"x,\xfc\n", ":5: the byte 0xFC is not UTF-8."),
    "ragged row": (b"\n\nx,y\n", ":7: 2 cells where the header has "),
    "conflict": (b"<<<<<<< HEAD\n", ":5: a git conflict marker."),
    "megabyte cell": (b"x," + b"y" * 2**20 + b"\n", ":5: a cell of more than 65,536 bytes."),
}


@pytest.mark.parametrize(("row", "line"), UNREADABLE.values(), ids=UNREADABLE)
def test_tidy_leaves_alone_what_it_cannot_read(valid_package: Path, row: bytes, line: str) -> None:
    file = valid_package / "data" / "places.csv"
    assert file.read_bytes().count(b"\n") == 4
    file.write_bytes(file.read_bytes() + row)
    before = file.read_bytes()
    result = run("--package", valid_package, "tidy")
    assert result.exit_code == 2
    assert f"data/places.csv{line}" in result.stderr
    assert file.read_bytes() == before


def test_the_diff_of_tidy_sends_nothing_to_the_terminal_that_it_obeys(valid_package: Path) -> None:
    replace_text(valid_package, "places", "North City", " North\x1b[2J\u202eCity")
    result = run("--package", valid_package, "tidy", "--check")
    assert (
        "NorthU+001B[2JU+202ECity" in result.output
        and "\x1b" not in result.output
        and "\u202e" not in result.output
    )
