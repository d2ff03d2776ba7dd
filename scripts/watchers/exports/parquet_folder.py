"""Parquet: a folder with one file per table and a manifest that names and hashes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchers.exports.derived import Derived
from watchers.exports.manifest import Entry, earlier_export, file_entry, write_manifest
from watchers.exports.registry import Export, Writes
from watchers.files.atomic import whole_folder
from watchers.package.model import Package

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = "watchers-parquet"


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes one Parquet file per table into `path`; raises UnusablePackage or WriteFailed."""
    with whole_folder(path, earlier_export(FORMAT)) as folder:
        files = write_tables(package, derived=derived, folder=folder)
        write_manifest(folder, package, form=FORMAT, files=list(files.values()))


def write_tables(package: Package, *, derived: Derived, folder: Path) -> dict[str, Entry]:
    """Writes one Parquet file per table into a folder that is there.

    Returns what a manifest says of each, by table. Raises UnusablePackage.
    """
    from watchers.tables.typed_tables import arrow_tables

    described = package.tables | derived.tables
    files: dict[str, Entry] = {}
    for name, table in (arrow_tables(package) | derived.rows).items():
        file = folder / f"{name}.parquet"
        _write_table(table, file=file, package=package, about=described[name].description)
        files[name] = file_entry(file, rows=len(table))
        if name in derived.tables:
            files[name]["derived"] = True
    return files


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


EXPORT = Export(
    name="parquet",
    ending=".parquet",
    writes=Writes.FOLDER,
    summary="a folder with one file per table",
    write=write,
    carries="all tables and the answers, in typed columns, with their descriptions",
    leaves_out="keys between tables",
    opened_with="duckdb -c \"FROM 'watchers.parquet/contracts.parquet'\"",
)
