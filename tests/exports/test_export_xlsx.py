"""The Excel export holds every cell as it is, and nothing in it computes."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from watchers.exports import export, xlsx_limits, xlsx_workbook
from watchers.exports.derived import NAMES
from watchers.package.model import Package
from watchers.problems.errors import WriteFailed
from watchers.tables.typed_tables import arrow_tables
from watchers.text import width as display

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "==",
    "{=1}",
    "＝1+1",
    "http://example.org",
    "internal:A1",
    "12",
    "1E5",
    "true",
    "<r><t>x</t></r>",
    "_x0041_",
    '=HYPERLINK("https://example.org")',
    "'quoted",
]


def book(package: Package, tmp_path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(export(package, output_format="xlsx", path=tmp_path / "out.xlsx"))


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_stays_the_text_that_it_is(
    package: Package, tmp_path: Path, change_cell: Callable, text: str
) -> None:
    change_cell("entities", name=text)
    workbook = book(package, tmp_path)
    cell = workbook["entities"]["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    with zipfile.ZipFile(tmp_path / "out.xlsx") as archive:
        assert not any(
            b"<f>" in archive.read(name) or b"<f " in archive.read(name)
            for name in archive.namelist()
        )


def test_every_cell_is_there(package: Package, tmp_path: Path) -> None:
    workbook = book(package, tmp_path)
    for name, table in arrow_tables(package).items():
        header, *rows = workbook[name].iter_rows(values_only=True)
        assert list(header) == table.column_names
        expected = [tuple(row.values()) for row in table.to_pylist()]
        assert [tuple(map(_as_day, row)) for row in rows] == expected


def _as_day(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime.datetime) else cell


def test_the_first_sheet_tells_of_the_package_and_links_the_others(
    package: Package, tmp_path: Path
) -> None:
    workbook = book(package, tmp_path)
    tables = [*package.tables, *NAMES]
    assert workbook.sheetnames == ["About", *tables]
    about = workbook["About"]
    cells = [cell.value for row in about.iter_rows() for cell in row]
    assert {
        package.version,
        package.created,
        "https://creativecommons.org/licenses/by/4.0/",
    } <= set(cells)
    linked = {
        cell.hyperlink.location
        for row in about.iter_rows()
        for cell in row
        if cell.hyperlink and cell.hyperlink.location
    }
    assert linked == {f"'{name}'!A1" for name in tables}


def test_sheets_can_be_read(package: Package, tmp_path: Path) -> None:
    for sheet in book(package, tmp_path).worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_the_days_of_a_date_are_folded_away(package: Package, tmp_path: Path) -> None:
    sheet = book(package, tmp_path)["contracts"]
    folded = [cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden]
    assert folded == [
        f"{date}_{which}"
        for date in package.tables["contracts"].partial_dates
        for which in ("first", "last")
    ]


def test_the_time_in_the_file_is_the_releases(package: Package, tmp_path: Path) -> None:
    properties = book(package, tmp_path).properties
    assert properties.created.isoformat() == package.created_at.rstrip("Z")


def test_early_days_stay_text(package: Package, tmp_path: Path, change_cell: Callable) -> None:
    change_cell("entities", founded_on="1884-05")
    header, row = list(book(package, tmp_path)["entities"].iter_rows(values_only=True))[:2]
    cells = dict(zip(header, row, strict=True))
    assert [cells[f"founded_on{end}"] for end in ("", "_first", "_last")] == [
        "1884-05",
        "1884-05-01",
        "1884-05-31",
    ]


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c&d=%20#part", "https://example.org/" + "a" * 2_059]
)
def test_addresses_are_links(
    package: Package, tmp_path: Path, change_cell: Callable, address: str
) -> None:
    change_cell("sources", url=address)
    cell = _url_cell(package, tmp_path)
    assert cell.value == address
    location = f"#{cell.hyperlink.location}" if cell.hyperlink.location else ""
    assert cell.hyperlink.target + location == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://example.org/" + "a" * 2_060,
        "https://example.org/" + "{" * 700,
    ],
)
def test_other_addresses_are_text(
    package: Package, tmp_path: Path, change_cell: Callable, address: str
) -> None:
    change_cell("sources", url=address)
    cell = _url_cell(package, tmp_path)
    assert (cell.value, cell.hyperlink) == (address, None)


def _url_cell(package: Package, tmp_path: Path) -> openpyxl.cell.Cell:
    return book(package, tmp_path)["sources"].cell(
        2, 1 + arrow_tables(package)["sources"].column_names.index("url")
    )


def test_links_beyond_excels_number_are_text(
    package: Package, tmp_path: Path, change_cell: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_cell("sources", url="https://example.org/1", archived_url="https://example.org/2")
    monkeypatch.setattr(xlsx_workbook, "MAX_LINKS", 1)
    links = [
        cell
        for row in book(package, tmp_path)["sources"].iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert len(links) == 1


def test_text_that_a_cell_cannot_hold_is_visibly_cut(
    package: Package, tmp_path: Path, change_cell: Callable
) -> None:
    change_cell("entities", name="𠀀" * 16_384)
    value = book(package, tmp_path)["entities"]["B2"].value
    assert value.endswith("𠀀 … [cut]") and len(value.encode("utf-16-le")) // 2 <= 32_767


def test_characters_that_xml_cannot_hold_do_no_harm(
    package: Package, tmp_path: Path, change_cell: Callable
) -> None:
    change_cell("entities", name="a\x00b\x1bc\uffffd")
    assert book(package, tmp_path)["entities"]["B2"].value.startswith("a")


def test_more_rows_than_a_sheet_holds_are_refused(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_workbook, "MAX_ROWS", 3)
    with pytest.raises(WriteFailed, match="a sheet holds 2"):
        export(package, output_format="xlsx", path=tmp_path / "out.xlsx")


def test_sheet_names_are_such_as_excel_takes() -> None:
    names = ["a" * 40, "a" * 31 + "b", "about", "history", "claims"]
    sheets = list(xlsx_limits.sheet_names(dict.fromkeys(names)))
    assert len({sheet.lower() for sheet in sheets} | {"about", "history"}) == len(names) + 2
    assert all(0 < len(sheet) <= 31 for sheet in sheets) and sheets[-1] == "claims"


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("皮山县", 6), ("é", 1), ("e\u0301", 1), ("", 0)]
)
def test_width_is_counted_in_letter_places(text: str, width: int) -> None:
    assert display.display_width(text) == width


def test_columns_are_neither_narrow_nor_endless() -> None:
    assert display.column_width([]) == display.NARROWEST
    assert display.column_width(["a" * 500, None]) == display.WIDEST
    assert display.column_width(["皮山县皮山县", 1.5, datetime.date(2020, 1, 1)]) == 14
