"""How a rule is written: a function named after the fault, its docstring the message.

A rule returns the broken rows, so rows with unknown values pass by themselves. Its parameters say
what it is about, by name:

- a rule made with @rule("column") takes tables; the first is the one whose rows it judges;
- a rule made with @everywhere(columns) is run for each column that `columns(table)` names, on
  every table; it takes `rows` (the table) and, if it likes, `column` (the name) and returns broken
  rows, or it takes `cell` alone (the column as an expression) and returns the expression of what
  is broken;
- those that return rows may take `tables` (all of them, by name) and `package` (the descriptor).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import narwhals as nw

from watchers.checks.check import Check, Frames
from watchers.package.model import Package, Table

Columns = Callable[[Table], list[str]]
GIVEN = {"rows", "cell", "column", "tables", "package"}


@dataclass(frozen=True)
class Rule:
    """A fault that a schema cannot describe."""

    function: Callable[..., Any]
    column: str | None
    columns: Columns | None
    needles: tuple[str, ...]

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

    def checks(self, package: Package) -> Iterator[Check]:
        """The rule on every table and column of the package that it is about."""
        if self.column:
            tables = [name for name in self.parameters if name not in GIVEN]
            if set(tables) <= package.tables.keys():
                yield self._check(package, tables[0], self.column, frozenset(tables[1:]))
        elif self.columns:
            for table in package.tables.values():
                for column in self.columns(table):
                    yield self._check(package, table.name, column, frozenset())

    def _check(self, package: Package, table: str, column: str, needs: frozenset[str]) -> Check:
        if "tables" in self.parameters:
            needs = frozenset(package.table_names)
        if "cell" in self.parameters:
            return Check(
                self.name,
                table,
                column,
                self.sentence,
                self.function(nw.col(column)),
                needles=self.needles,
            )

        def find(frames: Frames) -> nw.DataFrame:
            given = {
                "rows": frames[table],
                "column": column,
                "tables": frames,
                "package": package,
                **frames,
            }
            return self.function(**{name: given[name] for name in self.parameters})

        return Check(self.name, table, column, self.sentence, find=find, needs=needs)


RULES: dict[str, Rule] = {}


def _register(
    function: Callable[..., Any],
    column: str | None,
    columns: Columns | None,
    needles: tuple[str, ...],
) -> Callable[..., Any]:
    if function.__name__ in RULES:
        raise ValueError(f"two rules are named {function.__name__}")
    if not function.__doc__:
        raise ValueError(f"the rule {function.__name__} has no sentence")
    RULES[function.__name__] = Rule(function, column, columns, needles)
    return function


def rule(column: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A rule about one table, which points at `column` of the broken rows."""
    return lambda function: _register(function, column, None, ())


def everywhere(
    columns: Columns, needles: tuple[str, ...] = ()
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A rule about the columns that `columns` names in each table.

    needles: texts of which a broken cell holds at least one; rows without are not looked at (this
    only saves time).
    """
    return lambda function: _register(function, None, columns, needles)


def having(*names: str) -> Columns:
    """The first of the columns `names`, in tables that have all of them."""
    return lambda table: [names[0]] if set(names) <= table.fields.keys() else []


def prose(table: Table) -> list[str]:
    """Columns of free text."""
    return table.prose
