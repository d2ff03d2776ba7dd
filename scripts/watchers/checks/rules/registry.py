"""How a rule is written: a function named after the fault, its docstring the message.

There are three kinds.

- `@rule("column")`: takes tables by name, as lazy frames; the first is the one whose rows it
  judges. It returns the broken rows, lazily, so rows with unknown values pass by themselves, or
  None if it has seen that there are none. Joins and groups do what a list of values would: the same
  rule then runs on every engine.
- `@everywhere(columns)`: is run for each column that `columns(table)` names, on every table; it
  takes `rows` (the table) and, if it likes, `column` (the name) and returns broken rows, or it
  takes `cell` alone (the column as an expression) and returns the expression of what is broken.
- `@value_rule("column", of=TABLE, values=COLUMNS)`: takes the distinct values of those columns, in
  batches of tuples, and yields the broken ones. For what only Python can tell: check digits.

The first two may also take `package` (the descriptor), `table` (the judged one) and `frames`, which
makes a frame of the same engine from what Python gives back. A rule gets no table that it does not
name; one that reads all tables of some sort says which by `reads`, and gets them, by name, as
`tables`.

What a rule finds is a problem. With `@rule("column", severity=Severity.DUE)` it is due: a day of
the record has passed, and somebody should look at what followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import narwhals as nw

from watchers.checks.frames import Frames
from watchers.checks.rule import Columns, Reads, Rule
from watchers.checks.values import Batches, rows_with_values
from watchers.package.model import Table
from watchers.problems.problem import Severity

RULES: dict[str, Rule] = {}


def _register(rule: Rule) -> None:
    if rule.name in RULES:
        raise ValueError(f"two rules are named {rule.name}")
    if not rule.function.__doc__:
        raise ValueError(f"the rule {rule.name} has no sentence")
    if ("tables" in rule.parameters) != bool(rule.reads):
        raise ValueError(f"the rule {rule.name} must say by `reads` which tables it takes")
    RULES[rule.name] = rule


def rule(
    column: str, *, reads: Reads | None = None, severity: Severity = Severity.PROBLEM
) -> Callable[..., Any]:
    """A rule about one table, which points at `column` of the broken rows.

    reads: the names of further tables, which it takes together as `tables`.
    """

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        _register(Rule(function, column=column, reads=reads, severity=severity))
        return function

    return add


def everywhere(
    columns: Columns, *, needles: tuple[str, ...] = (), reads: Reads | None = None
) -> Callable[..., Any]:
    """A rule about the columns that `columns` names in each table.

    needles: texts of which a broken cell holds at least one; rows without are not looked at (this
    only saves time). reads: the names of further tables, which it takes together as `tables`.
    """

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        _register(Rule(function, columns=columns, needles=needles, reads=reads))
        return function

    return add


def value_rule(
    column: str, *, of: str, values: tuple[str, ...], where: nw.Expr | None = None
) -> Callable[..., Any]:
    """A rule about the distinct values of columns of the table `of`, which points at `column`.

    values: the columns; where: which rows are looked at, if not all.
    """

    def add(function: Callable[[Batches], Iterable[tuple[str, ...]]]) -> Callable[..., Any]:
        def find(frames: Frames) -> nw.LazyFrame | None:
            rows = frames[of] if where is None else frames[of].filter(where)
            return rows_with_values(rows, values, function, from_arrow=frames.from_arrow)

        find.__name__, find.__doc__ = function.__name__, function.__doc__
        find.__module__ = function.__module__
        _register(Rule(find, column=column, value_table=of))
        return function

    return add


def having(*names: str) -> Columns:
    """The first of the columns `names`, in tables that have all of them."""
    return lambda table: [names[0]] if set(names) <= table.fields.keys() else []


def prose(table: Table) -> list[str]:
    """Columns of free text."""
    return table.prose
