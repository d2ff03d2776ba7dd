"""Table Schema compiled to checks: one table of types, one of constraints, and nothing skipped.

Each entry turns a column into an expression that is true where the cell is broken. Cells are text,
nothing is coerced, and an unknown cell breaks only `required`. Source: Table Schema (Data Package
v2), with patterns anchored at both ends as the standard means them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from watchers import cures
from watchers.characters import INVISIBLE, NO_BREAK, WIDE_SPACE, in_brackets
from watchers.check import Check, spelled
from watchers.dates import NO_SUCH_DAY
from watchers.package import EDTF, Table

Broken = Callable[[nw.Expr], nw.Expr]

NUMBER = r"^-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?$"
YEAR = r"^[0-9]{4}$"
ADDRESS = "^https?://[a-z0-9.-]+(?::[0-9]{2,5})?(?:[/?#][!-~]*)?$"
DATE = r"^[1-9][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
BLANK = f"^[\\s{in_brackets(NO_BREAK, WIDE_SPACE, INVISIBLE)}]*$"


def _unlike(pattern: str) -> Broken:
    return lambda cell: ~cell.str.contains(pattern)
LONGEST = 65_536
"""Characters that `maxLength` may allow: more than a cell may hold in any case."""


@dataclass(frozen=True)
class Spelling:
    """How the cells of a type or meaning must be spelled."""

    rule: str
    broken: Broken
    message: str
    cure: Callable[[str], str] = cures.none


# Type, then format: what is not here is refused.
TYPES: dict[str, dict[str, list[Spelling]]] = {
    "string": {"default": [], "uri": [Spelling("uri", _unlike(ADDRESS), "{cell} is not an address that begins with https://.")]},
    "number": {"default": [Spelling("number", _unlike(NUMBER), "{cell} is not a number like 1850000 or 89.99.", cures.number)]},
    "year": {"default": [Spelling("year", _unlike(YEAR), "{cell} is not a year of four digits.", cures.date_)]},
    "date": {"default": [
        Spelling("date", _unlike(DATE), "{cell} is not a day like 2017-04-12.", cures.date_),
        Spelling("date", lambda cell: cell.str.contains(NO_SUCH_DAY), "{cell} is a day that no calendar has."),
    ]},
}
RDF_TYPES: dict[str, list[Spelling]] = {
    EDTF: [Spelling("edtf", lambda cell: cell.str.contains(NO_SUCH_DAY), "{cell} is a day that no calendar has.")],
}
NUMERIC = {"number": NUMBER, "year": YEAR}
"""Types whose cells are compared as numbers, and how a readable one is spelled."""


@dataclass(frozen=True)
class Constraint:
    """A constraint of Table Schema: which values it takes, and which cells break it."""

    takes: Callable[[Any], bool]
    wants: str
    broken: Callable[[nw.Expr, Any], nw.Expr]
    message: Callable[[Any, Any], str]
    """From the constraint's value and the field's example."""
    cure: Callable[[str, Any], str] = cures.none_for


def _is_number(value: Any) -> bool:
    try:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:
        return False


def _is_length(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LONGEST


def _is_pattern(value: Any) -> bool:
    """Whether both engines that run patterns take this one: Python's, and RE2, which runs the checks."""
    import pyarrow.compute as pc

    try:
        return isinstance(value, str) and bool(re.compile(value)) and pc.match_substring_regex("", f"^(?:{value})$").is_valid
    except (re.error, ValueError, RecursionError, OverflowError):
        return False


def _is_closed_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) for word in value)


def _empty_looking(cell: nw.Expr) -> nw.Expr:
    return cell.is_null() | cell.str.contains(BLANK)


def _literal(text: Any) -> str:
    """Text of a schema as a part of a message, in which braces name columns."""
    return str(text).replace("{", "{{").replace("}", "}}")


CONSTRAINTS: dict[str, Constraint] = {
    "required": Constraint(lambda v: isinstance(v, bool), "true or false", lambda cell, on: _empty_looking(cell) if on else nw.lit(False),
                           lambda v, example: "is empty; every row has one."),
    "pattern": Constraint(_is_pattern, "a regular expression", lambda cell, pattern: ~cell.str.contains(f"^(?:{pattern})$"),
                          lambda pattern, example: f"{{cell}} is not spelled like {_literal(example)}.",
                          cures.pattern),
    "enum": Constraint(_is_closed_list, "a list of words", lambda cell, words: ~cell.is_in(words) & ~cell.is_null(),
                       lambda words, example: "{cell} is not one of " + _literal(", ".join(words)) + ".", cures.enum),
    "maxLength": Constraint(_is_length, "a whole number of characters", lambda cell, most: cell.str.len_chars() > most,
                            lambda most, example: f"{{cell}} is longer than {most} characters."),
    "minimum": Constraint(_is_number, "a number", lambda cell, least: cell < least, lambda least, example: f"{{cell}} is less than {least}."),
    "maximum": Constraint(_is_number, "a number", lambda cell, most: cell > most, lambda most, example: f"{{cell}} is more than {most}."),
    "exclusiveMinimum": Constraint(_is_number, "a number", lambda cell, floor: cell <= floor, lambda floor, example: f"{{cell}} is not more than {floor}."),
    # A single column that must be unique is checked as a key, with the keys.
    "unique": Constraint(lambda v: isinstance(v, bool), "true or false", lambda cell, on: nw.lit(False), lambda v, example: ""),
}
COMPARES_NUMBERS = {"minimum", "maximum", "exclusiveMinimum"}


def column_checks(table: Table) -> Iterator[Check]:
    """The checks of each column's type, meaning and constraints."""
    for name, field in table.fields.items():
        text = spelled(name) if field["type"] in NUMERIC else name
        spellings = TYPES[field["type"]][field.get("format", "default")] + RDF_TYPES.get(field.get("rdfType"), [])
        for spelling in spellings:
            yield _check(spelling.rule, table, name, text, spelling.broken, spelling.message, spelling.cure)
        for keyword, value in field.get("constraints", {}).items():
            constraint = CONSTRAINTS[keyword]
            cell = name if keyword in COMPARES_NUMBERS else text

            def broken(cell: nw.Expr, constraint: Constraint = constraint, value: Any = value) -> nw.Expr:
                return constraint.broken(cell, value)

            def cure(found: str, constraint: Constraint = constraint, value: Any = value) -> str:
                return constraint.cure(found, value)

            if keyword != "unique":
                yield _check(keyword, table, name, cell, broken, constraint.message(value, field.get("example")), cure)


def _check(rule: str, table: Table, column: str, cell: str, broken: Broken, message: str, cure: Callable[[str], str]) -> Check:
    text = spelled(column) if table.fields[column]["type"] in NUMERIC else column
    return Check(rule, table.name, column, message, broken(nw.col(cell)), cure=lambda value, frames: cure(value), shown=text)
