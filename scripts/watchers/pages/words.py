"""How many cells of the facts rest on words, for docs/coverage.md."""

from __future__ import annotations

from collections import Counter

from watchers.package.model import Table
from watchers.tables.passages import READINGS, carried_cells
from watchers.tables.rows import Record
from watchers.text.escape import code
from watchers.text.grid import grid

WORDS = """Cells of facts and the words that carry them, by how these were read. *Stated*: the
words have the value, and a rule looked. *Inferred*: it is drawn from them, with the reason. *Not
reached*: the part of the document that would say it could not be read; such a cell does not count
as carried. In columns that are *required*, a cell without a passage is a problem.
"""
RULE = "cell_has_no_evidence"


def words_by_table(record: Record) -> str:
    """The cells that rest on words or should, by table and reading."""
    head = ["table", "cells", *(reading.replace("_", " ") for reading in READINGS)]
    head += ["no passage yet", "carried", "required", "waived"]
    tables = [one for one in record.package.tables.values() if one.columns_with_evidence()]
    return grid(head, rows=[_row(record, table) for table in tables])


def _row(record: Record, table: Table) -> list[object]:
    columns = set(table.columns_with_evidence())
    readings = Counter(
        cell.reading
        for row in record.tables[table.name]
        for cell in carried_cells(record, table, row)
        if cell.column in columns
    )
    carried = readings["stated"] + readings["inferred"]
    total = readings.total()
    share = f"{100 * carried / total:.1f} %" if total else ""
    required = set(table.columns_with_evidence("required"))
    degree = "all" if required == columns else ", ".join(map(code, sorted(required)))
    excused = record.where("waivers", rule=RULE)
    waived = sum(row["table"] == table.name for row in excused)
    counts = [readings[reading] for reading in (*READINGS, "")]
    return [code(table.name), total, *counts, share, degree, waived]
