"""A rule, and the checks that it makes of the tables and columns of a package."""

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
