"""Regular expressions on cells. They are written as RE2 has them, and told each engine in its own.

pandas with Arrow and DuckDB have RE2. Rules use these functions and not `.str.contains`, for Spark
has Java's expressions, in which the same pattern can mean another thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import narwhals as nw

Spelling = Callable[[str], str]
"""From a pattern of RE2 to the one that an engine takes."""


def _of_re2(pattern: str) -> str:
    return pattern


_spelling: ContextVar[Spelling] = ContextVar("spelling", default=_of_re2)


@contextmanager
def spelled_by(spelling: Spelling) -> Iterator[None]:
    """Expressions that are made meanwhile have their patterns in another spelling."""
    token = _spelling.set(spelling)
    try:
        yield
    finally:
        _spelling.reset(token)


def matches(cell: nw.Expr, pattern: str) -> nw.Expr:
    """Whether the pattern is found anywhere in the cell."""
    return holds(cell, _spelling.get()(pattern))


def holds(cell: nw.Expr, spelled: str) -> nw.Expr:
    """The same of a pattern that is spelled as the engine takes it."""
    return cell.str.contains(spelled)


def without(cell: nw.Expr, pattern: str) -> nw.Expr:
    """The cell without anything that the pattern finds."""
    return cell.str.replace_all(_spelling.get()(pattern), "")
