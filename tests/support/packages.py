"""A small valid package about invented parties, and ways to break it."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
VALID = ROOT / "tests" / "valid" / "data"
RELEASED = "2026-01-31T00:00:00Z"
RELEASED_AT = int(datetime.fromisoformat(RELEASED).timestamp())
"""The time of the valid package's release, as text and in seconds since 1970."""
TABLES = sorted(file.stem for file in (ROOT / "schemas").glob("*.json"))
Rows = dict[str, list[dict[str, str]]]


WITH_WORDS = {"contract_parties"}
"""The one table of the valid package whose cells must rest on words; other rows need none."""


def make_package(folder: Path) -> Path:
    """A copy of the valid package, under the repository's own descriptor and schemas."""
    for path, content in package_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@cache
def package_files() -> dict[Path, bytes]:
    """The files of the valid package by their paths, read once for the thousands of copies."""
    descriptor = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    descriptor["created"] = RELEASED
    found = {Path("datapackage.json"): json.dumps(descriptor, indent=2).encode()}
    for folder, name in ((ROOT / "schemas", "schemas"), (VALID, "data")):
        files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
        found |= {name / file.relative_to(folder): file.read_bytes() for file in files}
    for path in found:
        if path.parts[0] == "schemas" and path.stem not in WITH_WORDS:
            found[path] = found[path].replace(b'"evidence": "required"', b'"evidence": "wanted"')
    return found


def write_rows(file: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    file.write_bytes(text.getvalue().encode())


def change_rows(package: Path, table: str, changed: list[dict[str, str]]) -> None:
    """Replaces the rows that have the same first column, adds the others, and keeps the order."""
    file = package / "data" / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        columns = list(reader.fieldnames or [])
        rows = {row[columns[0]]: row for row in reader}
    for row in changed:
        old = rows.get(row[columns[0]], dict.fromkeys(columns, ""))
        rows[row[columns[0]]] = {**old, **row}
    write_rows(file, columns, [rows[key] for key in sorted(rows)])


def replace_text(package: Path, table: str, old: str, new: str) -> Path:
    """Replaces the first such text in the file of a table."""
    file = package / "data" / f"{table}.csv"
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())
    return file
