"""docs/tables.md: every table with its columns, as the schemas describe them.

Also those that exports derive from them.
"""

from __future__ import annotations

from typing import Any

from watchers.exports.derived import derived_schemas
from watchers.package.model import Package, Table
from watchers.pages.markdown import NOTE, description
from watchers.text.escape import code
from watchers.text.grid import grid

DERIVED = """## Derived tables

Exports hold these too: what `watchers listed` answers, for each party, list and day. They are made
of the tables above, are not in `data/`, and do not count in the content hash. How to look up a day
in them: [sql.md](sql.md).
"""


def tables_page(package: Package) -> str:
    """Every table with its columns: type, constraints, meaning, example, and what it refers to."""
    own = [_section(table, level="##") for table in package.tables.values()]
    derived = [_section(table, level="###") for table in derived_schemas().values()]
    return "\n".join(["# Tables\n", NOTE, *own, DERIVED, *derived])


def _section(table: Table, *, level: str) -> str:
    targets = {columns[0]: f"[{target}](#{target})" for columns, target, _ in table.foreign_keys}
    rows = [
        [
            code(name),
            _type(field),
            _constraints(field),
            description(field["description"])
            + (f" Refers to {targets[name]}." if name in targets else ""),
            code(str(field.get("example", ""))),
        ]
        for name, field in table.fields.items()
    ]
    file = code(table.path)
    about = f"{description(table.description)} File: {file}. {_keys(table)}"
    columns = grid(["column", "type", "constraints", "meaning", "example"], rows=rows)
    return f"{level} {table.name}\n\n{about}\n\n{columns}"


def _keys(table: Table) -> str:
    key = f"Key: `{table.primary_key[0]}`."
    unique = "; ".join(", ".join(f"`{name}`" for name in key) for key in table.unique_keys)
    return f"{key} Unique together: {unique}." if unique else key


def _type(field: dict[str, Any]) -> str:
    if "rdfType" in field:
        return "date (year, month or day)"
    if "format" in field:
        return f"{field['type']} ({field['format']})"
    return str(field["type"])


def _constraints(field: dict[str, Any]) -> str:
    texts = []
    for name, value in field.get("constraints", {}).items():
        if name == "enum":
            texts.append("one of " + ", ".join(map(code, value)))
        elif name in ("required", "unique"):
            texts.append(name)
        elif not (name == "pattern" and "rdfType" in field):
            texts.append(f"{name} {code(str(value))}")
    return "; ".join(texts)
