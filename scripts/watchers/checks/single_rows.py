"""Tells of a rule whether it only looks at single rows, and by what it calls them broken.

What can be said of a row alone is counted with everything else that is said of it, in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_
from typing import Any

import narwhals as nw

COUNTED = re.compile(r"\{[2-9][0-9],\}")
"""Twenty and more of something, of which a search for other things too must keep many counts."""


class FilteredRows:
    """Stands for the rows of a table, and takes down what they are filtered by."""

    def __init__(self, *conditions: nw.Expr) -> None:
        self.conditions = conditions

    def filter(self, *conditions: nw.Expr) -> FilteredRows:
        return FilteredRows(*self.conditions, *conditions)


class SearchedCell:
    """Stands for a cell, and takes down the regular expressions of which it must hold one."""

    def __init__(self, *patterns: str) -> None:
        self.patterns = patterns

    def __getattr__(self, name: str) -> SearchedCell:
        if name != "str":
            raise AttributeError(name)
        return self

    def contains(self, pattern: str, *, literal: bool = False) -> SearchedCell:
        return SearchedCell(re.escape(pattern) if literal else pattern)

    def __or__(self, other: SearchedCell) -> SearchedCell:
        return SearchedCell(*self.patterns, *other.patterns)


def condition(rule: Callable[[Any], Any]) -> nw.Expr | None:
    """What is true of the rows that the rule returns; None if it does more than filter rows."""
    found = _answer(rule, FilteredRows())
    if not isinstance(found, FilteredRows) or not found.conditions:
        return None
    return reduce(and_, found.conditions)


def pattern(rule: Callable[[Any], Any]) -> str:
    """The regular expression that cells are broken by, to be searched for together with others.

    Empty if the rule does more than search, or counts so far that this is quicker done by itself.
    """
    found = _answer(rule, SearchedCell())
    if not isinstance(found, SearchedCell) or any(map(COUNTED.search, found.patterns)):
        return ""
    return either(found.patterns)


def either(patterns: Iterable[str]) -> str:
    """A regular expression of what one of the patterns, or several, finds."""
    return "|".join(f"(?:{one})" for one in patterns)


def _answer(rule: Callable[[Any], Any], stand_in: Any) -> object:
    try:
        return rule(stand_in)
    except Exception:  # It will be told where the rule is run on what is meant.
        return None
