"""The constraints of Table Schema as checks: a function for each, and none is skipped.

Each function takes a column and the constraint's value, and returns an expression that is true for
broken cells. Cells are text, nothing is coerced, and an unknown cell breaks only `required`.
Source: Table Schema (Data Package v2), with patterns anchored at both ends as the standard means
them. `package.vocabulary` says which constraints there are, and what values they take.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import narwhals as nw

from watchers.checks import hints
from watchers.checks.patterns import matches
from watchers.package.vocabulary import CONSTRAINT_VALUES
from watchers.tables.characters import INVISIBLE, NO_BREAK, WIDE_SPACE, in_brackets

BLANK = f"^[\\s{in_brackets(NO_BREAK, WIDE_SPACE, INVISIBLE)}]*$"

Hint = Callable[[str, Any], str]
"""From a broken cell and the constraint's value to a hint, or to an empty text."""


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


CONSTRAINTS: dict[str, Constraint] = {}


def _literal(text: object) -> str:
    """Text of a schema, escaped for a message, in which braces name columns."""
    return str(text).replace("{", "{{").replace("}", "}}")


def constraint(name: str, *, message: str, hint: Hint = hints.none_for) -> Callable[..., Any]:
    """Registers a function that finds the cells that break the constraint `name`."""

    def add(broken: Callable[[nw.Expr, Any], nw.Expr]) -> Callable[[nw.Expr, Any], nw.Expr]:
        CONSTRAINTS[name] = Constraint(broken, message, hint)
        return broken

    return add


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
