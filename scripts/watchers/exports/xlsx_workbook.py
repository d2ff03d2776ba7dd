"""Excel: a workbook with a sheet about the package and one per table, in which nothing computes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchers.exports.derived import Derived
from watchers.exports.registry import Export, Writes
from watchers.exports.xlsx_cells import OPTIONS, write_text
from watchers.exports.xlsx_limits import MAX_LINKS, MAX_ROWS, is_link, sheet_names
from watchers.files.atomic import whole_file
from watchers.package.model import Package, Table
from watchers.problems.errors import WriteFailed
from watchers.text.width import column_width

if TYPE_CHECKING:
    import pyarrow as pa
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FIRST_YEAR = 1901
"""Excel counts days from 1900, which it takes for a leap year; earlier days are written as text."""

ABOUT_WIDTHS = (24, 90, 10)
LEGEND = (
    "An empty cell means unknown. A date is as precise as its source: 2017, 2017-04 or 2017-04-12. "
    "The + above a column with such dates shows the first and the last day that each can mean."
)


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes the package as a workbook to `path`.

    Raises UnusablePackage, and WriteFailed also if a table has more rows than a sheet can hold.
    """
    import xlsxwriter

    from watchers.tables.typed_tables import arrow_tables

    tables = arrow_tables(package) | derived.rows
    described = package.tables | derived.tables
    for name, table in tables.items():
        if len(table) >= MAX_ROWS:
            raise WriteFailed(
                f"{name} has {len(table):,} rows; a sheet holds {MAX_ROWS - 1:,}. "
                "Choose another format"
            )
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        _Writer(book, package=package, described=described, tables=tables).write()
    with whole_file(path) as partial:
        partial.write_bytes(content.getvalue())


class _Writer:
    """Fills a workbook with a package."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        *,
        package: Package,
        described: dict[str, Table],
        tables: dict[str, pa.Table],
    ) -> None:
        self.book, self.package = book, package
        self.described, self.tables = described, tables
        self.descriptor = package.descriptor
        self.sheets = dict(zip(tables, sheet_names(tables), strict=True))
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.bold = book.add_format({"bold": True})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain = book.add_format()

    def write(self) -> None:
        # Without a time of its own, the workbook would carry that of the machine.
        created = datetime.fromisoformat(self.package.created_at.rstrip("Z"))
        self.book.set_properties({"title": self.descriptor.get("title", ""), "created": created})
        self.about(self.book.add_worksheet("About"))
        for name, rows in self.tables.items():
            sheet = self.book.add_worksheet(self.sheets[name])
            self.table(sheet, table=self.described[name], rows=rows)

    def about(self, sheet: Worksheet) -> None:
        """What the package is, under which licence, and a link to each sheet."""
        for column, width in enumerate(ABOUT_WIDTHS):
            sheet.set_column(column, column, width)
        self.text(sheet, 0, 0, self.descriptor.get("title", self.descriptor["name"]), self.title)
        properties = list(self.properties())
        for row, (label, value) in enumerate(properties, 2):
            self.text(sheet, row, 0, label, self.wrapped)
            if is_link(value):
                self.link(sheet, row, 1, value)
            else:
                self.text(sheet, row, 1, value, self.wrapped)
        self.contents(sheet, top=len(properties) + 3)

    def properties(self) -> Iterator[tuple[str, str]]:
        """What is known of the package as a whole: label and value."""
        labelled = [
            ("Version", self.package.version),
            ("Date", self.package.created),
            ("SHA-256 of the rows", self.package.content_hash()),
            *self.licences(),
            ("Homepage", self.descriptor.get("homepage")),
            ("About", self.descriptor.get("description")),
            ("How to read it", LEGEND),
        ]
        for label, value in labelled:
            if value:
                yield label, value

    def licences(self) -> Iterator[tuple[str, str | None]]:
        for licence in self.descriptor.get("licenses", []):
            yield "Licence", licence.get("title", licence.get("name"))
            yield "Licence text", licence.get("path")

    def contents(self, sheet: Worksheet, *, top: int) -> None:
        """The list of the sheets, from the row `top` on."""
        for column, label in enumerate(("Sheet", "What it holds", "Rows")):
            self.text(sheet, top, column, label, self.bold)
        for row, (name, table) in enumerate(self.tables.items(), top + 1):
            sheet.write_url(row, 0, f"internal:'{self.sheets[name]}'!A1", string=self.sheets[name])
            self.text(sheet, row, 1, self.described[name].description, self.wrapped)
            sheet.write_number(row, 2, len(table))

    def table(self, sheet: Worksheet, *, table: Table, rows: pa.Table) -> None:
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), rows.num_columns - 1)
        links = MAX_LINKS
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
            width = column_width([name, *cells])
            sheet.set_column(column, column, width, None, _outline(table, column=name))

    # The four below take row and column by position, as XlsxWriter's own methods do.

    def cell(self, sheet: Worksheet, row: int, column: int, value: Any) -> None:
        if isinstance(value, date) and value.year >= FIRST_YEAR:
            sheet.write_datetime(row, column, value)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value)
        elif value is not None:
            self.text(sheet, row, column, str(value), self.plain)

    def text(self, sheet: Worksheet, row: int, column: int, value: str, style: Format) -> None:
        write_text(sheet, row, column, value, style)

    def link(self, sheet: Worksheet, row: int, column: int, address: str) -> None:
        sheet.write_url(row, column, address, string=address)


def _outline(table: Table, *, column: str) -> dict[str, Any]:
    """How the column is folded: the days of a date are hidden.

    The column after them carries the + that shows them.
    """
    if column not in table.fields:
        return {"level": 1, "hidden": True}
    place = table.columns.index(column)
    return {"collapsed": place > 0 and table.columns[place - 1] in table.partial_dates}


EXPORT = Export(
    name="xlsx",
    ending=".xlsx",
    writes=Writes.FILE,
    summary="an Excel workbook, one sheet per table",
    write=write,
    carries="all tables and the answers, one sheet each",
    leaves_out="keys between tables; cells longer than Excel holds are refused",
    opened_with="libreoffice watchers.xlsx",
)
