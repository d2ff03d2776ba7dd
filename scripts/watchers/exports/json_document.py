"""JSON: one document with what the descriptor says of the package, and each table as a list of objects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa

from watchers.files.atomic import whole_file
from watchers.package.model import Package
from watchers.tables.typed_tables import arrow_tables, plain_rows

LARGEST_WHOLE = 2**53
"""Up to here every whole number is itself in float64, and so in JavaScript."""


def write(package: Package, path: Path) -> None:
    """Writes the package as JSON to `path`, one row a line; raises UnusablePackage or WriteFailed."""
    tables = arrow_tables(package)
    about = {
        name: value
        for name, value in package.descriptor.items()
        if name not in {"$schema", "resources"}
    }
    about["content_sha256"] = package.content_hash()
    with whole_file(path) as partial, partial.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"package": {_json(about)},\n"tables": {{')
        for number, (name, table) in enumerate(tables.items()):
            out.write(f"{',' if number else ''}\n{_json(name)}: [")
            _write_rows(table, out)
            out.write("]")
        out.write("}}\n")


def _write_rows(table: pa.Table, out: TextIO) -> None:
    for number, row in enumerate(plain_rows(table)):
        cells = zip(table.column_names, map(_whole, row), strict=True)
        out.write(f"{',' if number else ''}\n{_json(dict(cells))}")


def _whole(cell: Any) -> Any:
    """A whole number without a decimal point, as it stands in the package."""
    return (
        int(cell)
        if isinstance(cell, float) and cell.is_integer() and abs(cell) <= LARGEST_WHOLE
        else cell
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
