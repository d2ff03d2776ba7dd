"""How long the exports `duckdb` and `parquet` take beside DuckDB's own copies of the same rows.

DuckDB reads the CSV files with the types that it guesses, and knows of no keys, comments or days
that a date can mean. The derived tables are left out on both sides. Run, on a package of a million
rows and more (scaled_copy.py):

    python benchmarks/typed_exports.py /tmp/scaled
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import duckdb

from watchers.exports import FORMATS, Derived
from watchers.package.descriptor import open_package
from watchers.package.model import Package

TIMES = 3


def main() -> None:
    root = Path(sys.argv[1])
    contenders: dict[str, Callable[[Package, Path], None]] = {
        "export duckdb": _export("duckdb"),
        "DuckDB CREATE TABLE AS FROM read_csv": _create_tables,
        "export parquet": _export("parquet"),
        "DuckDB COPY TO parquet": _copy_to_parquet,
    }
    for name, run in contenders.items():
        runs = zip(*(_measured(run, root) for _ in range(TIMES)), strict=True)
        seconds, worked, size = map(median, runs)
        print(f"{name:38} {seconds:6.1f} s {worked:6.1f} s of CPU {size / 1e6:8.1f} MB")


def _measured(run: Callable[[Package, Path], None], root: Path) -> tuple[float, float, int]:
    """The seconds, those of all cores, and the bytes that were written."""
    with tempfile.TemporaryDirectory() as folder:
        start, worked = time.perf_counter(), time.process_time()
        run(open_package(root), Path(folder) / "out")
        seconds, worked = time.perf_counter() - start, time.process_time() - worked
        files = [file for file in Path(folder).rglob("*") if file.is_file()]
        return seconds, worked, sum(file.stat().st_size for file in files)


def _export(name: str) -> Callable[[Package, Path], None]:
    def run(package: Package, to: Path) -> None:
        FORMATS[name].write(package, derived=Derived(), path=to)

    return run


def _create_tables(package: Package, to: Path) -> None:
    with duckdb.connect(str(to)) as database:
        for name, table in package.tables.items():
            database.execute(f"CREATE TABLE {name} AS FROM {_csv(package, table.path)}")


def _copy_to_parquet(package: Package, to: Path) -> None:
    to.mkdir()
    with duckdb.connect() as database:
        for name, table in package.tables.items():
            target = f"'{to / name}.parquet' (FORMAT parquet, COMPRESSION zstd)"
            database.execute(f"COPY (FROM {_csv(package, table.path)}) TO {target}")


def _csv(package: Package, path: str) -> str:
    # Without the sample of all rows, a column of years with one partial date ends the reading.
    return f"read_csv('{package.root / path}', sample_size = -1)"


if __name__ == "__main__":
    main()
