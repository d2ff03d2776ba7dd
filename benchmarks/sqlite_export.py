"""Times the SQLite export of a package: what is derived, once; then the database, three times.

    python benchmarks/scaled_copy.py 82 /tmp/scaled
    WATCHERS_MAX_BYTES=1000000000 python benchmarks/sqlite_export.py /tmp/scaled

Beside it, the same rows without types, keys, answers or search, by another tool:

    for table in /tmp/scaled/data/*.csv; do
      sqlite-utils insert /tmp/peer.sqlite "$(basename "$table" .csv)" "$table" --csv
    done
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from watchers.exports import derive, export
from watchers.package.descriptor import open_package


def main() -> None:
    package = open_package(Path(sys.argv[1]))
    start = perf_counter()
    derived = derive(package)
    print(f"derived in {perf_counter() - start:.1f} s {derived.why_none}")
    with tempfile.TemporaryDirectory() as folder:
        path, times = Path(folder) / "out.sqlite", []
        for _ in range(3):
            start = perf_counter()
            export(package, output_format="sqlite", path=path, overwrite=True, derived=derived)
            times.append(perf_counter() - start)
        size = path.stat().st_size / 1e6
    seconds = ", ".join(f"{time:.1f}" for time in times)
    print(f"written in {median(times):.1f} s (median of {seconds}), {size:,.1f} MB")


if __name__ == "__main__":
    main()
