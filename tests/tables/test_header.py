"""The first line of a table is its header, and each fault of it is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize(
    ("header", "lines"),
    [(h, [f"data/t.csv:1{x} [header]" for x in lines]) for h, lines in HEADERS.values()],
    ids=HEADERS,
)
def test_faults_of_the_header(gate_lines: Callable, header: str, lines: list[str]) -> None:
    assert gate_lines(f"{header}\na,b,c\n".encode()) == lines
