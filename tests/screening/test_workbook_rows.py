"""Workbooks keep every row, and a formula without a value is no empty cell."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest

from support.screening import DAY, answers, asked, listed, refusal, workbook

NAME = '="Camera"&" Maker"'


def write(tmp_path, *rows):
    return workbook(tmp_path / "suppliers.xlsx", names=[["name", "code"], *map(list, rows)])


@pytest.mark.parametrize(
    ("rows", "options", "column"),
    [
        ([(NAME, "x")], (), "A (line 2)"),
        ([("Nobody", None), (NAME, None), (None, None)], (), "A (line 3)"),
        ([("Nobody", '="SZSE:"&"000001"')], ("--id", "code"), "B (line 2)"),
    ],
)
def test_a_formula_without_a_value_is_refused(valid_package, tmp_path, rows, options, column):
    file = write(tmp_path, *rows)
    said = refusal(asked(valid_package, file, "--column", "name", *options))
    assert f"1 formula without a value in column {column}; open the workbook in" in said


def without_places(file, *elements):
    """The workbook with rows or cells that do not say where they stand, as some programs write."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    for element in elements:
        parts[sheet] = re.sub(rf'<{element} r="\w+"'.encode(), f"<{element}".encode(), parts[sheet])
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


@pytest.mark.parametrize("elements", [("c",), ("row",), ("row", "c")])
def test_a_formula_is_found_where_cells_do_not_say_their_place(valid_package, tmp_path, elements):
    file = without_places(write(tmp_path, ("x", 1), ("Nobody", '="SZSE:"&"000001"')), *elements)
    said = refusal(asked(valid_package, file, "--column", "name", "--id", "code"))
    assert "1 formula without a value in column B (line 3); open" in said


def test_a_formula_in_a_column_that_is_not_asked_does_not_matter(valid_package, tmp_path):
    done = asked(valid_package, write(tmp_path, ("Camera Maker", "=1+1")), "--column", "name")
    assert [row["verdict"] for row in answers(done)] == ["listed"]


def test_every_row_of_the_sheet_is_kept(valid_package, tmp_path):
    file = write(tmp_path, ("Camera Maker", 1), (None, None), (None, "x"), ("Nobody", 2))
    done = asked(valid_package, file, "--column", "name")
    assert [row["verdict"] for row in answers(done)] == ["listed", "", "", "no_match"]
    assert "without a name, so not asked: 2 rows (line 3, 4)" in done.stderr
    out = tmp_path / "answers.xlsx"
    listed(valid_package, "--file", file, *DAY, "--column", "name", "-o", out)
    assert openpyxl.load_workbook(out)["Suppliers"].max_row == 5
