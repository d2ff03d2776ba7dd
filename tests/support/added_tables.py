"""Strategies for a table that is like none of ours: its schema, and rows that may fit it."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import strategies as st

from watchers.package.vocabulary import COMPARES_NUMBERS, COUNTS_CHARACTERS, EDTF, NUMERIC

NAMES = ["extra", "a", "a_b", "order", "select", "index", "values", "chain", "t" * 63, "u" * 40]
TAKEN = ["about", "listings", "sqlite_x", "sqlite", "entities", "Entities", "x$y", "claims_chain"]
COLUMNS = ["a", "b", "b_c", "c", "a_first", "a_last", "group", "rowid", "unique", "value", "x" * 63]
CELLS = {
    "string": ["", "a", "b", "NA", "皮山", "x, y", 'say "so"', "1", "north-county", "x" * 40_000],
    "number": ["", "0", "1", "1.0", "-0.5", "999999999999999999", "0.000000001", "0.1"],
    "year": ["", "0000", "0001", "2017", "9999"],
    "date": ["", "1000-01-01", "1899-12-31", "1900-02-28", "2020-02-29", "2024-12-31"],
    EDTF: ["", "1000", "1800-02", "2016-02", "2017", "2020-02-29", "0000", "x"],
}  # fmt: skip
USUAL = ["required", "unique", "enum", "pattern"]
"""Constraints of columns of any type."""
NUMBERS = (
    st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(10**20), 10**20)
    | st.integers(-2, 2)
)


@st.composite
def _fields(draw: st.DrawFn, name: str, kind: str) -> dict[str, Any]:
    made = {"name": name, "type": "string" if kind == EDTF else kind, "description": "One."}
    if kind == EDTF:
        made["rdfType"] = EDTF
    values = _constraint_values(kind)
    usual = [*USUAL, *(COMPARES_NUMBERS if kind in NUMERIC else COUNTS_CHARACTERS)]
    keywords = st.sampled_from([*sorted(usual) * 2, *sorted(values)])
    chosen = draw(st.lists(keywords, max_size=2, unique=True))
    return {**made, "constraints": {keyword: draw(values[keyword]) for keyword in chosen}}


def _constraint_values(kind: str) -> dict[str, st.SearchStrategy[Any]]:
    """For each constraint the values with which cells of this type may well fulfil it."""
    cells = st.just(CELLS[kind]) | st.lists(st.sampled_from(CELLS[kind]), min_size=1, max_size=9)
    return {
        "required": st.booleans(),
        "unique": st.booleans(),
        "enum": cells,
        "pattern": st.sampled_from([".*", "(?s).*", "[^\\n]{0,9}", "a|b|", "(?P<n>.)*"]),
        **dict.fromkeys(COUNTS_CHARACTERS, st.integers(1, 70_000) | st.integers(1, 3)),
        **dict.fromkeys(COMPARES_NUMBERS, NUMBERS),
    }


@st.composite
def schemas(draw: st.DrawFn) -> dict[str, Any]:
    """A schema whose first column is an id."""
    names = draw(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=5, unique=True))
    kinds = [draw(st.sampled_from(sorted(CELLS))) for _ in names]
    columns = [draw(_fields(name, kind)) for name, kind in zip(names, kinds, strict=True)]
    key = {"name": "id", "type": "string", "description": "One.", "constraints": {"required": True}}
    subsets = st.lists(st.sampled_from(["id", *names]), min_size=1, max_size=3, unique=True)
    texts = [name for name, kind in zip(names, kinds, strict=True) if kind == "string"]
    reference = st.sampled_from(
        [{"fields": ["id"]}, {"resource": "places", "fields": ["place_id"]}]
    )
    foreign = st.fixed_dictionaries(
        {"fields": st.sampled_from(texts or names).map(lambda name: [name]), "reference": reference}
    )
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "description": draw(st.sampled_from(["One row per thing.", "One\n\n--\nrow.", "*/ '"])),
        "fields": [key, *columns],
        "primaryKey": ["id"],
        "uniqueKeys": draw(st.lists(subsets, max_size=3)),
        "foreignKeys": draw(st.lists(foreign, max_size=2)),
    }


@st.composite
def contents(draw: st.DrawFn, schema: dict[str, Any]) -> bytes:
    """The file of a table, whose rows are sorted by id and whose cells may fit their columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column["name"] for column in schema["fields"]])
    kinds = [column.get("rdfType", column["type"]) for column in schema["fields"][1:]]
    for key in ["a", "b", "c"][: draw(st.integers(1, 3))]:
        writer.writerow([key, *(draw(st.sampled_from(CELLS[kind])) for kind in kinds)])
    return text.getvalue().encode()
