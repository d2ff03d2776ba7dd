"""Cells of Excel that are text and stay text: nothing in a workbook of ours computes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchers.exports.xlsx_limits import shortened

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


def write_text(sheet: Worksheet, row: int, column: int, value: str, style: Format) -> None:
    """Writes text as it is. Row and column come by position, as in XlsxWriter's own methods."""
    value = shortened(value)
    if value.startswith("<r>") and value.endswith("</r>"):
        # XlsxWriter takes such text for its own markup and would write it as it is.
        sheet.write_rich_string(row, column, value[0], style, value[1:], style)
    else:
        sheet.write_string(row, column, value, style)
