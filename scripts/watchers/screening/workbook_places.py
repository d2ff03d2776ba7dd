"""The places of cells in a sheet of a workbook, such as B2."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"([A-Z]+)([0-9]+)", re.ASCII)


@dataclass
class Place:
    """Where the parser of a sheet is; rows and cells may leave out where they stand."""

    row: int = 0
    column: int = 0

    def enter_row(self, said: str) -> None:
        """A row that does not say its number follows the one before."""
        self.row = int(said) if said.isdecimal() else self.row + 1
        self.column = 0

    def enter_cell(self, said: str) -> None:
        """A cell that does not say its place follows the one before."""
        if place := _PLACE.fullmatch(said.upper()):
            self.column, self.row = column_number(place[1].encode()), int(place[2])
        else:
            self.column += 1


def column_number(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
