"""Faulty rows of a table: quotes, separators, width, spaces and conflict markers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.check_fixtures import COLUMNS
from support.csv_faults import HEAD, NEEDLESS, RAGGED, SPACE, cases
from watchers.problems.problem import Findings
from watchers.tables import strict_csv

CLOSE = "unclosed quotation mark. Close it, double it inside a cell, and keep each row on one line. [unclosed_quote]"
DOUBLE = "a quotation mark inside a cell. Put the cell between quotation marks and double those inside. [stray_quote]"
CHOOSE = "a git conflict marker. Choose one side and delete the markers. [git_conflict]"
QUOTES = {
    "unclosed quote": (b'a,"b,c\nb,c,d\nc,d,e\n', [f":2: {CLOSE}"]),
    "unclosed quotes that pair up": (b'a,"b,c\nb,c,d\nc,"d,e\n', [f":2: {CLOSE}", f":4: {CLOSE}"]),
    "line break in a cell": (b'a,"b\nc",d\n', [f":2: {CLOSE}", f":3: {CLOSE}"]),
    "stray quotes": (b'a,b"x"y,c\n', [f":2: {DOUBLE}"]),
    "text after a closing quote": (b'a,"b"x,c\n', [f":2: {DOUBLE}"]),
    "space after a closing quote": (b'a,"b" ,c\n', [f":2: {DOUBLE}"]),
    "space before an opening quote": (b'a, "b,x",c\n', [f":2: {DOUBLE}"]),
    "doubled quotes, not enclosed": (b'a,""b"",c\n', [f":2: {DOUBLE}"]),
    "backslash before a quote": (b'a,"b \\"x\\" c",d\n', [f":2: {DOUBLE}"]),
    "needless quotes": (b'a,"b",c\nb,"",c\n', [f":2: {NEEDLESS}", f":3: {NEEDLESS}"]),
}
ROWS = {
    "short row": (b"a,b\n", [f":2: 2 cells {RAGGED}"]),
    "long row": (b"a,b,c,d\n", [f":2: 4 cells {RAGGED}"]),
    "shifted row": (b"a,b,c\n,b,c,d\n", [f":3: 4 cells {RAGGED}"]),
    "every row has one cell too many": (
        b"a,b,c,\nb,c,d,\n",
        [f":2: 4 cells {RAGGED}", f":3: 4 cells {RAGGED}"],
    ),
    "other separator": (b"a;b;c\n", [f":2: 1 cell {RAGGED}"]),
    "blank line": (b"a,b,c\n\nb,c,d\n", [":3: a blank line. Run: watchers tidy [blank_row]"]),
    "blank lines at the end": (b"a,b,c\n\n", [":3: a blank line. Run: watchers tidy [blank_row]"]),
    "spaces at the ends of cells": (
        b'a, b,c\nb,c,d \nc," d,e ",f\n',
        [f":2: {SPACE}", f":3: {SPACE}", f":4: {SPACE}"],
    ),
    "wide spaces at the ends of cells": (
        "a,\u3000b,c\nb,c,d\u2003\n".encode(),
        [f":2: {SPACE}", f":3: {SPACE}"],
    ),
    "megabyte cell": (
        b"a," + b"x" * 2**20 + b",c\n",
        [":2: a cell of more than 65,536 bytes. [oversized_cell]"],
    ),
    "git conflict": (
        b"<<<<<<< HEAD\na,b,c\n=======\na,b,d\n>>>>>>> theirs\n",
        [f":2: {CHOOSE}", f":4: {CHOOSE}", f":6: {CHOOSE}"],
    ),
}
TABBED = "as when pasted from a spreadsheet. Separate them with commas. [tab_separated]"
PASTES = {
    "one row": (
        b"a,b,c\nb\tc\td\n",
        [f":3: the cells of this row are separated by tabs, {TABBED}"],
    ),
    "many rows, said once": (
        b"a,b,c\n" + b"b\tc, d\te\n" * 593,
        [f":3: the cells of this row are separated by tabs, as are 592 further rows, {TABBED}"],
    ),
    "the row under it is still checked": (
        b"a\tb, c and d\te\nb,c\n",
        [f":2: the cells of this row are separated by tabs, {TABBED}", f":3: 2 cells {RAGGED}"],
    ),
    "too few cells": (b"a\tb\n", [f":2: the cells of this row are separated by tabs, {TABBED}"]),
}
STRAIGHT = 'A cell with commas needs straight quotation marks (") instead of'
CURLY = {
    "double": ("a,“b, c”,d\n", [f":2: 4 cells where the header has 3. {STRAIGHT} “. [ragged_row]"]),
    "low": ("a,„b, c“,d\n", [f":2: 4 cells where the header has 3. {STRAIGHT} „. [ragged_row]"]),
    "within a cell": ("a,b “c” d,e\n", []),
}


@pytest.mark.parametrize(("rows", "lines"), cases(QUOTES | ROWS))
def test_faults_of_rows(gate_lines: Callable, rows: bytes, lines: list[str]) -> None:
    assert gate_lines(HEAD + rows) == lines


@pytest.mark.parametrize(("rows", "lines"), cases(PASTES))
def test_a_paste_from_a_spreadsheet_is_reported_once(
    gate_lines: Callable, rows: bytes, lines: list[str]
) -> None:
    assert gate_lines(HEAD + rows) == lines
    assert strict_csv.read("data/t.csv", HEAD + rows, COLUMNS, Findings()) is None


def test_a_whole_file_separated_by_tabs_is_reported_once(gate_lines: Callable) -> None:
    raw = b"id\tname\tnote\n" + b"a\tb, c\td\n" * 593
    assert gate_lines(raw) == [
        "data/t.csv:1: the cells are separated by tabs. Save the file with commas. [header]"
    ]


@pytest.mark.parametrize(("rows", "lines"), cases(CURLY))
def test_typographic_quotation_marks_do_not_quote_a_cell(
    gate_lines: Callable, rows: str, lines: list[str]
) -> None:
    assert gate_lines(HEAD + rows.encode()) == lines
