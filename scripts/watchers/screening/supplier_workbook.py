"""A screened file of names as an Excel workbook: coloured by verdict, to filter and to follow up.

Nothing in it computes: every cell is text or a number. Rows go to the disk as they come.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.exports.xlsx_cells import OPTIONS, write_text
from watchers.exports.xlsx_limits import MAX_LINKS, MAX_ROWS, is_link, shortened
from watchers.problems.errors import WriteFailed
from watchers.screening.result import Proof, ScreeningResult
from watchers.screening.suppliers import (
    COLUMNS,
    SupplierRow,
    SupplierRows,
    columns_after,
    own_cell,
    proof_cells,
)
from watchers.screening.verdict import HIT, LOOK
from watchers.text.printable import escape_invisible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from watchers.screening.screen import Screening

COLOURS = {HIT: "#F8C9C4", LOOK: "#FCE8B2", 0: "#D9EAD3"}
"""Behind a verdict, by its exit status."""
WIDTH, WIDE = 16, 40
WIDE_COLUMNS = frozenset({"party", "context", "remark", "source_ids"})
SCORE_AT = COLUMNS.index("score")
SOURCE_COLUMNS = ("source_id", "title", "url")


class SupplierWorkbookWriter:
    """One sheet with a row for each row of the file, one with the sources, one with the notes."""

    holds_notes = True

    def __init__(
        self, path: Path, proof: Proof, rows: SupplierRows, *, screening: Screening
    ) -> None:
        import xlsxwriter

        options = OPTIONS | {
            "in_memory": False,
            "constant_memory": True,
            "tmpdir": str(path.parent),
        }
        self.book: Workbook = xlsxwriter.Workbook(path, options)
        self.book.set_properties({"created": datetime.fromisoformat(proof.asked_on)})
        self.sheet: Worksheet = self.book.add_worksheet("Suppliers")
        self.proof, self.rows, self.screening = proof_cells(proof), rows, screening
        self.bold = self.book.add_format({"bold": True})
        self.plain = self.book.add_format()
        self.colours = {
            status: self.book.add_format({"bg_color": colour}) for status, colour in COLOURS.items()
        }
        self.columns: list[str] = []
        self.used: dict[str, None] = {}
        self.next_row = self.links = 0

    def add(self, results: list[ScreeningResult]) -> None:
        self._header()
        colour = self.colours[self.rows.policy.status(results)]
        for row in self.rows.of(results):
            self._row(row, colour if row.verdict else self.plain)

    def end(self, notes: list[str]) -> None:
        """Writes the rows after the last name, the sources, and the notes."""
        self._header()
        for row in self.rows.rest():
            self._row(row, self.plain)
        self.sheet.autofilter(0, 0, max(self.next_row - 1, 1), len(self.columns) - 1)
        self._list_sources()
        about = self.book.add_worksheet("About")
        about.set_column(0, 0, WIDE * 3)
        for number, note in enumerate(notes):
            write_text(about, number, 0, escape_invisible(note), self.plain)
        self.book.close()

    def _header(self) -> None:
        """The columns are known once the file is being read."""
        if self.columns:
            return
        own = self.rows.file.header.columns
        self.columns = [*map(own_cell, own), *columns_after(own)]
        self.sheet.freeze_panes(1, 0)
        for number, column in enumerate(self.columns):
            width = WIDE if column in WIDE_COLUMNS else WIDTH
            self.sheet.set_column(number, number, width)
            write_text(self.sheet, 0, number, column, self.bold)
        self.next_row = 1

    def _row(self, row: SupplierRow, colour: Format) -> None:
        if self.next_row >= MAX_ROWS:
            raise WriteFailed(
                f"the answer has more than {MAX_ROWS - 1:,} rows, which no sheet holds;"
                " choose another format, or --hits-only"
            )
        self._texts(map(own_cell, row.own), self.plain, at=0)
        verdict_at = len(row.own)
        self._texts(row.found[:1], colour, at=verdict_at)
        self._texts(map(escape_invisible, row.found[1:]), self.plain, at=verdict_at + 1)
        score_at = verdict_at + SCORE_AT
        if row.score is not None:
            self.sheet.write_number(self.next_row, score_at, row.score)
        self._source_ids(row.source_ids, at=score_at + 1)
        self._texts(self.proof, self.plain, at=score_at + 2)
        self.next_row += 1

    def _texts(self, cells: Iterable[str], style: Format, *, at: int) -> None:
        for column, cell in enumerate(cells, at):
            if cell:
                write_text(self.sheet, self.next_row, column, cell, style)

    def _source_ids(self, source_ids: tuple[str, ...], *, at: int) -> None:
        """The ids, with a link to the first source that has an address."""
        self.used.update(dict.fromkeys(source_ids))
        addresses = (
            self.screening.sources.get(source_id, {}).get("url") for source_id in source_ids
        )
        address = next(filter(is_link, addresses), None)
        text = " ".join(source_ids)
        if address and self.links < MAX_LINKS:
            self.links += 1
            self.sheet.write_url(self.next_row, at, address, string=shortened(text))
        else:
            self._texts([text], self.plain, at=at)

    def _list_sources(self) -> None:
        """A sheet with each source that a row names, and a link to it."""
        sheet = self.book.add_worksheet("Sources")
        for column, name in enumerate(SOURCE_COLUMNS):
            sheet.set_column(column, column, WIDE)
            write_text(sheet, 0, column, name, self.bold)
        for number, source_id in enumerate(self.used, 1):
            source = self.screening.sources.get(source_id, {})
            for column, name in enumerate(SOURCE_COLUMNS):
                cell = source.get(name, "")
                if is_link(cell):
                    sheet.write_url(number, column, cell, string=cell)
                else:
                    write_text(sheet, number, column, cell, self.plain)
