"""Counts the rows that many checks of one table call broken, in one pass over the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import or_

import narwhals as nw

from watchers.checks.check import Check
from watchers.checks.frames import Frames
from watchers.checks.lookups import times_true
from watchers.checks.patterns import holds
from watchers.checks.single_rows import either

Failure = Callable[[BaseException], BaseException | None]


def checks_without_broken_rows(
    checks: Sequence[Check],
    frames: Frames,
    *,
    failure: Failure = lambda error: None,
) -> frozenset[int]:
    """The `id` of each check that finds nothing in its table, of those that judge rows one by one.

    None if one of them cannot be run: then each has to be run by itself, and says so itself.

    failure: what to raise instead of an error that is the engine's own; None for any other.
    """
    searched = _searched_together(checks)
    together = {id(check) for those in searched.values() for check in those}
    alone = [check for check in checks if id(check) not in together]
    try:
        rows = frames[checks[0].table]
        unions = {column: _search(column, those) for column, those in searched.items()}
        found = _totals(rows, unions | _counts(alone, frames))
        suspects = [check for column, those in searched.items() if found[column] for check in those]
        found |= _totals(rows, _counts(suspects, frames))
    except Exception as error:
        if instead := failure(error):
            raise instead from error
        return frozenset()
    of_columns = {id(check): found[column] for column, those in searched.items() for check in those}
    by_check = of_columns | {
        id(check): found[str(id(check))] for check in checks if str(id(check)) in found
    }
    return frozenset(key for key, total in by_check.items() if total == 0)


def _searched_together(checks: Sequence[Check]) -> dict[str, list[Check]]:
    """By column: the checks that search its cells for regular expressions, if there are several.

    To search for all of them at once takes hardly longer than to search for one.
    """
    searched: dict[str, list[Check]] = {}
    for check in checks:
        if check.pattern:
            searched.setdefault(check.column, []).append(check)
    return {column: those for column, those in searched.items() if len(those) > 1}


def _search(column: str, checks: Sequence[Check]) -> nw.Expr:
    return holds(nw.col(column), either(check.pattern for check in checks))


def _counts(checks: Sequence[Check], frames: Frames) -> dict[str, nw.Expr]:
    return {
        str(id(check)): check.broken if frames.sifts else _where_found(check, check.broken)
        for check in checks
        if check.broken is not None and not check.sifts(frames)
    }


def _where_found(check: Check, broken: nw.Expr) -> nw.Expr:
    """What is true of a broken row; an engine looks further only where it finds a needle."""
    if not check.needles:
        return broken
    cell = nw.col(check.column)
    found = (cell.str.contains(needle, literal=True) for needle in check.needles)
    return nw.when(reduce(or_, found)).then(broken)


def _totals(rows: nw.LazyFrame, broken: Mapping[str, nw.Expr]) -> dict[str, int]:
    """In how many rows each of the expressions is true."""
    if not broken:
        return {}
    counts = [times_true(expr).alias(f"_{name}") for name, expr in broken.items()]
    (totals,) = rows.select(*counts).collect().rows(named=True)
    return {name: totals[f"_{name}"] for name in broken}
