"""Writes a valid package of the record's shape with N times its rows, to measure on.

Each row stands there N times, under ids, names and addresses of its own; what must be unique in the
world (rates of a year, identifiers with check digits) stands there once. Run:

    python benchmarks/scaled_copy.py 80 /tmp/scaled [--parquet]
    watchers --package /tmp/scaled validate

With --parquet each table is a folder of Parquet files, with a million rows or so in each.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import csv, parquet

from watchers.package.descriptor import open_package
from watchers.package.model import DESCRIPTOR, Package, Table

MARK = "zz0000"
"""Marks a copy, with its number: in front of its ids, which so come after those of the record,
behind its names, and in its addresses."""
ONCE = ("exchange_rates", "identifiers")
"""Tables whose rows cannot be told apart by a mark."""
EMPTIED = {"places": ["code"]}
"""Columns of numbers that exist once, which only the first copy has."""
NAMED = {"contracts": ["title"], "entities": ["name"], "events": ["title"]}
"""Columns of text that are unique."""
ADDRESSES = {"sources": ["url", "archived_url", "copy_url"], "lists": ["url"]}
BYTES_OF_A_FILE = 256 << 20
"""Of text, before it is written as Parquet."""
Rows = dict[str, pd.DataFrame]


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("times", type=int)
    options.add_argument("folder", type=Path)
    options.add_argument("--parquet", action="store_true")
    given = options.parse_args()
    folder, package = given.folder, open_package()
    shutil.copytree(package.root / "schemas", folder / "schemas")
    descriptor = unsealed(package)
    if given.parquet:
        for resource in descriptor["resources"]:
            resource |= {"path": f"data/{resource['name']}", "format": "parquet"}
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor, indent=2), "utf-8")
    (folder / "data").mkdir()
    write = _write_parquet if given.parquet else _write
    rows = sum(
        write(folder / "data", package.tables[name], copies)
        for name, copies in all_copies(package, times=given.times)
    )
    print(f"{rows:,} rows in {folder}")


def unsealed(package: Package) -> dict:
    """The descriptor without the sizes and hashes of the files that it was made with."""
    descriptor = json.loads(json.dumps(package.descriptor))
    for resource in descriptor["resources"]:
        resource.pop("bytes", None)
        resource.pop("hash", None)
    return descriptor


def _write(folder: Path, table: Table, copies: Iterable[bytes]) -> int:
    with (folder / f"{table.name}.csv").open("wb") as out:
        out.write((",".join(table.columns) + "\n").encode())
        lines = 0
        for copy in copies:
            out.write(copy)
            lines += copy.count(b"\n")
    return lines


def _write_parquet(folder: Path, table: Table, copies: Iterable[bytes]) -> int:
    (folder / table.name).mkdir()
    lines = 0
    for number, text in enumerate(_joined(copies)):
        read = csv.read_csv(
            io.BytesIO(text),
            read_options=csv.ReadOptions(column_names=table.columns),
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(table.columns, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
            ),
        )
        parquet.write_table(read, folder / table.name / f"{number:05}.parquet")
        lines += len(read)
    return lines


def _joined(copies: Iterable[bytes]) -> Iterator[bytes]:
    """The copies, as many at a time as make a Parquet file."""
    waiting: list[bytes] = []
    for copy in copies:
        waiting.append(copy)
        if sum(map(len, waiting)) > BYTES_OF_A_FILE:
            yield b"".join(waiting)
            waiting.clear()
    if waiting:
        yield b"".join(waiting)


def all_copies(package: Package, *, times: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    """By table: the rows of each copy as CSV without a header, in the order of the primary key."""
    tables = {
        name: pd.read_csv(package.root / table.path, dtype=str, keep_default_na=False)
        for name, table in package.tables.items()
    }
    for name, table in package.tables.items():
        yield name, _copies(table, tables, times=1 if name in ONCE else times)


def _copies(table: Table, tables: Rows, *, times: int) -> Iterator[bytes]:
    yield _as_csv(tables[table.name])
    copy = _as_csv(_marked(table, tables)) if times > 1 else b""
    for number in range(1, times):
        yield copy.replace(MARK.encode(), f"{MARK[:2]}{number:04}".encode())


def _marked(table: Table, tables: Rows) -> pd.DataFrame:
    """The rows with MARK wherever a copy must differ from the others."""
    rows = _that_can_be_copied(table, tables)
    marked = rows.copy()
    for column in _id_columns(table):
        marked[column] = _prefixed(rows[column])
    if "about_id" in rows:
        is_once = rows["about_table"].isin(ONCE)
        marked["about_id"] = marked["about_id"].where(~is_once, rows["about_id"])
    if "value_given" in rows:
        is_id = rows["about_field"].str.endswith("_id")
        marked["value_given"] = rows["value_given"].where(~is_id, _prefixed(rows["value_given"]))
    for column in NAMED.get(table.name, []):
        marked[column] = rows[column] + f" {MARK}"
    for column in ADDRESSES.get(table.name, []):
        marked[column] = rows[column].map(_marked_address)
    marked = marked.assign(**dict.fromkeys(EMPTIED.get(table.name, []), ""))
    return pd.concat([marked, _plain_names(tables)]) if table.name == "names" else marked


def _that_can_be_copied(table: Table, tables: Rows) -> pd.DataFrame:
    """The rows; of the documents, those that something else rests on than what stands once."""
    rows = tables[table.name]
    if table.name != "sources":
        return rows
    used = {
        cell
        for name, others in tables.items()
        if name not in ONCE
        for column in others.columns
        if column.endswith("source_id") and (name, column) != ("sources", "source_id")
        for cell in others[column]
    }
    return rows[rows["source_id"].isin(used)]


def _plain_names(tables: Rows) -> pd.DataFrame:
    """The names of organisations without their mark, by which documents call the copies too."""
    entities = tables["entities"]
    names = pd.DataFrame("", index=entities.index, columns=tables["names"].columns)
    # An id of this kind sorts behind those of the names that are recorded.
    names["name_id"] = f"{MARK}-zz-" + entities["entity_id"]
    names["entity_id"] = _prefixed(entities["entity_id"])
    names["source_id"] = _prefixed(entities["source_id"])
    return names.assign(name=entities["name"], language="en", script="Latn", kind="alias")


def _prefixed(ids: pd.Series) -> pd.Series:
    return ids.where(ids == "", f"{MARK}-" + ids)


def _marked_address(address: str) -> str:
    page, hash_sign, place = address.partition("#")
    if not page:
        return address
    return f"{page}{'&' if '?' in page else '?'}{MARK}{hash_sign}{place}"


def _as_csv(rows: pd.DataFrame) -> bytes:
    return rows.to_csv(index=False, header=False, lineterminator="\n").encode()


def _id_columns(table: Table) -> list[str]:
    """The columns that hold ids: the primary key and every reference to another table's."""
    keys = set(table.primary_key) | {
        column for columns, _, _ in table.foreign_keys for column in columns
    }
    pointers = {"about_id", "row_id"} & set(table.columns)
    return sorted(keys | pointers)


if __name__ == "__main__":
    main()
