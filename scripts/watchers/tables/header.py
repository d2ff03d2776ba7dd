"""The first line of a table: the columns of its schema, all of them, once each and in order."""

from __future__ import annotations

from functools import partial

from watchers.problems.problem import Findings
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

RULE = "header"
MAX_COLUMNS = 200
"""More is no table of ours but an accident; they are counted, not named."""


def names_in(line: str) -> list[str]:
    """The names in a header, without the quotes that some programs put around every cell."""
    return [
        name[1:-1] if len(name) > 1 and name[0] == name[-1] == '"' else name
        for name in line.split(",")
    ]


def check_header(path: str, line: str, columns: list[str], findings: Findings) -> bool:
    """Whether the header is what the schema says; if not, adds how it differs."""
    names = names_in(line)
    if names == columns:
        return True
    report = partial(findings.add, path, rule=RULE, line=1)
    if message := _fault_of_the_whole_line(line, names, columns):
        report(message=message)
        return False
    missing = [name for name in columns if name not in names]
    for name in names:
        if name not in columns:
            hint = did_you_mean(name.strip(), missing)
            report(message=f"{quoted(name)} is not a column of this table.{hint}")
    for name in missing:
        report(column=name, message="this column is missing from the header.")
    for name in sorted(set(columns) & set(names)):
        if names.count(name) > 1:
            report(column=name, message="this column appears twice in the header.")
    if sorted(names) == sorted(columns):
        report(message="the columns are not in the schema's order. Run: watchers tidy")
    return False


def _fault_of_the_whole_line(line: str, names: list[str], columns: list[str]) -> str:
    """What is wrong with the line as a whole, if naming each column would only hide it."""
    if not line.strip():
        return "the first line is blank; it must be the header. Run: watchers tidy"
    if sorted(name.strip() for name in names) == sorted(columns) != sorted(names):
        return "spaces around the names of columns. Run: watchers tidy"
    if len(names) > MAX_COLUMNS:
        return f"{len(names):,} columns where the table has {len(columns)}."
    if not set(names) & set(columns):
        first_line = ",".join(columns)
        return f"{quoted(line)} is not the header of this table. The first line is {first_line}"
    return ""
