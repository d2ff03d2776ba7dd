"""JSON: one document with the package's description and each table as a list of objects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from watchers.exports.derived import Derived
from watchers.exports.registry import Export, Writes
from watchers.files.atomic import whole_file
from watchers.package.model import Package

if TYPE_CHECKING:
    import pyarrow as pa

MAX_SAFE_INTEGER = 2**53
"""Up to here every whole number is exact in float64, and so in JavaScript."""


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes the package as JSON to `path`, one row a line.

    Raises UnusablePackage or WriteFailed.
    """
    from watchers.tables.typed_tables import arrow_tables

    tables = arrow_tables(package)
    about = {
        name: value
        for name, value in package.descriptor.items()
        if name not in {"$schema", "resources"}
    }
    about["created"] = package.created_at
    about["content_sha256"] = package.content_hash()
    with whole_file(path) as partial, partial.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"package": {_json(about)},\n"tables": ')
        _write_tables(tables, out=out)
        out.write(',\n"derived": ')
        _write_tables(derived.rows, out=out)
        out.write("}\n")


def _write_tables(tables: dict[str, pa.Table], *, out: TextIO) -> None:
    out.write("{")
    for number, (name, table) in enumerate(tables.items()):
        out.write(f"{',' if number else ''}\n{_json(name)}: [")
        _write_rows(table, out=out)
        out.write("]")
    out.write("}")


def _write_rows(table: pa.Table, *, out: TextIO) -> None:
    from watchers.tables.typed_tables import plain_rows

    for number, row in enumerate(plain_rows(table)):
        cells = zip(table.column_names, map(_without_decimal_point, row), strict=True)
        out.write(f"{',' if number else ''}\n{_json(dict(cells))}")


def _without_decimal_point(cell: Any) -> Any:
    """A whole number as an integer, as the package spells it; anything else unchanged."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) <= MAX_SAFE_INTEGER:
        return int(cell)
    return cell


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


EXPORT = Export(
    name="json",
    ending=".json",
    writes=Writes.FILE,
    summary="one document with all tables",
    write=write,
    carries="all tables and the answers, numbers as numbers",
    leaves_out="schemas",
    opened_with="jq '.tables.contracts[0]' watchers.json",
)
