"""Counts the rows that many checks of one table call broken, in one pass over the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import narwhals as nw

from watchers.checks.check import Check
from watchers.checks.frames import Frames


def _count(broken: nw.Expr) -> nw.Expr:
    """How often it is true; not every engine adds up what is no number."""
    return broken.cast(nw.Int64).sum()


def checks_without_broken_rows(
    checks: Sequence[Check],
    frames: Frames,
    *,
    failure: Callable[[BaseException], BaseException | None] = lambda error: None,
) -> frozenset[int]:
    """The `id` of each check that finds nothing in its table, of those that judge rows one by one.

    None if one of them cannot be run: then each has to be run by itself, and says so itself.

    failure: what to raise instead of an error that is the engine's own; None for any other.
    """
    broken = {id(check): check.broken for check in checks if not check.sifts(frames)}
    counts = [_count(expr).alias(f"_{key}") for key, expr in broken.items() if expr is not None]
    if not counts:
        return frozenset()
    try:
        totals = frames[checks[0].table].select(*counts).collect().rows(named=True)[0]
    except Exception as error:
        if instead := failure(error):
            raise instead from error
        return frozenset()
    return frozenset(key for key in broken if totals.get(f"_{key}") == 0)
