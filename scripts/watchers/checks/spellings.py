"""How the cells of each type of Table Schema are spelled: a function for each, and none is skipped.

Each function takes a column and returns an expression that is true for broken cells. Cells are
text, nothing is coerced, and an unknown cell is never broken. `package.vocabulary` says which types
and meanings there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from watchers.checks import hints
from watchers.checks.patterns import matches
from watchers.dates.partial_date import NO_SUCH_DAY, PARTIAL_DATE
from watchers.package.vocabulary import ADDRESS, DATE, EDTF, FORMATS, MEANINGS, NUMBER, YEAR


@dataclass(frozen=True)
class Spelling:
    """How the cells of a type, or of a meaning, must be spelled."""

    rule: str
    broken: Callable[[nw.Expr], nw.Expr]
    """From a column to the expression of its broken cells."""
    message: str
    hint: Callable[[str], str]
    """From a broken cell to a hint, or to an empty text."""


SPELLINGS: dict[tuple[str, str], list[Spelling]] = {("string", "default"): []}
"""By type and format, or by type and meaning (`rdfType`)."""


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


OFFERED = {
    (kind, name)
    for offered in (FORMATS, MEANINGS)
    for kind, names in offered.items()
    for name in names
}
"""What a schema may name: types with their formats, and with their meanings."""
if SPELLINGS.keys() != OFFERED:
    raise ImportError("the types that are checked are not those that a schema may name")
