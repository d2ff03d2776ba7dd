"""Reads a receipt strictly and as a stream, so that the number of names does not matter.

What is well-formed but does not fit its seals was changed afterwards; that is told apart from a
file that is no receipt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from watchers.package.strict_json import parse_json, why_unreadable
from watchers.screening import receipt_shapes as shapes
from watchers.screening.context.columns import ContextCells
from watchers.screening.receipt import AnsweredBy, Asked, ListAnswer, NameEntry, PartyEntry
from watchers.screening.receipt_lines import Line, UnreadableReceipt, receipt_lines
from watchers.screening.receipt_shapes import Misshapen, checked
from watchers.screening.receipt_writer import SEALS, SECTIONS, Seals
from watchers.text.printable import escape_invisible, quoted

CONTEXT_OPTIONS = tuple(f"{field}_column" for field in ContextCells._fields)
"""The options that name columns which were compared."""
Entry = TypeVar("Entry", NameEntry, PartyEntry)


@dataclass(frozen=True)
class Receipt:
    """A receipt of which every line has been read once; names and parties are read again."""

    path: Path
    asked: Asked
    answered_by: AnsweredBy
    name_count: int
    changed: tuple[str, ...]
    """The sections that do not fit their seals: they were changed after the receipt was written."""

    def names(self) -> Iterator[NameEntry]:
        """The entries of the names, in the order asked."""
        return _entries(self.path, "names", lambda cells: _name(cells, asked=self.asked))

    def parties(self) -> Iterator[PartyEntry]:
        """The entries of the parties, sorted by id."""
        return _entries(self.path, "parties", _party)


def read_receipt(path: Path) -> Receipt:
    """The receipt in a file. Raises UnreadableReceipt if any line of it is not as it must be."""
    parts: dict[str, Any] = {}
    seals, name_count, last = Seals(), 0, _Order(path)
    for line in receipt_lines(path):
        if line.section == "names":
            entry = _parsed(path, line, lambda cells: _name(cells, asked=parts["asked"]))
            last.check(line, key=entry.line)
            name_count += 1
        elif line.section == "parties":
            last.check(line, key=_parsed(path, line, _party).party_id)
        else:
            parts[line.section] = _parsed(path, line, PARTS[line.section])
        if line.section != SEALS:
            seals.add(line.section, line.content)
    made, given = seals.by_section, parts[SEALS]
    return Receipt(
        path=path,
        asked=parts["asked"],
        answered_by=parts["answered_by"],
        name_count=name_count,
        changed=tuple(section for section in SECTIONS if made[section] != given[section]),
    )


class _Order:
    """Sees to it that entries are in order, so that none comes twice."""

    def __init__(self, path: Path) -> None:
        self._path, self._section, self._key = path, "", None

    def check(self, line: Line, *, key: Any) -> None:
        follows = line.section == self._section
        if follows and key is not None and not self._key < key:
            raise _unreadable(self._path, line, f"comes after {self._key!r}, but belongs before it")
        self._section, self._key = line.section, key


def _entries(
    path: Path, section: str, made_of: Callable[[dict[str, Any]], Entry]
) -> Iterator[Entry]:
    for line in receipt_lines(path):
        if line.section == section:
            yield _parsed(path, line, made_of)


T = TypeVar("T")


def _parsed(path: Path, line: Line, made_of: Callable[[dict[str, Any]], T]) -> T:
    try:
        return made_of(parse_json(line.content))
    except Misshapen as error:
        raise _unreadable(path, line, str(error)) from error
    except (ValueError, RecursionError) as error:
        raise _unreadable(path, line, why_unreadable(error).rstrip(".")) from error


def _unreadable(path: Path, line: Line, why: str) -> UnreadableReceipt:
    return UnreadableReceipt(f"{path}:{line.number}: {line.section}: {escape_invisible(why)}")


def _asked(value: Any) -> Asked:
    cells = checked(value, shapes.ASKED)
    options = checked(dict.fromkeys(shapes.OPTIONS) | cells["options"], shapes.OPTIONS)
    return Asked(**(cells | {"options": options}))


def _answered_by(value: Any) -> AnsweredBy:
    return AnsweredBy(**checked(value, shapes.ANSWERED_BY))


def _seals(value: Any) -> dict[str, str]:
    return checked(value, dict.fromkeys(SECTIONS, shapes.SHA256))


def _name(value: Any, *, asked: Asked) -> NameEntry:
    cells = checked(value, _shape_of_name(asked))
    if (cells["line"] is None) is not (asked.input_name is None):
        raise Misshapen("line: only the names of a file have one, and each of them has")
    for key in ("party_ids", "possible_ids", "findings"):
        if key in cells:
            cells[key] = _in_order(cells[key], key=key)
    if "cells" in cells:
        cells["cells"] = ContextCells(*cells["cells"])
        _check_cells(cells["cells"], asked=asked)
    entry = NameEntry(**cells)
    _check_findings(entry)
    return entry


def _in_order(ids: list[str], *, key: str) -> tuple[str, ...]:
    if ids != sorted(set(ids)):
        raise Misshapen(f"{key}: not in order, or one of them twice")
    return tuple(ids)


def _check_cells(cells: ContextCells, *, asked: Asked) -> None:
    """Raises Misshapen if a cell is from a column that was not compared."""
    for field, option in zip(ContextCells._fields, CONTEXT_OPTIONS, strict=True):
        if getattr(cells, field) and asked.options[option] is None:
            raise Misshapen(f"cells: one is of {option}, but no such column was asked")


def _check_findings(entry: NameEntry) -> None:
    """Raises Misshapen if a finding is on a party that the name neither matches nor could mean."""
    known = {*entry.party_ids, *entry.possible_ids}
    for finding in entry.findings or ():
        if finding.partition(" ")[0] not in known:
            raise Misshapen(f"findings: {quoted(finding)} is on no party of the name")


def _shape_of_name(asked: Asked) -> dict[str, shapes.Form]:
    """The properties of a name; more if columns were compared."""
    shape = shapes.WITH_NAME if asked.with_names else shapes.NAME
    if any(asked.options[option] is not None for option in CONTEXT_OPTIONS):
        shape = {**shape, **shapes.COMPARED}
        return {**shape, "cells": shapes.CELLS} if asked.with_names else shape
    return shape


def _party(value: Any) -> PartyEntry:
    cells = checked(value, shapes.PARTY)
    answers = [ListAnswer(**checked(answer, shapes.LIST_ANSWER)) for answer in cells["answers"]]
    if len({answer.list_id for answer in answers}) < len(answers):
        raise Misshapen("answers: two on one list")
    return PartyEntry(cells["party_id"], tuple(answers))


PARTS: dict[str, Callable[[Any], Any]] = {
    "asked": _asked,
    "answered_by": _answered_by,
    SEALS: _seals,
}
