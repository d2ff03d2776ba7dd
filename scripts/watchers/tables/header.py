"""The first line of a table: the columns of its schema, all of them, once each and in order."""

from __future__ import annotations

import re

from watchers.problems.problem import Findings
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

RULE = "header"
MOST_COLUMNS = 200
"""More is no table of ours but an accident; they are counted, not named."""


def names_in(line: str) -> list[str]:
    """The names in a header, without the quotation marks that some programs put around every cell."""
    return [
        name[1:-1] if len(name) > 1 and name[0] == name[-1] == '"' else name
        for name in line.split(",")
    ]


def fits(path: str, line: str, columns: list[str], findings: Findings) -> bool:
    """Whether the header is what the schema says; if not, adds how it differs."""
    found = names_in(line)
    if found == columns:
        return True
    if whole := _of_the_whole_line(line, found, columns):
        findings.add_one(path, 1, "", whole, RULE)
        return False
    unknown = [name for name in found if name not in columns]
    missing = [name for name in columns if name not in found]
    for name in unknown:
        findings.add_one(
            path,
            1,
            "",
            f"{quoted(name)} is not a column of this table.{did_you_mean(name.strip(), missing)}",
            RULE,
        )
    for name in missing:
        findings.add_one(path, 1, name, "this column is missing from the header.", RULE)
    for name in sorted({name for name in found if name in columns and found.count(name) > 1}):
        findings.add_one(path, 1, name, "this column stands twice in the header.", RULE)
    if sorted(found) == sorted(columns):
        findings.add_one(
            path, 1, "", "the columns are not in the schema's order. Run: watchers tidy", RULE
        )
    return False


def _of_the_whole_line(line: str, found: list[str], columns: list[str]) -> str:
    """What is wrong with the line as a whole, where naming each column would only hide it."""
    if not line.strip():
        return "the first line is blank; the header stands there. Run: watchers tidy"
    for separator, name in {";": "semicolons", "\t": "tabs", "|": "bars"}.items():
        if [cell.strip('" ') for cell in re.split(re.escape(separator), line)] == columns:
            return f"the cells are separated by {name}. Save the file with commas."
    if sorted(name.strip() for name in found) == sorted(columns) != sorted(found):
        return "spaces around the names of columns. Run: watchers tidy"
    if len(found) > MOST_COLUMNS:
        return f"{len(found):,} columns where the table has {len(columns)}."
    if not set(found) & set(columns):
        return (
            f"{quoted(line)} is not the header of this table. The first line is {','.join(columns)}"
        )
    return ""
