"""Measures `watchers.screen_batches` beside `watchers listed --file` on many names.

    python benchmarks/screen_batches.py 100000

Makes that many different names, of which one in fifty is of the record and one in ten of those has
a slip, and asks all of them in each way, in a process of its own. Prints a table in Markdown: CPU
seconds (all processes of the way), the time it took, and the memory of its largest process at its
peak. How busy the machine was before and after is printed too: without that, times say little.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

import watchers

DAY = "2025-06-01"
HEAD = f"""
import sys, pyarrow.parquet, watchers
file = pyarrow.parquet.ParquetFile(sys.argv[1])
options = dict(keep="no", on="{DAY}")
batches = file.iter_batches(20_000)
"""
ASK = """
answers = watchers.screen_batches(batches, processes={processes}, **options)
print(sum(map(len, answers)))
"""
WAYS = {
    "screen_batches, one process": HEAD + ASK.format(processes=1),
    "screen_batches, two processes": HEAD + ASK.format(processes=2),
    "screen_batches in DuckDB": f"""{HEAD}
import duckdb
connection = duckdb.connect()
cursor = connection.cursor()
names = cursor.sql(f"from '{{sys.argv[1]}}'")
answers = watchers.screen_batches(names, **options)
print(connection.sql("select count(content_hash) from answers").fetchall())
""",
}
WORDS = {
    "latin": ["north", "river", "golden", "bright", "star", "apex", "delta", "prime", "harbour"],
    "trade": ["garden", "textile", "foods", "motors", "shipping", "optics", "paper", "glass"],
    "form": ["GmbH", "Ltd", "Inc.", "Co., Ltd.", "S.A.", "LLC", "B.V.", "AG", "SARL", "Pty Ltd"],
    "hanzi": ["上海", "广州", "宁波", "厦门", "华丰", "金源", "天成", "瑞和", "恒达", "兴业"],
    "handel": ["食品", "服装", "机械", "物流", "家具", "玻璃", "造纸", "五金"],
}


def made_names(count: int) -> pa.Table:
    """So many different names in two scripts, always the same."""
    rng = np.random.default_rng(7)
    picked = {key: rng.choice(words, count) for key, words in WORDS.items()}
    recorded = watchers.load()["names"]["name"].to_numpy(dtype=object)
    names = []
    for row in range(count):
        number = f"{row:06x}".translate(str.maketrans("0123456789", "ghijklmnop"))
        if row % 50 == 0:
            name = recorded[row // 50 % len(recorded)]
            names.append(name[:-2] + name[-1] if row % 500 == 0 else name)
        elif row % 4 == 0:
            names.append(f"{picked['hanzi'][row]}{number}{picked['handel'][row]}有限公司")
        else:
            parts = (picked["latin"][row], number, picked["trade"][row], picked["form"][row])
            names.append(" ".join(parts).title())
    return pa.table({"no": np.arange(count), "name": names})


def measured(arguments: list[str]) -> tuple[float, float, float]:
    """CPU seconds, seconds, and megabytes of a command that must succeed."""
    start = monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {arguments}")
    return used.ru_utime + used.ru_stime, monotonic() - start, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", type=int)
    parser.add_argument("--only", default="", help="measure only the ways that have this in them")
    given = parser.parse_args()
    count = given.names
    with tempfile.TemporaryDirectory() as folder:
        parquet, table = Path(folder) / "names.parquet", made_names(count)
        pyarrow.parquet.write_table(table, parquet)
        pyarrow.csv.write_csv(table, csv := Path(folder) / "names.csv")
        asked = ["--file", str(csv), "--column", "name", "--on", DAY, "--exit-zero"]
        commands = {way: ["-c", code, str(parquet)] for way, code in WAYS.items()}
        commands["`watchers listed --file`"] = [
            *("-m", "watchers", "listed", *asked, "-o", str(Path(folder) / "answers.csv"))
        ]
        print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n", flush=True)
        print(f"| {count:,} names | CPU seconds | seconds | MB |\n| --- | --: | --: | --: |")
        for way in filter(lambda way: given.only in way, commands):
            cpu, seconds, size = measured([sys.executable, *commands[way]])
            print(f"| {way} | {cpu:.1f} | {seconds:.1f} | {size:,.0f} |", flush=True)
        print(f"\nload after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
