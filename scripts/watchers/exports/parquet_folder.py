"""Parquet: a folder with one file per table and a manifest that names and hashes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchers.exports.derived import Derived
from watchers.exports.registry import Export, Writes
from watchers.files.atomic import whole_folder
from watchers.package.model import Package

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST = "manifest.json"
MANIFEST_FORMAT = "watchers-parquet"


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes one Parquet file per table into `path`; raises UnusablePackage or WriteFailed."""
    from watchers.tables.typed_tables import arrow_tables

    tables = arrow_tables(package) | derived.rows
    described = package.tables | derived.tables
    with whole_folder(path, is_earlier_export) as folder:
        for name, table in tables.items():
            about = described[name].description
            _write_table(table, file=_table_file(folder, name), package=package, about=about)
        files = [
            _file_entry(_table_file(folder, name), rows=len(table))
            | ({"derived": True} if name in derived.tables else {})
            for name, table in tables.items()
        ]
        # Last, so that a folder without a manifest is known to be unfinished.
        manifest = json.dumps(_manifest(package, files=files), indent=2) + "\n"
        (folder / MANIFEST).write_text(manifest, "utf-8", newline="\n")


def _table_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.parquet"


def _write_table(table: pa.Table, *, file: Path, package: Package, about: str) -> None:
    import pyarrow.parquet as pq

    metadata = {
        "package": package.descriptor["name"],
        "version": package.version,
        "description": about,
    }
    # Arrow's own schema is left out: all types here are Parquet's, and so every reader sees the
    # same.
    with pq.ParquetWriter(file, table.schema, compression="zstd", store_schema=False) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(metadata)


def _manifest(package: Package, *, files: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": MANIFEST_FORMAT,
        "package": package.descriptor["name"],
        "version": package.version,
        "created": package.descriptor["created"],
        "content_sha256": package.content_hash(),
        "files": files,
    }


def _file_entry(file: Path, *, rows: int) -> dict[str, Any]:
    import hashlib

    content = file.read_bytes()
    return {
        "path": file.name,
        "rows": rows,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def is_earlier_export(folder: Path) -> bool:
    """Whether this module wrote the folder, and nobody has put another file into it."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        exported = {MANIFEST, *(file["path"] for file in manifest["files"])}
        present = {entry.name for entry in folder.iterdir()}
        return manifest["format"] == MANIFEST_FORMAT and present <= exported
    except (OSError, ValueError, KeyError, TypeError):
        return False


EXPORT = Export(
    name="parquet",
    ending=".parquet",
    writes=Writes.FOLDER,
    summary="a folder with one file per table",
    write=write,
)
