"""Rows whose cells are not separated by commas, as in a paste from a spreadsheet."""

from __future__ import annotations

import re

import numpy as np

from watchers.problems.problem import Findings
from watchers.tables.grid import COMMA, NEWLINE
from watchers.text.plural import counted

TAB = ord("\t")
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


def separator_of_header(line: str, columns: list[str]) -> str | None:
    """What separates the names of the header, in words; None if it is commas or cannot be told.

    It can be told if splitting there gives more names of columns than splitting at commas does.
    """
    known = set(columns)

    def recognised(separator: str) -> int:
        return len(known & {name.strip('" ') for name in re.split(re.escape(separator), line)})

    at_commas = recognised(",")
    for separator, words in SEPARATORS.items():
        if separator in line and recognised(separator) > at_commas:
            return words
    return None


def tabbed_lines(raw: bytes, width: int) -> np.ndarray:
    """Lines that tabs divide into as many cells as the header has, or tabs more than commas do."""
    if b"\t" not in raw:
        return np.empty(0, np.int64)
    data = np.frombuffer(raw, np.uint8)
    newlines = np.flatnonzero(data == NEWLINE)

    def per_line(byte: int) -> np.ndarray:
        return np.diff(np.searchsorted(np.flatnonzero(data == byte), newlines), prepend=0)

    tabs, commas = per_line(TAB), per_line(COMMA)
    fits_tabs = (tabs + 1 == width) & (tabs > 1)
    fits_commas = commas + 1 == width
    return np.flatnonzero(fits_tabs | ((tabs > commas) & ~fits_commas)) + 1


def without_tabbed_rows(raw: bytes, tabbed: np.ndarray, *, width: int) -> bytes:
    """The bytes with an empty row in the place of each of the lines `tabbed`.

    So nothing else is reported of them.
    """
    if not len(tabbed):
        return raw
    lines = raw.split(b"\n")
    for line in tabbed:
        lines[line - 1] = b"," * (width - 1)
    return b"\n".join(lines)


def add_tabbed_rows(path: str, findings: Findings, *, first: int, total: int) -> None:
    """Adds the rows that are separated by tabs, the first of them on the line `first`, as one."""
    if not total:
        return
    more = f", as are {counted(total - 1, 'further row')}" if total > 1 else ""
    findings.add(
        path,
        line=first,
        rule="tab_separated",
        message=f"the cells of this row are separated by tabs{more}, as when pasted from a"
        " spreadsheet. Separate them with commas.",
    )
