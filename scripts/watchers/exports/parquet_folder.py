"""Parquet: a folder with one file per table and a manifest that says which files belong to it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from watchers.files.atomic import whole_folder
from watchers.package.model import Package
from watchers.tables.typed_tables import arrow_tables

MANIFEST = "manifest.json"
FORMAT = "watchers-parquet"


def write(package: Package, path: Path) -> None:
    """Writes one Parquet file per table into the folder `path`; raises UnusablePackage or WriteFailed."""
    tables = arrow_tables(package)
    with whole_folder(path, is_earlier_export) as folder:
        for name, table in tables.items():
            _write_table(
                table, folder / f"{name}.parquet", package, package.tables[name].description
            )
        # Last, so that a folder without a manifest is seen to be unfinished.
        (folder / MANIFEST).write_text(
            json.dumps(_manifest(package, tables, folder), indent=2) + "\n", "utf-8", newline="\n"
        )


def _write_table(table: pa.Table, file: Path, package: Package, description: str) -> None:
    about = {
        "package": package.descriptor["name"],
        "version": package.version,
        "description": description,
    }
    # Arrow's own schema is left out: all types here are Parquet's, so that every reader sees the same.
    with pq.ParquetWriter(file, table.schema, compression="zstd", store_schema=False) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(about)


def _manifest(package: Package, tables: dict[str, pa.Table], folder: Path) -> dict[str, Any]:
    files = [_file(folder / f"{name}.parquet", len(table)) for name, table in tables.items()]
    return {
        "format": FORMAT,
        "package": package.descriptor["name"],
        "version": package.version,
        "created": package.descriptor["created"],
        "content_sha256": package.content_hash(),
        "files": files,
    }


def _file(file: Path, rows: int) -> dict[str, Any]:
    content = file.read_bytes()
    return {
        "path": file.name,
        "rows": rows,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def is_earlier_export(folder: Path) -> bool:
    """Whether the folder was written by this module and holds nothing that somebody else put there."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        written = {MANIFEST, *(file["path"] for file in manifest["files"])}
        return (
            manifest["format"] == FORMAT and {entry.name for entry in folder.iterdir()} <= written
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False
