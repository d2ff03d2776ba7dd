"""Writes a receipt as JSON in which each name and each party has a line of its own.

So it is written and read as a stream, however many names there are. It holds neither a clock nor
chance: the same input, package and code give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from watchers.screening.receipt import (
    FORMAT,
    FORMAT_VERSION,
    AnsweredBy,
    Asked,
    NameEntry,
    PartyEntries,
    name_entry,
)
from watchers.screening.result import ScreeningResult
from watchers.text.escape import json_text

FIRST_LINE = f'{{"format": "{FORMAT}", "format_version": '
ONE_LINE = ("asked", "answered_by")
LISTS = ("names", "parties")
"""The sections that have a line for each entry."""
SECTIONS = (*ONE_LINE, *LISTS)
SEALS = "seals"


class Seals:
    """SHA-256 of each section: of its entries, each followed by a line feed."""

    def __init__(self) -> None:
        self._hashes = {section: hashlib.sha256() for section in SECTIONS}

    def add(self, section: str, entry: bytes) -> None:
        self._hashes[section].update(entry + b"\n")

    @property
    def by_section(self) -> dict[str, str]:
        return {section: made.hexdigest() for section, made in self._hashes.items()}


class ReceiptWriter:
    """Writes the entry of each name as it comes; `end` writes the parties and the seals."""

    def __init__(
        self, write: Callable[[str], object], *, asked: Asked, answered_by: AnsweredBy
    ) -> None:
        self._write, self._asked = write, asked
        self._seals, self._parties, self._is_first = Seals(), PartyEntries(), True
        write(f"{FIRST_LINE}{FORMAT_VERSION},\n")
        write(f'"asked": {self._sealed("asked", asdict(asked))},\n')
        write(f'"answered_by": {self._sealed("answered_by", asdict(answered_by))},\n')
        write('"names": [\n')

    def add(self, results: list[ScreeningResult]) -> None:
        asked = self._asked
        entry = name_entry(results, salt=asked.input_sha256, with_names=asked.with_names)
        self._parties.add(results)
        self._entry("names", name_cells(entry))

    def end(self) -> None:
        self._begin("parties")
        for _, entry in sorted(self._parties.by_id.items()):
            self._entry("parties", asdict(entry))
        self._begin(SEALS, after=f'"{SEALS}": ')
        self._write(f"{json_text(self._seals.by_section)}}}\n")

    def _begin(self, section: str, *, after: str = "") -> None:
        end_of_list = "],\n" if self._is_first else "\n],\n"
        self._write(end_of_list + (after or f'"{section}": [\n'))
        self._is_first = True

    def _entry(self, section: str, cells: dict[str, Any]) -> None:
        self._write(("" if self._is_first else ",\n") + self._sealed(section, cells))
        self._is_first = False

    def _sealed(self, section: str, cells: dict[str, Any]) -> str:
        text = json_text(cells)
        self._seals.add(section, text.encode())
        return text


def name_cells(entry: NameEntry) -> dict[str, Any]:
    """The properties of an entry; without a name or what was compared, if it is without them."""
    optional = ("name", "cells_sha256", "findings", "cells")
    return {
        key: cell for key, cell in vars(entry).items() if cell is not None or key not in optional
    }
