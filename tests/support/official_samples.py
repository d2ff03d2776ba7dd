"""Small files in the layouts of official lists: invented parties, the faults of real files.

They are tests/samples/<layout>.<extension>, further ones of a layout <layout>-<what>.<extension>,
each with <the same>.expected.json. Spreadsheets are kept as <layout>.ods.csv, and packed here.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from html import escape
from pathlib import Path

from support.packages import ROOT

FOLDER = ROOT / "tests" / "samples"
EXPECTED = ".expected.json"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"


def rows_of(name: str) -> list[list[str]]:
    """The rows of a CSV file among the samples."""
    with (FOLDER / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def ods(rows: list[list[str]], *more_sheets: list[list[str]], before: str = "") -> bytes:
    """An OpenDocument spreadsheet with a sheet of these rows, and further sheets after it.

    before: elements before the sheets.
    """
    names = " ".join(
        f'xmlns:{part}="{NAMESPACE.format(part)}"' for part in ("office", "table", "text")
    )
    sheets = "".join(map(_sheet, (rows, *more_sheets)))
    content = (
        f"<office:document-content {names}>{before}<office:body><office:spreadsheet>{sheets}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": SPREADSHEET, "content.xml": content})


def _sheet(rows: list[list[str]]) -> str:
    """A sheet as LibreOffice writes it: the rest of its million rows is one repeated row."""
    filled = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows
    )
    rest = (
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return f"<table:table>{filled}{rest}</table:table>"


def _cell(value: str) -> str:
    if not value:
        return '<table:table-cell table:number-columns-repeated="1"/>'
    return f"<table:table-cell><text:p>{escape(value)}</text:p></table:table-cell>"


def zipped(members: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _content(file: Path) -> tuple[str, bytes]:
    """The name and the bytes of a sample as its publisher would offer it."""
    if file.name.endswith(".ods.csv"):
        return file.name.removesuffix(".csv"), ods(rows_of(file.name))
    return file.name, file.read_bytes()


FILES = dict(
    _content(file)
    for file in sorted(FOLDER.iterdir())
    if not file.name.startswith(".") and not file.name.endswith(EXPECTED)
)


def layout_of(name: str) -> str:
    """The layout that the name of a sample begins with."""
    return name.split(".")[0].split("-")[0]


def expected_file(name: str) -> Path:
    return FOLDER / (name.split(".")[0] + EXPECTED)


def expected(name: str) -> object:
    """What is expected of a sample; None if nobody has written that down."""
    file = expected_file(name)
    return json.loads(file.read_text("utf-8")) if file.is_file() else None


def write(folder: Path, name: str) -> Path:
    """The sample under a name that tells nothing of its layout."""
    file = folder / "download"
    file.write_bytes(FILES[name])
    return file


BIS = FILES["bis.csv"].decode()
BIS_HEADER = BIS.splitlines()[0]


def bis_row(
    name: str,
    notice: str,
    day: str,
    country: str = "China",
    other: str = "",
    city: str = "Northcity",
) -> str:
    """A further line of the BIS sample."""
    cells = {
        "\ufeffSource List": "EL",
        "Name": name,
        "Address": "1 First Road",
        "City": city,
        "Country": country,
        "Federal Register Notice": notice,
        "Effective Date": day,
        "Alternate Name": other,
        "Web Link": "http://www.bis.doc.gov/entities",
    }
    line = io.StringIO()
    csv.DictWriter(line, BIS_HEADER.split(","), lineterminator="").writerow(cells)
    return line.getvalue()


def ofac_xml(count: int | str) -> str:
    """OFAC's XML with another count of its entries than the two that it has."""
    text = FILES["ofac_xml.xml"].decode()
    return text.replace("<Record_Count>2<", f"<Record_Count>{count}<")
