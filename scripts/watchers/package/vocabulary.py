"""The types and constraints of Table Schema (Data Package v2) that are supported.

All others are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

NUMBER = r"^-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?$"
YEAR = r"^[0-9]{4}$"
YEARS = (0, 9999)
"""The first and the last year that can be written with four digits."""
DATE = r"^[1-9][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
ADDRESS = "^https?://[a-z0-9.-]+(?::[0-9]{2,5})?(?:[/?#][!-~]*)?$"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF-level0"
"""Marks a text column of partial dates: year, year-month or day (EDTF level 0)."""

FIRST, LAST = "_first", "_last"
"""Endings of the columns that exports add to one of partial dates: the days that it can mean."""
DESCRIPTIONS_OF_DAYS = {
    FIRST: "The first day that the date can mean.",
    LAST: "The last day that the date can mean.",
}

FORMATS: dict[str, tuple[str, ...]] = {
    "string": ("default", "uri"),
    "number": ("default",),
    "year": ("default",),
    "date": ("default",),
}
"""The formats of each type."""
EVIDENCE = ("required", "wanted")
"""What `evidence` may say of a column: its cells must be carried by words, or should be."""
NOT_TEXT = FORMATS.keys() - {"string"}
MEANINGS: dict[str, tuple[str, ...]] = {"string": (EDTF,)}
"""What `rdfType` may say of a column of each type."""
NUMERIC = {"number": NUMBER, "year": YEAR}
"""Types whose cells are compared as numbers, and how a readable one is spelled."""
COMPARES_NUMBERS = {"minimum", "maximum", "exclusiveMinimum"}
"""Constraints of columns of numbers."""
COMPARES_SPELLINGS = {"unique", "enum"}
"""Constraints of columns in which what is equal is spelled alike."""
COUNTS_CHARACTERS = {"maxLength"}
"""Constraints of columns of text."""
MAX_COLUMNS = 500
"""Columns of a table. SQLite takes 2,000, and each partial date becomes three."""
MAX_BOUND = 10**15
BOUND = "a number of at most 15 digits, no more than 9 of them after the point"
"""The bounds that constraints may set."""
MAX_LENGTH = 65_536
"""Characters that `maxLength` may allow: more than a cell may hold in any case."""


@dataclass(frozen=True)
class ConstraintValue:
    """The values that a constraint takes: a test, and the words for them."""

    takes: Callable[[Any], bool]
    wanted: str


def _is_number(value: Any) -> bool:
    """Whether every tool reads this bound as the same number, also with cells equal to it."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return abs(value) < MAX_BOUND and round(value, 9) == value == float(f"{value:.15g}")


def _is_length(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MAX_LENGTH


def _is_pattern(value: Any) -> bool:
    """Whether both Python and RE2, which runs the checks, accept this regular expression."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not isinstance(value, str):
        return False
    try:
        re.compile(value)
        # An unknown cell, unlike text from Python, does not make Arrow import pandas.
        pc.match_substring_regex(pa.nulls(1, pa.string()), f"^(?:{value})$")
    except (re.error, ValueError, RecursionError, OverflowError):
        return False
    return True


def _is_closed_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) for word in value)


def _is_true_or_false(value: Any) -> bool:
    return isinstance(value, bool)


CONSTRAINT_VALUES: dict[str, ConstraintValue] = {
    "required": ConstraintValue(_is_true_or_false, "true or false"),
    "unique": ConstraintValue(_is_true_or_false, "true or false"),
    "pattern": ConstraintValue(_is_pattern, "a regular expression"),
    "enum": ConstraintValue(_is_closed_list, "a list of words"),
    "maxLength": ConstraintValue(_is_length, "a whole number of characters"),
    "minimum": ConstraintValue(_is_number, BOUND),
    "maximum": ConstraintValue(_is_number, BOUND),
    "exclusiveMinimum": ConstraintValue(_is_number, BOUND),
}
