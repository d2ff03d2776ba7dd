"""The canonical form of a CSV file, and the diff that brings a file into it.

Tidying repairs what carries no meaning: byte order mark, line ends, blank lines, quoting, spaces
around cells, composed letters, the order of columns and rows. Columns that follow from others it
fills. What it cannot repair without guessing it leaves alone and reports.
"""

from __future__ import annotations

import csv
import difflib
import io
import unicodedata
from dataclasses import replace

from watchers.package.model import Package, Table
from watchers.package.table_files import read_table
from watchers.problems.problem import Findings, Problem
from watchers.tables import header, listing_began, strict_csv
from watchers.tables.envelope import MARK
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible

DIFF_LINES_SHOWN = 40


def tidied(table: Table, raw: bytes, findings: Findings) -> bytes | None:
    """The file's canonical form.

    None if it cannot be read row by row; then the faults are added.
    """
    faults = Findings()
    plain = _plain(raw)
    names = _header(plain)
    columns = names if sorted(names) == sorted(table.columns) else table.columns
    if columns is names:
        plain = b"\n".join([",".join(names).encode(), *plain.split(b"\n", 1)[1:]])
    readable = strict_csv.read(table.path, plain, columns, faults)
    if readable is None:
        faults.problems = [_on_the_lines_of(raw, problem) for problem in faults.problems]
        findings.merge(faults)
        return None
    rows = list(csv.DictReader(io.StringIO(readable.decode("utf-8"), newline=""), strict=True))
    cells = [[(row[name] or "").strip() for name in table.columns] for row in rows]
    key = [table.columns.index(name) for name in table.primary_key]
    cells.sort(key=lambda row: [row[place] for place in key])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([table.columns, *cells])
    return text.getvalue().encode("utf-8")


def _plain(raw: bytes) -> bytes:
    """The bytes without a byte order mark, with LF alone, without blank lines, in NFC.

    Bytes that are not UTF-8 are returned as they are.
    """
    try:
        lines = [
            unicodedata.normalize("NFC", line.decode("utf-8"))
            for line in _lines(raw)
            if line.strip()
        ]
    except UnicodeDecodeError:
        return raw
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _lines(raw: bytes) -> list[bytes]:
    return raw.removeprefix(MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def _header(raw: bytes) -> list[str]:
    line = raw.split(b"\n", 1)[0].decode("utf-8", "replace")
    return [name.strip() for name in header.names_in(line)]


def _on_the_lines_of(raw: bytes, problem: Problem) -> Problem:
    """The problem with its line in `raw`, which still has the blank lines."""
    filled = [number for number, line in enumerate(_lines(raw), 1) if line.strip()]
    return (
        replace(problem, line=filled[problem.line - 1])
        if 0 < problem.line <= len(filled)
        else problem
    )


def tidy(package: Package, findings: Findings) -> dict[str, tuple[bytes, bytes]]:
    """The files that are not in canonical form: by path, their bytes before and after.

    That includes the columns that are filled from others. Faults that cannot be repaired are added
    to `findings`.
    """
    before, after = {}, {}
    for name, table in package.tables.items():
        content = read_table(package, table, findings)
        canonical = None if content is None else tidied(table, content, findings)
        if content is not None and canonical is not None:
            before[name], after[name] = content, canonical
    listings = listing_began.filled(package, after)
    if listings is not None:
        after[listing_began.LISTINGS] = listings
    return {
        package.tables[name].path: (before[name], after[name])
        for name in after
        if after[name] != before[name]
    }


def diff(path: str, before: bytes, after: bytes) -> str:
    """The first lines of the unified diff between the two forms of a file."""
    old, new = (side.decode("utf-8", "backslashreplace").splitlines() for side in (before, after))
    lines = list(difflib.unified_diff(old, new, path, path, lineterm="", n=0))
    if not lines:
        return f"{path}: only marks or line ends differ"
    shown = [escape_invisible(line) for line in lines[:DIFF_LINES_SHOWN]]
    if len(lines) > DIFF_LINES_SHOWN:
        shown.append(f"… and {counted(len(lines) - DIFF_LINES_SHOWN, 'more line')}")
    return "\n".join(shown)
