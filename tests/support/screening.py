"""What the tests of `watchers listed` share: the command, and files as programs write them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result

from watchers.cli import cli

DAY = ("--on", "2020-01-01")
"""Camera Maker is listed on that day; Project Company is owned by it, and not covered."""


def listed(package: Path, *arguments: object, stdin: bytes | None = None) -> Result:
    """`watchers listed`, asked of a package."""
    return CliRunner().invoke(
        cli, ["--package", str(package), "listed", *map(str, arguments)], input=stdin
    )


def answers(done: Result) -> list[dict[str, str]]:
    """The rows of its CSV."""
    return list(csv.DictReader(io.StringIO(done.stdout)))


def asked(package: Path, file: Path, *options: object, day: tuple[str, ...] = DAY) -> Result:
    """A file of names, asked for CSV."""
    return listed(package, "--file", file, *day, "--format", "csv", *options)


def refusal(done: Result) -> str:
    """The one line that says why nothing was answered."""
    assert (done.exit_code, done.stdout) == (2, "")
    *usage, said = done.stderr.splitlines()
    assert [line for line in usage if line and not line.startswith(("Usage", "Try"))] == []
    return said.removeprefix("Error: ")


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
