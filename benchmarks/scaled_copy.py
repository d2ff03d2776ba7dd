"""Writes a package of the record's shape with N times its rows, to measure on.

Each row stands there N times under ids of its own. Run:

    python benchmarks/scaled_copy.py 125 /tmp/scaled
    WATCHERS_MAX_BYTES=1000000000 watchers --package /tmp/scaled validate
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pandas as pd

from watchers.package.descriptor import open_package
from watchers.package.model import Package, Table


def main() -> None:
    times, folder = int(sys.argv[1]), Path(sys.argv[2])
    package = open_package()
    shutil.copytree(package.root / "schemas", folder / "schemas")
    shutil.copy(package.root / "datapackage.json", folder)
    (folder / "data").mkdir()
    rows = sum(_write(package, table, folder, times=times) for table in package.tables.values())
    print(f"{rows:,} rows in {folder}")


def _write(package: Package, table: Table, folder: Path, *, times: int) -> int:
    rows = pd.read_csv(package.root / table.path, dtype=str, keep_default_na=False)
    ids = _id_columns(table)
    copies = []
    for number in range(times):
        copy = rows.copy()
        for column in ids:
            copy[column] = copy[column].where(copy[column] == "", copy[column] + f"-{number:04}")
        copies.append(copy)
    scaled = pd.concat(copies).sort_values(table.primary_key)
    scaled.to_csv(folder / table.path, index=False, lineterminator="\n")
    return len(scaled)


def _id_columns(table: Table) -> list[str]:
    """The columns that hold ids: the primary key and every reference to another table's."""
    keys = set(table.primary_key) | {
        column for columns, _, _ in table.foreign_keys for column in columns
    }
    pointers = {"about_id", "row_id"} & set(table.columns)
    return sorted(keys | pointers)


if __name__ == "__main__":
    main()
