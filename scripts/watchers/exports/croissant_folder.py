"""Croissant 1.1: a folder with a description for machine learning tools and the tables as Parquet.

The tables are Parquet and not CSV because the reader of the format's authors, mlcroissant, guesses
the types of a CSV file: it takes NA (Namibia) for unknown and a code like 650000 for a number.
"""

from __future__ import annotations

from pathlib import Path

from watchers.exports.derived import Derived
from watchers.exports.manifest import earlier_export, hash_of, write_manifest
from watchers.exports.registry import Export, Writes
from watchers.files.atomic import whole_folder
from watchers.package.model import Package

FORMAT = "watchers-croissant"
DESCRIPTION = "croissant.json"
TABLES = "data"


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes croissant.json and one Parquet file per table into `path`.

    Raises UnusablePackage or WriteFailed.
    """
    from watchers.exports.linked_data.croissant import described
    from watchers.exports.parquet_folder import write_tables
    from watchers.text.escape import json_text

    with whole_folder(path, earlier_export(FORMAT)) as folder:
        (folder / TABLES).mkdir()
        written = write_tables(package, derived=derived, folder=folder / TABLES)
        files = {
            name: entry | {"path": f"{TABLES}/{entry['path']}"} for name, entry in written.items()
        }
        about = described(package, tables=package.tables | derived.tables, files=files)
        text = json_text(about, indent=1).replace("<", "\\u003c") + "\n"
        (folder / DESCRIPTION).write_text(text, "utf-8", newline="\n")
        description = {"path": DESCRIPTION, "hash": hash_of(text.encode())}
        write_manifest(folder, package, form=FORMAT, files=[description, *files.values()])


EXPORT = Export(
    name="croissant",
    ending=".croissant",
    writes=Writes.FOLDER,
    summary="a folder for machine learning: Croissant and Parquet",
    write=write,
    carries="all tables and the answers, in typed columns, with descriptions and keys",
    leaves_out="constraints other than keys; keys of several columns between tables",
    opened_with="mlcroissant load --jsonld watchers.croissant/croissant.json"
    " --record_set contracts --num_records 1",
)
