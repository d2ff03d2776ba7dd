"""What stands between the cells of a text file."""

from __future__ import annotations

import csv
import re

from watchers.names.legal_forms import legal_forms
from watchers.names.normalize import folded

DELIMITERS = ",;\t|"
RARE_DELIMITERS = "^~¦§:\x1f"
"""Believed only if they make a named column stand alone; any other is named by a line `sep=`."""
NO_DELIMITER = ""
"""That of a file of one column: a name on each line."""
ONLY_DELIMITERS = re.compile(r"[,;](?! )|[\t|]")
"""What delimits cells even where the header shows no delimiter, unless it is part of a name."""
QUOTED = re.compile(r'"(?:[^"]|"")*"')


def delimiter_of(header: str, column: str | None) -> str:
    """What stands between the cells of a header, most often and outside of quotation marks.

    A named column settles it: it is one cell by one delimiter, or the whole line.
    """
    outside = QUOTED.sub("", header)
    usual = sorted(DELIMITERS, key=outside.count, reverse=True)
    possible = [delimiter for delimiter in usual if delimiter in outside]
    if column is not None:
        rare = [delimiter for delimiter in RARE_DELIMITERS if delimiter in outside]
        for delimiter in (NO_DELIMITER, *possible, *rare):
            if one_line(column) in columns_of(header, delimiter):
                return delimiter
    return possible[0] if possible else NO_DELIMITER


def columns_of(header: str, delimiter: str) -> list[str]:
    if not delimiter:
        return [one_line(header.strip().strip('"'))]
    lines = header.splitlines(keepends=True)
    rows = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    return [one_line(cell) for cell in next(rows, [])]


def one_line(text: str) -> str:
    return " ".join(text.split())


def cells_of_only_column(cells: list[str], *, line: str) -> list[str]:
    """The cells of a line in a file of one column, whose names may have commas in them.

    In a name a blank or a legal form follows a comma: `Example Trading Co.,Ltd.`
    """
    if '"' in line or not cells:
        return cells
    parts = ONLY_DELIMITERS.split(line.strip())
    return [line.strip()] if all(map(_begins_with_legal_form, parts[1:])) else parts


def _begins_with_legal_form(text: str) -> bool:
    forms = legal_forms()
    first = folded(text).split(" ")[0]
    return first in forms.words or first in forms.phrases
