"""Rows cell by cell with the words that carry each: what `watchers evidence` prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from watchers.profile.claims import BELONGING, belonging
from watchers.profile.passages import WHY
from watchers.profile.resolve import resolve
from watchers.profile.subject import Subject
from watchers.tables.citations import citation
from watchers.tables.passages import CarriedCell, carried_cells
from watchers.tables.rows import Record, Row
from watchers.text.escape import code, json_text, markdown
from watchers.text.printable import escape_invisible
from watchers.text.wrap import wrapped

NO_WORDS = "no words"
"""What is said of a cell that no passage names."""


@dataclass(frozen=True)
class RowCells:
    """One row and its cells that rest on words, or should."""

    table: str
    row_id: str
    title: str
    """Its name or title; empty if its table has none."""
    cells: tuple[CarriedCell, ...]


def rows_asked(record: Record, asked: str) -> list[RowCells]:
    """The row with this id, of any table (TABLE/ID if several have it); else what it names.

    Rows that belong to a row with an account of its own, such as the parties of a contract, follow
    it. Raises UnknownId if no row is meant, or several.
    """
    table, _, row_id = asked.rpartition("/")
    tables = [table] if table in record.by_id else list(record.by_id)
    wanted = row_id if table in record.by_id else asked
    found = [name for name in tables if wanted in record.by_id[name]]
    if len(found) == 1:
        row = record.by_id[found[0]][wanted]
        return [_cells(record, found[0], row), *_belonging(record, found[0], row)]
    subject = resolve(record, asked)
    return [
        _cells(record, subject.table, subject.row),
        *_belonging(record, subject.table, subject.row),
    ]


def _belonging(record: Record, table: str, row: Row) -> Iterator[RowCells]:
    if table in BELONGING:
        for name, row_id in dict.fromkeys(belonging(Subject(record, table, row))):
            cells = _cells(record, name, record.get(name, row_id))
            if cells.cells:
                yield cells


def _cells(record: Record, table: str, row: Row) -> RowCells:
    described = record.package.tables[table]
    cells = tuple(carried_cells(record, described, row))
    row_id = row[described.primary_key[0]]
    name = record.name(table, row_id)
    return RowCells(table, row_id, name if name != row_id else "", cells)


def as_text(record: Record, rows: list[RowCells]) -> str:
    """The rows as text of 80 columns."""
    return "\n\n".join("\n".join(_text(row)) for row in rows)


def _text(row: RowCells) -> Iterator[str]:
    yield wrapped(f"{row.table}/{row.row_id}{row.title and f': {escape_invisible(row.title)}'}")
    for cells in _with_the_same_words(row):
        for cell in cells:
            doubt = "" if cell.passages else f" ({NO_WORDS})"
            shown = escape_invisible(cell.value)
            yield wrapped(f"{cell.column}: {shown}{doubt}", indent="  ", hanging="    ")
        for passage in cells[0].passages:
            for line in _told(passage):
                yield wrapped(line, indent="    ", hanging="      ")
    if not row.cells:
        yield "  no cell of this row rests on words"


def _with_the_same_words(row: RowCells) -> list[list[CarriedCell]]:
    """The cells in groups that the same passages carry, so that no words are told twice."""
    groups: dict[tuple[str, ...], list[CarriedCell]] = {}
    for cell in row.cells:
        groups.setdefault(tuple(one["evidence_id"] for one in cell.passages), []).append(cell)
    return list(groups.values())


def _told(passage: Row) -> Iterator[str]:
    """The words with their document, the translation, and how they were read."""
    place = f", {passage['locator']}" if passage["locator"] else ""
    if passage["quote"]:
        yield f"“{passage['quote']}” [{passage['source_id']}{place}]"
    if passage["quote_en"]:
        yield f"our translation: {passage['quote_en']}"
    if passage["reading_reason"]:
        yield f"{WHY[passage['reading']]}: {passage['reading_reason']}"


def as_markdown(record: Record, rows: list[RowCells]) -> str:
    """The rows as Markdown, a list of cells each, with the words below."""
    blocks = []
    for row in rows:
        title = f" {markdown(row.title)}" if row.title else ""
        lines = [f"## {code(f'{row.table}/{row.row_id}')}{title}", ""]
        for cells in _with_the_same_words(row):
            for cell in cells:
                doubt = "" if cell.passages else f" ({NO_WORDS})"
                lines.append(f"- {code(cell.column)} {markdown(cell.value)}{doubt}")
            told = [line for one in cells[0].passages for line in _told(one)]
            lines += [f"  - {markdown(line)}" for line in told]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def as_json(record: Record, rows: list[RowCells]) -> str:
    """The rows as JSON, each cell with its passages and the documents of all."""
    used = {one["source_id"] for row in rows for cell in row.cells for one in cell.passages}
    documents = {source_id: citation(record, source_id).text for source_id in sorted(used)}
    return json_text({"rows": [_data(row) for row in rows], "sources": documents}, indent=2)


def _data(row: RowCells) -> dict[str, Any]:
    cells = [
        {
            "column": cell.column,
            "value": cell.value,
            "reading": cell.reading or None,
            "passages": [
                {name: text or None for name, text in one.items()} for one in cell.passages
            ],
        }
        for cell in row.cells
    ]
    return {"table": row.table, "id": row.row_id, "title": row.title or None, "cells": cells}
