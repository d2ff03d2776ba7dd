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

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import narwhals as nw

from watchers.checks.check import Check
from watchers.checks.frames import Frames
from watchers.checks.single_rows import condition, pattern
from watchers.checks.values import Batches, rows_with_values
from watchers.package.model import Package, Table
from watchers.problems.problem import Severity

Columns = Callable[[Table], list[str]]
Reads = Callable[[Package], Iterable[str]]
GIVEN = {"rows", "cell", "column", "table", "tables", "package", "frames"}
"""Parameters of a rule that are not names of tables."""


@dataclass(frozen=True)
class Rule:
    """A fault that a schema cannot describe."""

    function: Callable[..., Any]
    column: str = ""
    """The column that it points at; empty for a rule made with @everywhere."""
    columns: Columns | None = None
    """The columns of a table that it is about, for a rule made with @everywhere."""
    needles: tuple[str, ...] = ()
    reads: Reads | None = None
    """Names of the tables that it takes as `tables`."""
    value_table: str = ""
    """The table whose values a rule made with @value_rule judges."""
    severity: Severity = Severity.PROBLEM

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def family(self) -> str:
        return self.function.__module__.rsplit(".", 1)[-1]

    @property
    def sentence(self) -> str:
        """The message, with {column} where a value of the row will stand."""
        return self._paragraphs[0]

    @property
    def why(self) -> str:
        """What the docstring says after its first paragraph, for docs/rules.md; often empty."""
        return "\n\n".join(self._paragraphs[1:])

    @property
    def _paragraphs(self) -> list[str]:
        paragraphs = inspect.cleandoc(self.function.__doc__ or "").split("\n\n")
        return [" ".join(paragraph.split()) for paragraph in paragraphs]

    @cached_property
    def parameters(self) -> list[str]:
        return list(inspect.signature(self.function).parameters)

    @cached_property
    def tables(self) -> list[str]:
        """The tables that a rule about one table names, the judged one first."""
        if self.value_table:
            return [self.value_table]
        return [name for name in self.parameters if name not in GIVEN]

    def missing_tables(self, package: Package) -> list[str]:
        """The tables that it names and the package does not have."""
        named = self.tables if self.column else []
        return [name for name in named if name not in package.table_names]

    def checks(self, package: Package) -> Iterator[Check]:
        """The rule on every table and column of the package that it is about."""
        if self.column and self.tables[0] in package.tables and not self.missing_tables(package):
            yield self._check(package, table=self.tables[0], column=self.column)
        elif self.columns:
            for table in package.tables.values():
                for column in self.columns(table):
                    yield self._check(package, table=table.name, column=column)

    def _check(self, package: Package, *, table: str, column: str) -> Check:
        named = set(self.tables if self.column else []) - {table}
        read = set(self.reads(package)) if self.reads else set[str]()
        judged = partial(Check, self.name, table, column, self.sentence, severity=self.severity)
        if "cell" in self.parameters:
            broken = self.function(nw.col(column))
            return judged(broken=broken, pattern=pattern(self.function), needles=self.needles)
        call = partial(self._call, package=package, table=table, column=column)
        broken = condition(lambda rows: call({table: rows, "rows": rows}))
        if broken is not None:
            return judged(broken=broken)

        def find(frames: Frames) -> nw.LazyFrame | None:
            if self.value_table:
                return self.function(frames)
            given: dict[str, Any] = {name: frames[name] for name in {table, *named}}
            tables = {name: frames[name] for name in sorted(read)}
            return call({**given, "rows": frames[table], "tables": tables, "frames": frames})

        # What is described and could not be opened may hold what a rule over many tables looks for.
        unopened = set(package.table_names) - package.tables.keys() if self.reads else set[str]()
        needs = frozenset(named | read | unopened)
        return judged(find=find, needs=needs)

    def _call(self, given: Mapping[str, Any], *, package: Package, table: str, column: str) -> Any:
        """What the rule returns for these tables of the package."""
        known = {"column": column, "package": package, "table": package.tables[table], **given}
        return self.function(**{name: known[name] for name in self.parameters})


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
