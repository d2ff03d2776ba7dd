"""Plants the rows of each way and prints in Markdown how many were found."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice

import benchmarks.planted_rows as package
from benchmarks.planted_rows.judge import Judge
from benchmarks.planted_rows.record import Planted
from benchmarks.planted_rows.ways import WAYS, Way, all_ways

HEAD = ["half", "family", "ways", "rows", "caught", "passed"]
CANDIDATES = 2
"""So many rows are looked at for each that is planted: some turn out misspelt."""


@dataclass(frozen=True)
class Result:
    """How the rows of one way fared."""

    way: Way
    rows: int
    caught: int
    rules: Counter[str]
    """How many of them each rule found."""

    @property
    def passed(self) -> int:
        return self.rows - self.caught


def chosen(judge: Judge, way: Way, *, count: int, seed: int) -> list[Planted]:
    """Different rows of one way; the same ones for the same seed and record."""
    judge.record.pick.seed(f"{seed} {way.name}")
    found: dict[tuple[str, str], Planted] = {}
    for one in filter(judge.record.is_new, way.function(judge.record)):
        found.setdefault((one.table, one.row_id), one)
        if len(found) == count:
            break
    return list(found.values())


def measured(judge: Judge, way: Way, *, count: int, seed: int) -> Result:
    """Plants each row of a way by itself, so that whatever is new then is found because of it."""
    candidates = chosen(judge, way, count=CANDIDATES * count, seed=seed)
    spelled = (one for one in judge.verdicts(candidates) if one is not None)
    found = list(islice(spelled, count))
    rules = Counter(rule for one in found for rule in one)
    return Result(way, rows=len(found), caught=sum(map(bool, found)), rules=rules)


_judge = cache(Judge)


def _measured_by_name(name: str, count: int, seed: int) -> tuple[str, int, int, Counter[str]]:
    """In a process of its own, which a function cannot be sent to."""
    all_ways()
    result = measured(_judge(), WAYS[name], count=count, seed=seed)
    return name, result.rows, result.caught, result.rules


def by_family(results: Iterable[Result]) -> Iterator[list[str]]:
    """A line for each half and family, and one for each half."""
    ordered = sorted(results, key=lambda one: one.way.half)
    for half, of_half in groupby(ordered, key=lambda one: one.way.half):
        rows = list(of_half)
        for family, of_family in groupby(rows, key=lambda one: one.way.family):
            yield [half, family, *_counts(list(of_family))]
        yield [half, "**all**", *_counts(rows)]


def _counts(results: list[Result]) -> list[str]:
    rows, caught = sum(one.rows for one in results), sum(one.caught for one in results)
    return [f"{number:,}" for number in (len(results), rows, caught, rows - caught)]


def by_way(results: Iterable[Result]) -> Iterator[list[str]]:
    """A line for each way, with the rules that found rows of it."""
    for one in results:
        rules = ", ".join(f"{rule} ({count})" for rule, count in one.rules.most_common())
        numbers = map(str, (one.rows, one.caught, one.passed))
        yield [one.way.half, one.way.family, one.way.name, *numbers, rules]


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.planted_rows", description=(package.__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--rows", type=int, default=10, help="rows of each way [default: 10]")
    parser.add_argument("--seed", type=int, default=1, help="another seed plants other rows")
    parser.add_argument("--half", choices=["seen", "unseen", "all"], default="all")
    parser.add_argument("--ways", action="store_true", help="print a line for each way, too")
    parser.add_argument("--way", action="append", help="only this way; may be repeated")
    cores = os.cpu_count()
    parser.add_argument("--jobs", type=int, default=cores, help="processes [default: all cores]")
    asked = parser.parse_args()
    unknown = set(asked.way or []) - {way.name for way in all_ways()}
    if unknown:
        parser.error(f"no such way: {', '.join(sorted(unknown))}")
    return asked


def main() -> int:
    asked = parsed()
    ways = [
        way
        for way in all_ways()
        if asked.half in ("all", way.half) and way.name in (asked.way or WAYS)
    ]
    count, seed = [asked.rows] * len(ways), [asked.seed] * len(ways)
    with ProcessPoolExecutor(asked.jobs) as pool:
        found = pool.map(_measured_by_name, [way.name for way in ways], count, seed)
        results = [
            Result(WAYS[name], rows=rows, caught=caught, rules=rules)
            for name, rows, caught, rules in found
        ]
    print(table(HEAD, by_family(results)))
    if asked.ways or asked.way:
        head = ["half", "family", "way", "rows", "caught", "passed", "found by"]
        print("\n" + table(head, by_way(results)))
    empty = [one.way.name for one in results if not one.rows]
    if empty:
        print(f"No row to plant: {', '.join(empty)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
