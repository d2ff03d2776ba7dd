"""Faulty cells: what keyboards, alphabets and encodings do to a value is named and cured."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CellLines = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("entities", "country", "NA"),
        ("entities", "name", "NA"),
        ("entities", "name", "null"),
        ("entities", "name", "None"),
        ("sources", "retrieved_on", "2020-02-29"),
        ("sources", "retrieved_on", "2000-02-29"),
        ("positions", "started_on", "2016-02-29"),
        ("contracts", "amount", "0.01"),
        ("contracts", "amount", "999999999999999999"),
        ("exchange_rates", "year", "1990"),
    ],
)
def test_unusual_values_that_are_right(
    cell_lines: CellLines, table: str, column: str, cell: str
) -> None:
    rules = (
        "[required]",
        "[pattern]",
        "[date]",
        "[edtf]",
        "[number]",
        "[year]",
        "[minimum]",
        "[exclusiveMinimum]",
    )
    assert not [line for line in cell_lines(table, **{column: cell}) if line.endswith(rules)]


BLANKS = [
    "",
    " ",
    "  ",
    "\u00a0",
    "\u200b",
    "\u3000",
    "\u2007",
    "\u2060",
    "\ufeff",
    "\u2800",
    "\u3164",
    "\u115f",
    "\u034f",
    "\ufe0f",
    "\u202e",
    " \u200b\u3000",
]


@pytest.mark.parametrize("cell", BLANKS, ids=ascii)
def test_a_required_cell_that_looks_empty(cell_lines: CellLines, cell: str) -> None:
    assert (
        "data/entities.csv:2: name: is empty, but this column is required. [required]"
        in cell_lines("entities", name=cell)
    )


ADDRESSES = {
    "javascript:alert(1)": "javascript:alert(1)",
    "data:text/html,x": "data:text/html,x",
    "file:///etc/passwd": "file:///etc/passwd",
    "//example.org/": "//example.org/",
    "https://": "https://",
    "https://exa mple.org/": "https://exa mple.org/",
    "https://example.org/a b": "https://example.org/a b",
    "https://example.org\\@evil.org/": "https://example.org\\@evil.org/",
    "https://user:word@example.org/": "https://user:word@example.org/",
    "https://[::1": "https://[::1",
    "https://example.org:99999999/": "https://example.org:99999999/",
    "https://example.org/Zürich": "https://example.org/Zürich",
    "https://exаmple.org/": "https://exаmple.org/",
    "https://example.org/\u202egpj": "https://example.org/U+202Egpj",
}


@pytest.mark.parametrize("cell", ADDRESSES, ids=ascii)
def test_an_address(cell_lines: CellLines, cell: str) -> None:
    line = f"data/lists.csv:2: url: '{ADDRESSES[cell]}' is not an address that begins with https://. [uri]"
    assert [found for found in cell_lines("lists", url=cell) if found.endswith("[uri]")] == [line]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "＠x", '=HYPERLINK("http://x")']
)
def test_a_formula(cell_lines: CellLines, cell: str) -> None:
    assert any(
        "[cell_could_be_a_formula]" in line and f"'{cell}'" in line
        for line in cell_lines("entities", summary=cell)
    )


@pytest.mark.parametrize(
    "cell", ["PeÃ±a sold it.", "Itâ€™s so.", "åŒ—äº¬ sold it.", "MÃ¼ller sold it."]
)
def test_mojibake(cell_lines: CellLines, cell: str) -> None:
    line = f"data/entities.csv:2: summary: '{cell}' looks as if it had been read in the wrong encoding. [cell_was_decoded_wrongly]"
    assert line in cell_lines("entities", summary=cell)


@pytest.mark.parametrize(
    ("cell", "cure"),
    [("Camera Maker", "camera-maker"), ("camera_maker", "camera-maker"), ("Caméra", "camera")],
)
def test_an_id_that_is_misspelt(cell_lines: CellLines, cell: str, cure: str) -> None:
    (line,) = (
        line for line in cell_lines("contracts", contract_id=cell) if line.endswith("[pattern]")
    )
    assert line.startswith(
        f"data/contracts.csv:2: contract_id: '{cell}' does not match the required format, for example "
    ) and line.endswith(f". Did you mean {cure}? [pattern]")


@pytest.mark.parametrize(
    ("cell", "cure"),
    [("PPP", " Did you mean ppp?"), ("tendr", " Did you mean tender?"), ("TRUE", "")],
)
def test_a_word_that_is_not_in_the_list(cell_lines: CellLines, cell: str, cure: str) -> None:
    line = f"data/contracts.csv:2: kind: '{cell}' is not one of ppp, tender, purchase, framework, service.{cure} [enum]"
    assert line in cell_lines("contracts", kind=cell)


def test_a_key_that_leads_nowhere(cell_lines: CellLines) -> None:
    line = "data/contracts.csv:2: place_id: 'north-conty' is not the place_id of a row of places. Did you mean north-county? [foreignKey]"
    assert line in cell_lines("contracts", place_id="north-conty")


def test_a_name_in_place_of_an_id(cell_lines: CellLines) -> None:
    line = "data/contracts.csv:2: place_id: 'North City' is not the place_id of a row of places. That is a name; write the id, north-city. [foreignKey]"
    assert line in cell_lines("contracts", place_id="North City")


def test_long_values_and_escapes_are_not_repeated_to_the_terminal(cell_lines: CellLines) -> None:
    (line,) = (
        line
        for line in cell_lines("contracts", kind="\x1b[2J\u202e\n" + "x" * 9999)
        if line.endswith("[enum]")
    )
    assert (
        line.startswith("data/contracts.csv:2: kind: 'U+001B[2JU+202EU+000Axxxx")
        and len(line) < 200
    )
