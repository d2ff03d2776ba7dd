"""Faulty bytes of a table: each fault is named with its line, and none is repaired in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.check_fixtures import COLUMNS
from support.csv_faults import HEAD, NEEDLESS, RAGGED, SPACE, cases
from watchers.problems.problem import Findings
from watchers.tables import strict_csv
from watchers.tables.cells import MAX_CELL_BYTES

UTF16 = (
    ": more than a quarter of its bytes are zero, as in UTF-16. Save the file as UTF-8. [encoding]"
)
CARRIAGE = "a line ends with a carriage return. Run: watchers tidy [line_end]"
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


@pytest.mark.parametrize(("raw", "lines"), cases(ENVELOPE))
def test_faults_of_the_whole_file(gate_lines: Callable, raw: bytes, lines: list[str]) -> None:
    assert gate_lines(raw) == lines


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
