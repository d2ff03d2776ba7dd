"""What Excel accepts as a cell, a link and the name of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

MAX_ROWS = 1_048_576
MAX_LINKS = 65_530
"""Excel's own limits for a sheet; the header is a row."""
MAX_LINK_LENGTH = 2_079
MAX_CELL_LENGTH = 32_767
MAX_SHEET_NAME_LENGTH = 31
"""Excel's own limits, in UTF-16 units."""
CUT = " … [cut]"
WEB_ADDRESS = re.compile("https?://")
ESCAPABLE = re.compile("[^A-Za-z0-9/:.?=&_-]")
RESERVED_SHEET_NAMES = {"about", "history"}


def shortened(value: str) -> str:
    """The text, visibly cut if a cell cannot hold it."""
    if len(value) <= MAX_CELL_LENGTH // 2:
        return value
    # A character has one or two UTF-16 units, a unit two bytes.
    encoded = value.encode("utf-16-le")
    if len(encoded) <= 2 * MAX_CELL_LENGTH:
        return value
    return encoded[: 2 * (MAX_CELL_LENGTH - len(CUT))].decode("utf-16-le", "ignore") + CUT


def is_link(value: Any) -> bool:
    """Whether it is a web address that Excel accepts as a link."""
    if not value or not WEB_ADDRESS.match(value):
        return False
    # XlsxWriter may write some characters as %XX, which counts; any that it could is counted here.
    return len(value) + 2 * len(ESCAPABLE.findall(value)) <= MAX_LINK_LENGTH


def sheet_names(tables: Iterable[str]) -> Iterator[str]:
    """For each table a sheet name that Excel accepts: short, unique and not reserved."""
    taken = set(RESERVED_SHEET_NAMES)
    for name in tables:
        sheet = next(sheet for sheet in _possible_sheet_names(name) if sheet not in taken)
        taken.add(sheet)
        yield sheet


def _possible_sheet_names(name: str) -> Iterator[str]:
    yield name[:MAX_SHEET_NAME_LENGTH]
    for number in count(2):
        ending = f"_{number}"
        yield name[: MAX_SHEET_NAME_LENGTH - len(ending)] + ending
