"""Excel: one workbook with a first sheet about the package and one sheet per table, in which no cell can compute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from watchers.files.atomic import whole_file
from watchers.package.model import Package, Table
from watchers.problems.errors import WriteFailed
from watchers.tables.typed_tables import arrow_tables
from watchers.text.width import column_width

MOST_ROWS = 1_048_576
MOST_LINKS = 65_530
LONGEST_LINK = 2_079
LONGEST_CELL = 32_767
LONGEST_SHEET_NAME = 31
CUT = " … [cut]"
FIRST_YEAR = 1901
"""Excel counts days from 1900, a year to which it gives a 29 February; earlier days are written as text."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
WEB_ADDRESS = re.compile("https?://")
ESCAPABLE = re.compile("[^A-Za-z0-9/:.?=&_-]")
RESERVED = {"about", "history"}
LEGEND = (
    "An empty cell means unknown. A date is as precise as its source: 2017, 2017-04 or 2017-04-12. "
    "The + above a column with such dates shows the first and the last day that each can mean."
)


def write(package: Package, path: Path) -> None:
    """Writes the package as a workbook to `path`.

    Raises UnusablePackage, and WriteFailed also where a table has more rows than a sheet can hold.
    """
    tables = arrow_tables(package)
    for name, table in tables.items():
        if len(table) >= MOST_ROWS:
            raise WriteFailed(
                f"{name} has {len(table):,} rows; a sheet holds {MOST_ROWS - 1:,}. Choose another format"
            )
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        _Writer(book, package, tables).write()
    with whole_file(path) as partial:
        partial.write_bytes(content.getvalue())


class _Writer:
    def __init__(
        self, book: xlsxwriter.Workbook, package: Package, tables: dict[str, pa.Table]
    ) -> None:
        self.book, self.package, self.tables = book, package, tables
        self.descriptor = package.descriptor
        self.sheets = dict(zip(tables, sheet_names(tables), strict=True))
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.bold = book.add_format({"bold": True})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain = book.add_format()

    def write(self) -> None:
        # Without a time of its own, the workbook would carry that of the machine.
        created = datetime.fromisoformat(self.descriptor["created"].rstrip("Z"))
        self.book.set_properties({"title": self.descriptor.get("title", ""), "created": created})
        self.about(self.book.add_worksheet("About"))
        for name, table in self.tables.items():
            self.table(self.book.add_worksheet(self.sheets[name]), self.package.tables[name], table)

    def about(self, sheet: Worksheet) -> None:
        """What the package is, under which licence, and a link to each sheet."""
        for column, width in enumerate((24, 90, 10)):
            sheet.set_column(column, column, width)
        self.text(sheet, 0, 0, self.descriptor.get("title", self.descriptor["name"]), self.title)
        told = [
            ("Version", self.package.version),
            ("Date", self.package.created),
            ("SHA-256 of the rows", self.package.content_hash()),
            *self.licences(),
            ("Homepage", self.descriptor.get("homepage")),
            ("About", self.descriptor.get("description")),
            ("How to read it", LEGEND),
        ]
        told = [(label, value) for label, value in told if value]
        for row, (label, value) in enumerate(told, 2):
            self.text(sheet, row, 0, label, self.wrapped)
            self.link(sheet, row, 1, value) if is_link(value) else self.text(
                sheet, row, 1, value, self.wrapped
            )
        self.contents(sheet, len(told) + 3)

    def licences(self) -> Iterator[tuple[str, str | None]]:
        for licence in self.descriptor.get("licenses", []):
            yield "Licence", licence.get("title", licence.get("name"))
            yield "Licence text", licence.get("path")

    def contents(self, sheet: Worksheet, top: int) -> None:
        for column, label in enumerate(("Sheet", "What it holds", "Rows")):
            self.text(sheet, top, column, label, self.bold)
        for row, (name, table) in enumerate(self.tables.items(), top + 1):
            sheet.write_url(row, 0, f"internal:'{self.sheets[name]}'!A1", string=self.sheets[name])
            self.text(sheet, row, 1, self.package.tables[name].description, self.wrapped)
            sheet.write_number(row, 2, len(table))

    def table(self, sheet: Worksheet, table: Table, rows: pa.Table) -> None:
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), rows.num_columns - 1)
        links = MOST_LINKS
        for column, name in enumerate(rows.column_names):
            cells = rows[name].to_pylist()
            self.text(sheet, 0, column, name, self.bold)
            holds_addresses = table.fields.get(name, {}).get("format") == "uri"
            for row, cell in enumerate(cells, 1):
                if holds_addresses and links and is_link(cell):
                    self.link(sheet, row, column, cell)
                    links -= 1
                else:
                    self.cell(sheet, row, column, cell)
            sheet.set_column(
                column, column, column_width([name, *cells]), None, _outline(name, table)
            )

    def cell(self, sheet: Worksheet, row: int, column: int, value: Any) -> None:
        if isinstance(value, date) and value.year >= FIRST_YEAR:
            sheet.write_datetime(row, column, value)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value)
        elif value is not None:
            self.text(sheet, row, column, str(value), self.plain)

    def text(self, sheet: Worksheet, row: int, column: int, value: str, style: Format) -> None:
        # Excel counts UTF-16 units, of which a character has one or two.
        if (
            len(value) > LONGEST_CELL // 2
            and len(units := value.encode("utf-16-le")) > 2 * LONGEST_CELL
        ):
            value = units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
        if value.startswith("<r>") and value.endswith("</r>"):
            # XlsxWriter takes such text for its own markup and would write it as it is.
            sheet.write_rich_string(row, column, value[0], style, value[1:], style)
        else:
            sheet.write_string(row, column, value, style)

    def link(self, sheet: Worksheet, row: int, column: int, address: str) -> None:
        sheet.write_url(row, column, address, string=address)


def is_link(value: Any) -> bool:
    """Whether it is an address of the web that Excel takes as a link."""
    # XlsxWriter may write some characters as %XX, which counts; any that it could is counted here.
    return (
        bool(value)
        and bool(WEB_ADDRESS.match(value))
        and len(value) + 2 * len(ESCAPABLE.findall(value)) <= LONGEST_LINK
    )


def _outline(name: str, table: Table) -> dict[str, Any]:
    """The days that a date can mean are folded away; the column behind them carries the + that shows them."""
    if name not in table.fields:
        return {"level": 1, "hidden": True}
    place = table.columns.index(name)
    return {"collapsed": place > 0 and table.columns[place - 1] in table.partial_dates}


def sheet_names(tables: dict[str, Any]) -> Iterator[str]:
    """A name for each sheet that Excel takes: at most 31 characters, none twice, none that it keeps to itself."""
    taken = set(RESERVED)
    for number, name in enumerate(tables, 1):
        sheet = name[:LONGEST_SHEET_NAME]
        if sheet in taken:
            sheet = f"{name[: LONGEST_SHEET_NAME - 5]}_{number}"
        taken.add(sheet)
        yield sheet
