"""The types and constraints of Table Schema as checks: a function for each, and none is skipped.

Each function takes a column and returns an expression that is true for broken cells. Cells are
text, nothing is coerced, and an unknown cell breaks only `required`. Source: Table Schema (Data
Package v2), with patterns anchored at both ends as the standard means them. `package.vocabulary`
says which types and constraints there are, and what values they take.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import narwhals as nw

from watchers.checks import hints
from watchers.checks.patterns import matches
from watchers.dates.partial_date import NO_SUCH_DAY, PARTIAL_DATE
from watchers.package.vocabulary import (
    ADDRESS,
    CONSTRAINT_VALUES,
    DATE,
    EDTF,
    FORMATS,
    MEANINGS,
    NUMBER,
    YEAR,
)
from watchers.tables.characters import INVISIBLE, NO_BREAK, WIDE_SPACE, in_brackets

BLANK = f"^[\\s{in_brackets(NO_BREAK, WIDE_SPACE, INVISIBLE)}]*$"

Hint = Callable[[str, Any], str]
"""From a broken cell and the constraint's value to a hint, or to an empty text."""


@dataclass(frozen=True)
class Spelling:
    """How the cells of a type, or of a meaning, must be spelled."""

    rule: str
    broken: Callable[[nw.Expr], nw.Expr]
    """From a column to the expression of its broken cells."""
    message: str
    hint: Callable[[str], str]
    """From a broken cell to a hint, or to an empty text."""


@dataclass(frozen=True)
class Constraint:
    """Which cells break a constraint, and the message about them."""

    broken: Callable[[nw.Expr, Any], nw.Expr]
    """From a column and the constraint's value to the expression of its broken cells."""
    message: str
    """With <value> for the constraint's value and <example> for the column's example."""
    hint: Hint

    def sentence(self, value: Any, *, example: object) -> str:
        """The message for a constraint with this value, on a column with this example."""
        shown = ", ".join(value) if isinstance(value, list) else value
        return self.message.replace("<value>", _literal(shown)).replace(
            "<example>", _literal(example)
        )


SPELLINGS: dict[tuple[str, str], list[Spelling]] = {("string", "default"): []}
"""By type and format, or by type and meaning (`rdfType`)."""
CONSTRAINTS: dict[str, Constraint] = {}


def _literal(text: object) -> str:
    """Text of a schema, escaped for a message, in which braces name columns."""
    return str(text).replace("{", "{{").replace("}", "}}")


def spelling(
    rule: str,
    *,
    type: str,
    format: str = "default",
    message: str,
    hint: Callable[[str], str] = hints.none,
) -> Callable[..., Any]:
    """Registers a function that finds the cells of a type that are not spelled as they must be."""

    def add(broken: Callable[[nw.Expr], nw.Expr]) -> Callable[[nw.Expr], nw.Expr]:
        SPELLINGS.setdefault((type, format), []).append(Spelling(rule, broken, message, hint))
        return broken

    return add


def constraint(name: str, *, message: str, hint: Hint = hints.none_for) -> Callable[..., Any]:
    """Registers a function that finds the cells that break the constraint `name`."""

    def add(broken: Callable[[nw.Expr, Any], nw.Expr]) -> Callable[[nw.Expr, Any], nw.Expr]:
        CONSTRAINTS[name] = Constraint(broken, message, hint)
        return broken

    return add


@spelling(
    "uri",
    type="string",
    format="uri",
    message="{cell} is not an address that begins with https://.",
    hint=hints.address,
)
def is_no_address(cell: nw.Expr) -> nw.Expr:
    return ~matches(cell, ADDRESS)


@spelling(
    "number",
    type="number",
    message="{cell} is not a number like 1850000 or 89.99.",
    hint=hints.number,
)
def is_no_number(cell: nw.Expr) -> nw.Expr:
    return ~matches(cell, NUMBER)


@spelling("year", type="year", message="{cell} is not a year of four digits.", hint=hints.year)
def is_no_year(cell: nw.Expr) -> nw.Expr:
    return ~matches(cell, YEAR)


@spelling("date", type="date", message="{cell} is not a date (YYYY-MM-DD).", hint=hints.full_date)
def is_no_date(cell: nw.Expr) -> nw.Expr:
    return ~matches(cell, DATE)


@spelling("date", type="date", message="{cell} does not exist in the calendar.")
@spelling("edtf", type="string", format=EDTF, message="{cell} does not exist in the calendar.")
def is_no_day_of_the_calendar(cell: nw.Expr) -> nw.Expr:
    return matches(cell, NO_SUCH_DAY)


@spelling(
    "edtf",
    type="string",
    format=EDTF,
    message="{cell} is not a date like 2018, 2018-06 or 2018-06-27.",
)
def is_no_partial_date(cell: nw.Expr) -> nw.Expr:
    return ~matches(cell, PARTIAL_DATE)


@constraint("required", message="is empty, but this column is required.")
def is_empty(cell: nw.Expr, required: Literal[True]) -> nw.Expr:
    return cell.is_null() | matches(cell, BLANK)


@constraint(
    "pattern",
    message="{cell} does not match the required format, for example <example>.",
    hint=hints.pattern,
)
def does_not_match(cell: nw.Expr, pattern: str) -> nw.Expr:
    return ~matches(cell, f"^(?:{pattern})$")


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
    unmatched = (CONSTRAINTS.keys() | CHECKED_AS_KEYS) ^ CONSTRAINT_VALUES.keys()
    raise ImportError(f"constraints without a check, or checks without one: {unmatched}")
OFFERED = {
    (kind, name)
    for offered in (FORMATS, MEANINGS)
    for kind, names in offered.items()
    for name in names
}
"""What a schema may name: types with their formats, and with their meanings."""
if SPELLINGS.keys() != OFFERED:
    raise ImportError("the types that are checked are not those that a schema may name")
