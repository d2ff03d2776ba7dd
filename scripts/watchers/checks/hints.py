"""Hints for cells that spreadsheets and keyboards are known to spoil."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Any

from watchers.text.suggest import did_you_mean

SPREADSHEET_EPOCH = date(1899, 12, 30)
"""Day 0 of the serial dates of spreadsheets, as counted after February 1900."""


def none(cell: str) -> str:
    return ""


def none_for(cell: str, constraint: Any) -> str:
    return ""


def date_(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", cell)
    if plain != cell and re.fullmatch("[0-9-]+", plain):
        return f" Write {plain} with plain digits."
    if re.fullmatch("[2-5][0-9]{4}", cell):
        return f" A spreadsheet's serial date? Then it was {SPREADSHEET_EPOCH + timedelta(days=int(cell))}."
    if loose := re.fullmatch(
        "([0-9]{4})([-/.])([0-9]{1,2})(?:\\2([0-9]{1,2}))?", cell
    ) or re.fullmatch("([12][0-9]{3})()([0-9]{2})([0-9]{2})", cell):
        return _well_spelled(*loose.group(1, 3, 4), cell)
    if re.fullmatch("[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}", cell):
        return " Write the year first: 2017-04-12."
    return ""


def _well_spelled(year: str, month: str, day: str | None, cell: str) -> str:
    try:
        plain = date(int(year), int(month), int(day or 1)).isoformat()[: 10 if day else 7]
    except ValueError:
        return ""
    return f" Write {plain}." if plain != cell else ""


def number(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", cell)
    if plain != cell and re.fullmatch("[0-9.-]+", plain):
        return f" Write {plain} with plain digits."
    if re.fullmatch("-?[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]+)?", cell):
        return f" Write {cell.replace(',', '')}, without separators."
    if re.fullmatch("-?[0-9]+,[0-9]+", cell):
        return f" Write {cell.replace(',', '.')}, with a decimal point."
    if re.fullmatch("-?[0-9]+(?:[_ ][0-9]+)+", cell):
        return f" Write {re.sub('[_ ]', '', cell)}, without separators."
    if cell.lower() in {"nan", "inf", "-inf", "n/a", "null", "none", "unknown"}:
        return " Leave the cell empty where the value is unknown."
    return ""


def enum(cell: str, words: list[str]) -> str:
    return did_you_mean(cell, words)


def pattern(cell: str, pattern: str) -> str:
    tidy = re.sub(
        "[^a-z0-9]+",
        "-",
        unicodedata.normalize("NFKD", cell).encode("ascii", "ignore").decode().lower(),
    ).strip("-")
    return date_(cell) or (
        f" Did you mean {tidy}?" if tidy and tidy != cell and _matches(tidy, pattern) else ""
    )


def _matches(text: str, pattern: str) -> bool:
    """By RE2, which takes no longer than the text is long, whatever the pattern."""
    import pyarrow.compute as pc

    return pc.match_substring_regex(text, f"^(?:{pattern})$").as_py()
