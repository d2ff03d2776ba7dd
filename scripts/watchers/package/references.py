"""Checks that the foreign keys of a package lead to primary keys of its tables."""

from __future__ import annotations

from typing import Any

from watchers.package.json_file import JsonFile
from watchers.package.model import Table
from watchers.problems.problem import Findings
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean


def check_references(tables: dict[str, Table], *, names: list[Any], findings: Findings) -> None:
    """Adds the foreign keys that do not, and removes their tables from `tables`.

    names: of all tables that the descriptor lists, None for one without a name.
    """
    before = findings.total
    faulty = []
    for table in tables.values():
        schema = JsonFile(table.schema_path, findings)
        for number, (columns, target, target_columns) in enumerate(table.foreign_keys):
            where = f"foreignKeys/{number}/reference"
            if target not in names and None not in names:
                hint = did_you_mean(target, tables)
                schema.wrong(where, f"{quoted(target)} is not a table of the package.{hint}")
            elif target in tables:
                fault = _fault(table, columns[0], tables[target], target_columns)
                if fault:
                    schema.wrong(where, fault)
        if findings.total > before:
            faulty.append(table.name)
            before = findings.total
    for name in faulty:
        del tables[name]


def _fault(table: Table, column: str, target: Table, target_columns: list[str]) -> str:
    """What is wrong with a key that leads to columns of an existing table; empty if nothing is."""
    if target_columns != target.primary_key:
        return f"{quoted(target_columns[0])} is not the primary key of {target.name}."
    own, other = table.fields[column]["type"], target.fields[target_columns[0]]["type"]
    if own != other:
        return (
            f"{quoted(column)} is a {own}, and {quoted(target_columns[0])} of {target.name}"
            f" a {other}. Give both the same type."
        )
    return ""
