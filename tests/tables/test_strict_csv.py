"""Faulty bytes of a table: each fault is named with its line, and none is repaired in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from watchers.problems.problem import Findings
from watchers.tables import strict_csv
from watchers.tables.cells import MAX_CELL_BYTES

HEAD = b"id,name,note\n"
COLUMNS = ["id", "name", "note"]
CLOSE = "unclosed quotation mark. Close it, double it inside a cell, and keep each row on one line. [unclosed_quote]"
DOUBLE = "a quotation mark inside a cell. Put the cell between quotation marks and double those inside. [stray_quote]"
NEEDLESS = "quotation marks around a cell that needs none. Run: watchers tidy [needless_quote]"
SPACE = "a cell begins or ends with a space. Run: watchers tidy [outer_space]"
CHOOSE = "a git conflict marker. Choose one side and delete the markers. [git_conflict]"
UTF16 = (
    ": more than a quarter of its bytes are zero, as in UTF-16. Save the file as UTF-8. [encoding]"
)
CARRIAGE = "a line ends with a carriage return. Run: watchers tidy [line_end]"
RAGGED = "where the header has 3. Look for a missing or extra comma. [ragged_row]"
EMPTY = ": is empty. Its first line is id,name,note [empty_file]"

ENVELOPE = {
    "no bytes": (b"", [EMPTY]),
    "blank lines alone": (b"\n \n", [EMPTY]),
    "a byte order mark alone": (b"\xef\xbb\xbf", [EMPTY]),
    "byte order mark": (
        b"\xef\xbb\xbf" + HEAD + b"a,b,c\n",
        [":1: begins with a byte order mark. Run: watchers tidy [byte_order_mark]"],
    ),
    "CRLF": (b"id,name,note\r\na,b,c\r\n", [f":1: {CARRIAGE}"]),
    "mixed line ends": (HEAD + b"a,b,c\r\nb,c,d\n", [f":2: {CARRIAGE}"]),
    "lone CR": (b"id,name,note\ra,b,c\r", [f":1: {CARRIAGE}"]),
    "no final newline": (
        HEAD + b"a,b,c",
        [":2: the file does not end with a newline. Run: watchers tidy [no_final_newline]"],
    ),
    "latin-1": (
        HEAD + "a,Zürich,c\n".encode("latin-1"),
        [":2: the byte 0xFC is not UTF-8. Save the file as UTF-8. [encoding]"],
    ),
    "GBK": (
        HEAD + "a,北京,c\n".encode("gbk"),
        [":2: the byte 0xB1 is not UTF-8. Save the file as UTF-8. [encoding]"],
    ),
    "UTF-16 with mark": ("id,name,note\na,北,c\n".encode("utf-16"), [UTF16]),
    "UTF-16 little": ("id,name,note\na,b,c\n".encode("utf-16-le"), [UTF16]),
    "UTF-16 big": ("id,name,note\na,b,c\n".encode("utf-16-be"), [UTF16]),
    "Chinese in UTF-16": (
        ("北" * 99).encode("utf-16"),
        [":1: the byte 0xFF is not UTF-8. Save the file as UTF-8. [encoding]"],
    ),
    "lone surrogate": (
        HEAD + b"a,\xed\xa0\x80,c\n",
        [":2: the byte 0xED is not UTF-8. Save the file as UTF-8. [encoding]"],
    ),
    "overlong slash": (
        HEAD + b"a,b,c\na,\xc0\xaf,c\n",
        [":3: the byte 0xC0 is not UTF-8. Save the file as UTF-8. [encoding]"],
    ),
}
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
CHARACTERS = {
    "NUL": (
        "a,b\0,c\n",
        [":2: holds the control character U+0000. Delete it. [control_character]"],
    ),
    "escape sequence": (
        "a,\x1b[2J,c\n",
        [":2: holds the control character U+001B. Delete it. [control_character]"],
    ),
    "tab": (
        "a,b\tc,d\n",
        [":2: holds the control character U+0009. Delete it. [control_character]"],
    ),
    "next line": (
        "a,b\x85,c\n",
        [":2: holds the control character U+0085. Delete it. [control_character]"],
    ),
    "bidi override": (
        "a,\u202egnp.exe,c\n",
        [":2: holds the invisible character U+202E. Delete it. [invisible_character]"],
    ),
    "bidi isolate": (
        "a,b\u2066,c\n",
        [":2: holds the invisible character U+2066. Delete it. [invisible_character]"],
    ),
    "zero-width space": (
        "a,b\u200bc,d\n",
        [":2: holds the invisible character U+200B. Delete it. [invisible_character]"],
    ),
    "byte order mark in a cell": (
        "a,\ufeffb,c\n",
        [":2: holds the invisible character U+FEFF. Delete it. [invisible_character]"],
    ),
    "line separator": (
        "a,b\u2028c,d\n",
        [":2: holds the invisible character U+2028. Delete it. [invisible_character]"],
    ),
    "Hangul filler": (
        "a,\u115f,c\n",
        [":2: holds the invisible character U+115F. Delete it. [invisible_character]"],
    ),
    "text hidden in tags": (
        "a,b\U000e0041,c\n",
        [":2: holds the invisible character U+E0041. Delete it. [invisible_character]"],
    ),
    "private use": (
        "a,\U000f0000,c\n",
        [":2: holds the invisible character U+F0000. Delete it. [invisible_character]"],
    ),
    "noncharacter": (
        "a,\ufffe,c\n",
        [":2: holds the invisible character U+FFFE. Delete it. [invisible_character]"],
    ),
    "undecoded character": (
        "a,Z\ufffdrich,c\n",
        [":2: holds the invisible character U+FFFD. Delete it. [invisible_character]"],
    ),
    "no-break space": (
        "a,b\u00a0c,d\n",
        [":2: holds the no-break space U+00A0. Write a plain space. [no_break_space]"],
    ),
    "NFD": (
        "a,Zu\u0308rich,c\n",
        [":2: holds letters composed of parts (not Unicode NFC). Run: watchers tidy [not_nfc]"],
    ),
}
HEADERS = {
    "duplicate column": (
        "id,name,name",
        [
            ": name: this column appears twice in the header.",
            ": note: this column is missing from the header.",
        ],
    ),
    "missing column": ("id,name", [": note: this column is missing from the header."]),
    "unknown column": ("id,name,note,more", [": 'more' is not a column of this table."]),
    "renamed column": (
        "id,nane,note",
        [
            ": 'nane' is not a column of this table. Did you mean name?",
            ": name: this column is missing from the header.",
        ],
    ),
    "other order": (
        "name,id,note",
        [": the columns are not in the schema's order. Run: watchers tidy"],
    ),
    "spaces in the header": (
        "id, name,note ",
        [": spaces around the names of columns. Run: watchers tidy"],
    ),
    "semicolons": (
        "id;name;note",
        [": the cells are separated by semicolons. Save the file with commas."],
    ),
    "tabs": ("id\tname\tnote", [": the cells are separated by tabs. Save the file with commas."]),
    "no header": (
        "a,b,c",
        [": 'a,b,c' is not the header of this table. The first line is id,name,note"],
    ),
    "blank first line": (
        "\nid,name,note",
        [": the first line is blank; it must be the header. Run: watchers tidy"],
    ),
    "a hundred thousand columns": (
        ",".join(["id"] * 100_000),
        [": 100,000 columns where the table has 3."],
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


def _cases(faults: dict) -> list:
    return [
        pytest.param(content, [f"data/t.csv{line}" for line in lines], id=name)
        for name, (content, lines) in faults.items()
    ]


@pytest.mark.parametrize(("raw", "lines"), _cases(ENVELOPE))
def test_faults_of_the_whole_file(gate_lines: Callable, raw: bytes, lines: list[str]) -> None:
    assert gate_lines(raw) == lines


@pytest.mark.parametrize(("rows", "lines"), _cases(QUOTES | ROWS))
def test_faults_of_rows(gate_lines: Callable, rows: bytes, lines: list[str]) -> None:
    assert gate_lines(HEAD + rows) == lines


@pytest.mark.parametrize(("rows", "lines"), _cases(PASTES))
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


@pytest.mark.parametrize(("rows", "lines"), _cases(CURLY))
def test_typographic_quotation_marks_do_not_quote_a_cell(
    gate_lines: Callable, rows: str, lines: list[str]
) -> None:
    assert gate_lines(HEAD + rows.encode()) == lines


def test_a_character_is_reported_once_for_a_line(gate_lines: Callable) -> None:
    assert gate_lines(HEAD + "a,b\u200bc\u200bd\u00ade,f\n".encode()) == [
        "data/t.csv:2: holds the invisible character U+00AD. Delete it. [invisible_character]",
        "data/t.csv:2: holds the invisible character U+200B. Delete it. [invisible_character]",
    ]


@pytest.mark.parametrize(("rows", "lines"), _cases(CHARACTERS))
def test_characters_that_nobody_sees_are_shown_by_number(
    gate_lines: Callable, rows: str, lines: list[str]
) -> None:
    assert gate_lines(HEAD + rows.encode()) == lines


@pytest.mark.parametrize(
    ("header", "lines"),
    [(h, [f"data/t.csv:1{x} [header]" for x in lines]) for h, lines in HEADERS.values()],
    ids=HEADERS,
)
def test_faults_of_the_header(gate_lines: Callable, header: str, lines: list[str]) -> None:
    assert gate_lines(f"{header}\na,b,c\n".encode()) == lines


@pytest.mark.parametrize(
    "rows",
    [
        b"",
        b'"a,b",c,d\n',
        b'a,"b ""x""",c\n',
        b'a,"""b""",c\n',
        b",,\n",
        "a,北京,Zürich 　x\n".encode(),
        b"NA,NaN,null\n",
    ],
)
def test_the_canonical_form_has_no_faults(gate_lines: Callable, rows: bytes) -> None:
    assert gate_lines(HEAD + rows) == []


def test_several_faults_of_one_file_are_all_reported(gate_lines: Callable) -> None:
    raw = b'\xef\xbb\xbfid,name,note\r\na,b\x00,c \nb,"c",d\nc,d,e,f\n\nd,e,f'
    assert [line.partition(":")[2] for line in gate_lines(raw)] == [
        "1: a line ends with a carriage return. Run: watchers tidy [line_end]",
        "1: begins with a byte order mark. Run: watchers tidy [byte_order_mark]",
        f"2: {SPACE}",
        "2: holds the control character U+0000. Delete it. [control_character]",
        f"3: {NEEDLESS}",
        f"4: 4 cells {RAGGED}",
        "5: a blank line. Run: watchers tidy [blank_row]",
        "6: the file does not end with a newline. Run: watchers tidy [no_final_newline]",
    ]


@pytest.mark.parametrize(
    "fault",
    [
        b'a,"b,c\n',
        b"a,b\n",
        b"\n",
        b"=======\n",
        b"\xff\n",
        b'a,b"c,d\n',
        b"a," + b"x" * 70_000 + b",c\n",
    ],
)
def test_rows_that_cannot_be_told_apart_are_not_handed_on(fault: bytes) -> None:
    assert strict_csv.read("data/t.csv", HEAD + fault, COLUMNS, Findings()) is None


def test_a_row_of_the_largest_cells_can_be_read(unchanged_package) -> None:
    from watchers.tables.check_frames import read_arrow

    table = unchanged_package.tables["contracts"]
    cells = b",".join([b"x" * MAX_CELL_BYTES] * len(table.columns))
    raw = ",".join(table.columns).encode() + b"\n" + cells + b"\n" + cells + b"\n"
    findings = Findings()
    read = strict_csv.read(table.path, raw, table.columns, findings)
    assert read is not None and not findings.total
    assert len(read_arrow(read, table)) == 2
