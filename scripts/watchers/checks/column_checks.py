"""The checks that a table's schema asks of each column: its type, meaning and constraints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import narwhals as nw

from watchers.checks.check import Check
from watchers.checks.constraints import CHECKED_AS_KEYS, CONSTRAINTS
from watchers.checks.frames import Frames
from watchers.checks.spellings import SPELLINGS
from watchers.package.model import Table
from watchers.package.vocabulary import COMPARES_NUMBERS, NUMERIC
from watchers.tables.columns import spelled


def column_checks(table: Table) -> Iterator[Check]:
    """The checks of each column's type, meaning and constraints."""
    for name, field in table.fields.items():
        yield from _spelling_checks(table, name, field)
        for keyword, value in field.get("constraints", {}).items():
            if keyword not in CHECKED_AS_KEYS and value is not False:
                yield _constraint_check(table, name, keyword, value)


def text_column(table: Table, column: str) -> str:
    """The column of a frame that holds the cells of `column` as text."""
    return spelled(column) if table.fields[column]["type"] in NUMERIC else column


def _spelling_checks(table: Table, column: str, field: dict[str, Any]) -> Iterator[Check]:
    spellings = SPELLINGS[field["type"], field.get("format", "default")]
    if "rdfType" in field:
        spellings = spellings + SPELLINGS[field["type"], field["rdfType"]]
    text = text_column(table, column)
    pattern = field.get("constraints", {}).get("pattern")
    for spelling in spellings:
        broken = spelling.broken(nw.col(text))
        if pattern:
            # What does not match the column's own pattern is reported for that alone.
            broken = broken & ~CONSTRAINTS["pattern"].broken(nw.col(text), pattern)
        yield Check(
            rule=spelling.rule,
            table=table.name,
            column=column,
            message=spelling.message,
            broken=broken,
            shown=text,
            hint=_of_the_cell_alone(spelling.hint),
        )


def _constraint_check(table: Table, column: str, keyword: str, value: Any) -> Check:
    constraint = CONSTRAINTS[keyword]
    text = text_column(table, column)
    cell = nw.col(column if keyword in COMPARES_NUMBERS else text)
    return Check(
        rule=keyword,
        table=table.name,
        column=column,
        message=constraint.sentence(value, example=table.fields[column].get("example")),
        broken=constraint.broken(cell, value),
        shown=text,
        hint=_of_the_cell_alone(lambda broken_cell: constraint.hint(broken_cell, value)),
    )


def _of_the_cell_alone(hint: Callable[[str], str]) -> Callable[[str, Frames], str]:
    """A hint that needs nothing but the cell, as a check asks for it."""
    return lambda cell, frames: hint(cell)
