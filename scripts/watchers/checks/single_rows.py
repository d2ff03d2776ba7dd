"""Tells of a rule whether it only filters the rows of its table, and by what.

What can be said of a row alone is counted with everything else that is said of it, in one pass.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import and_
from typing import Any

import narwhals as nw


class FilteredRows:
    """Stands for the rows of a table, and takes down what they are filtered by."""

    def __init__(self, *conditions: nw.Expr) -> None:
        self.conditions = conditions

    def filter(self, *conditions: nw.Expr) -> FilteredRows:
        return FilteredRows(*self.conditions, *conditions)


def condition(rule: Callable[[Any], Any]) -> nw.Expr | None:
    """What is true of the rows that the rule returns; None if it does more than filter rows."""
    try:
        found = rule(FilteredRows())
    except Exception:  # It will be told where the rule is run on the table itself.
        return None
    if not isinstance(found, FilteredRows) or not found.conditions:
        return None
    return reduce(and_, found.conditions)
