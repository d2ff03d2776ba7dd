"""Table Schema compiled to checks: a function for each type and each constraint, and nothing skipped.

Each function turns a column into an expression that is true where the cell is broken. Cells are text,
nothing is coerced, and an unknown cell breaks only `required`. Source: Table Schema (Data Package
v2), with patterns anchored at both ends as the standard means them. Which types and constraints there
are, and what values they take, stands in `package.vocabulary`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from watchers.checks import hints
from watchers.checks.check import Check
from watchers.dates.expressions import NO_SUCH_DAY
from watchers.package.model import Table
from watchers.package.vocabulary import (
    ADDRESS,
    COMPARES_NUMBERS,
    CONSTRAINT_VALUES,
    DATE,
    EDTF,
    FORMATS,
    MEANINGS,
    NUMBER,
    NUMERIC,
    YEAR,
)
from watchers.tables.characters import INVISIBLE, NO_BREAK, WIDE_SPACE, in_brackets
from watchers.tables.columns import spelled

BLANK = f"^[\\s{in_brackets(NO_BREAK, WIDE_SPACE, INVISIBLE)}]*$"

Hint = Callable[[str, Any], str]
"""From a broken cell and the constraint's value to a hint, or to an empty text."""


@dataclass(frozen=True)
class Spelling:
    """How the cells of a type, or of a meaning, must be spelled."""

    rule: str
    broken: Callable[[nw.Expr], nw.Expr]
    message: str
    hint: Callable[[str], str]


@dataclass(frozen=True)
class Constraint:
    """Which cells break a constraint, and what is said of them."""

    broken: Callable[[nw.Expr, Any], nw.Expr]
    message: str
    """With <value> for the constraint's value and <example> for the column's example."""
    hint: Hint

    def sentence(self, value: Any, example: object) -> str:
        shown = ", ".join(value) if isinstance(value, list) else value
        return self.message.replace("<value>", _literal(shown)).replace(
            "<example>", _literal(example)
        )


SPELLINGS: dict[tuple[str, str], list[Spelling]] = {("string", "default"): []}
"""By type and format, or by type and meaning (`rdfType`)."""
CONSTRAINTS: dict[str, Constraint] = {}


def _literal(text: object) -> str:
    """Text of a schema as a part of a message, in which braces name columns."""
    return str(text).replace("{", "{{").replace("}", "}}")


def spelling(
    rule: str,
    *,
    type: str,
    format: str = "default",
    message: str,
    hint: Callable[[str], str] = hints.none,
) -> Callable[..., Any]:
    """Adds a function that tells which cells of a type are not spelled as they must be."""

    def add(broken: Callable[[nw.Expr], nw.Expr]) -> Callable[[nw.Expr], nw.Expr]:
        SPELLINGS.setdefault((type, format), []).append(Spelling(rule, broken, message, hint))
        return broken

    return add


def constraint(name: str, *, message: str, hint: Hint = hints.none_for) -> Callable[..., Any]:
    """Adds a function that tells which cells break the constraint `name`."""

    def add(broken: Callable[[nw.Expr, Any], nw.Expr]) -> Callable[[nw.Expr, Any], nw.Expr]:
        CONSTRAINTS[name] = Constraint(broken, message, hint)
        return broken

    return add


@spelling(
    "uri",
    type="string",
    format="uri",
    message="{cell} is not an address that begins with https://.",
)
def is_no_address(cell: nw.Expr) -> nw.Expr:
    return ~cell.str.contains(ADDRESS)


@spelling(
    "number",
    type="number",
    message="{cell} is not a number like 1850000 or 89.99.",
    hint=hints.number,
)
def is_no_number(cell: nw.Expr) -> nw.Expr:
    return ~cell.str.contains(NUMBER)


@spelling("year", type="year", message="{cell} is not a year of four digits.", hint=hints.date_)
def is_no_year(cell: nw.Expr) -> nw.Expr:
    return ~cell.str.contains(YEAR)


@spelling("date", type="date", message="{cell} is not a day like 2017-04-12.", hint=hints.date_)
def is_no_date(cell: nw.Expr) -> nw.Expr:
    return ~cell.str.contains(DATE)


@spelling("date", type="date", message="{cell} is a day that no calendar has.")
@spelling("edtf", type="string", format=EDTF, message="{cell} is a day that no calendar has.")
def is_no_day_of_the_calendar(cell: nw.Expr) -> nw.Expr:
    return cell.str.contains(NO_SUCH_DAY)


@constraint("required", message="is empty; every row has one.")
def is_empty(cell: nw.Expr, required: bool) -> nw.Expr:
    return cell.is_null() | cell.str.contains(BLANK) if required else nw.lit(False)


@constraint("pattern", message="{cell} is not spelled like <example>.", hint=hints.pattern)
def does_not_match(cell: nw.Expr, pattern: str) -> nw.Expr:
    return ~cell.str.contains(f"^(?:{pattern})$")


@constraint("enum", message="{cell} is not one of <value>.", hint=hints.enum)
def is_not_one_of(cell: nw.Expr, words: list[str]) -> nw.Expr:
    return ~cell.is_in(words) & ~cell.is_null()


@constraint("maxLength", message="{cell} is longer than <value> characters.")
def is_longer_than(cell: nw.Expr, limit: int) -> nw.Expr:
    return cell.str.len_chars() > limit


@constraint("minimum", message="{cell} is less than <value>.")
def is_less_than(cell: nw.Expr, least: float) -> nw.Expr:
    return cell < least


@constraint("maximum", message="{cell} is more than <value>.")
def is_more_than(cell: nw.Expr, most: float) -> nw.Expr:
    return cell > most


@constraint("exclusiveMinimum", message="{cell} is not more than <value>.")
def is_not_more_than(cell: nw.Expr, floor: float) -> nw.Expr:
    return cell <= floor


CHECKED_AS_KEYS = {"unique"}
"""Constraints of single columns that are checked with the keys."""
if CONSTRAINTS.keys() | CHECKED_AS_KEYS != CONSTRAINT_VALUES.keys():
    raise ImportError(
        f"constraints without a check, or checks without one: {CONSTRAINTS.keys() ^ CONSTRAINT_VALUES.keys()}"
    )
if SPELLINGS.keys() != {
    (type, format) for type, formats in FORMATS.items() for format in formats
} | {(type, meaning) for type, meanings in MEANINGS.items() for meaning in meanings}:
    raise ImportError("the types that are checked are not those that a schema may name")


def column_checks(table: Table) -> Iterator[Check]:
    """The checks of each column's type, meaning and constraints."""
    for name, field in table.fields.items():
        yield from _spelling_checks(table, name, field)
        for keyword, value in field.get("constraints", {}).items():
            if keyword not in CHECKED_AS_KEYS:
                yield _constraint_check(table, name, keyword, value)


def _spelling_checks(table: Table, column: str, field: dict[str, Any]) -> Iterator[Check]:
    spellings = SPELLINGS[field["type"], field.get("format", "default")]
    if "rdfType" in field:
        spellings = spellings + SPELLINGS[field["type"], field["rdfType"]]
    text = _as_spelled(table, column)
    for one in spellings:
        yield Check(
            one.rule,
            table.name,
            column,
            one.message,
            one.broken(nw.col(text)),
            cure=_cell_hint(one.hint),
            shown=text,
        )


def _constraint_check(table: Table, column: str, keyword: str, value: Any) -> Check:
    one = CONSTRAINTS[keyword]
    text = _as_spelled(table, column)
    cell = nw.col(column if keyword in COMPARES_NUMBERS else text)
    sentence = one.sentence(value, table.fields[column].get("example"))
    hint = _cell_hint(lambda broken_cell: one.hint(broken_cell, value))
    return Check(
        keyword, table.name, column, sentence, one.broken(cell, value), cure=hint, shown=text
    )


def _cell_hint(hint: Callable[[str], str]) -> Callable[..., str]:
    """A hint that needs nothing but the cell, as a check asks for it."""
    return lambda cell, frames: hint(cell)


def _as_spelled(table: Table, column: str) -> str:
    """The column that holds the cells as text."""
    return spelled(column) if table.fields[column]["type"] in NUMERIC else column
