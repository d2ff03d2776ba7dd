"""Columns beside the names: how they are read, refused, counted and shown."""

from __future__ import annotations

import json

import openpyxl
import pytest

from support.context import COLUMNS, OPTIONS, only_row
from support.screening import answers, asked, listed, refusal, workbook
from watchers.screening.context.findings import Finding, FindingKind, finding_text


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("code", "12345"),
        ("code", "9.133010672101E+17"),
        ("code", "91330100123456789L"),
        ("land", "Germoney"),
        ("land", "Germany / France"),
        ("where", "12 High Street"),
    ],
)
def test_what_cannot_be_read_is_counted_with_its_line(ask, column, cell):
    done = ask("Camera Maker", **{column: cell})
    of_row = Finding(FindingKind.ID_UNREAD)
    told = finding_text(of_row) if column == "code" else ""
    assert (only_row(done)["verdict"], only_row(done)["context"]) == ("listed", told)
    assert done.stderr.count("1 row (line 2)") == 1


def test_text_and_json_say_what_was_found_too(ask, package, tmp_path):
    ask("Camera Maker", "", "DE")
    file = tmp_path / "suppliers.csv"
    text = listed(package, "--file", file, *OPTIONS, "--on", "2020-01-01").stdout
    assert "    country differs: asked DE, recorded CN\n" in text
    done = listed(package, "--file", file, *OPTIONS, "--on", "2020-01-01", "--format", "json")
    (found,) = json.loads(done.stdout)["answers"]
    assert found["context"] == "country differs: asked DE, recorded CN"
    assert found["context_codes"] == ["country_differs"]


def test_a_workbook_of_numbers_is_read_and_answered(package, tmp_path):
    rows = [list(COLUMNS), ["Camera Maker", 913301067210180123, 156, 5.0]]
    file = workbook(tmp_path / "suppliers.xlsx", names=rows)
    out = tmp_path / "answers.xlsx"
    done = listed(package, "--file", file, *OPTIONS, "--on", "2020-01-01", "-o", out)
    assert (done.exit_code, done.stderr.count("1 row (line 2)")) == (1, 3)
    header, cells = list(openpyxl.load_workbook(out)["Suppliers"].values)
    assert cells[header.index("verdict")] == "listed"


def test_no_cell_becomes_a_formula_or_an_escape(ask):
    done = ask("Camera Maker", "=1+1", "\x1b[31mDE", "@Urumqi\u202e")
    found = only_row(done)
    assert "\x1b" not in done.stdout + done.stderr
    assert (found["code"], found["where"][0]) == ("'=1+1", "'")
    assert found["context"].startswith("address differs: asked Urumqi")


@pytest.mark.parametrize("option", ["--id", "--country", "--address"])
def test_without_a_file_there_is_no_column(package, option):
    done = listed(package, "Camera Maker", option, "DE")
    assert refusal(done) == f"{option} needs --file: it names a column of the file."


def test_a_misspelt_column_is_suggested(package, write_names):
    file = write_names("name,country\nCamera Maker,CN\n")
    said = refusal(asked(package, file, "--column", "name", "--country", "contry"))
    assert said.endswith("has no column 'contry'; it has: name, country. Did you mean country?")


@pytest.mark.parametrize(
    ("options", "both"),
    [
        (("--country", "land", "--address", "land"), "--country and --address"),
        (("--id", "name"), "--column and --id"),
    ],
)
def test_one_column_cannot_be_two_things(package, write_names, options, both):
    file = write_names("name,land\nCamera Maker,CN\n")
    said = refusal(asked(package, file, "--column", "name", *options))
    assert said.startswith(f"{both} name the same column, '")


def test_an_empty_line_is_a_row_without_a_name(package, write_names):
    file = write_names("name,land\nCamera Maker,CN\n\nNobody,DE\n")
    done = asked(package, file, "--column", "name", "--country", "land")
    assert [one["remark"] for one in answers(done)][1] == "no name in the row"
    assert "without a name, so not asked: 1 row (line 3)" in done.stderr
    assert "fewer cells" not in done.stderr


def test_the_row_of_a_supplier_says_which_part_of_the_cell_was_asked(package, write_names):
    file = write_names("name\n相机制造有限公司 / Nobody Knows Ltd.\n")
    assert "相机制造有限公司" in only_row(asked(package, file))["asked_as"]


def test_cells_that_are_asked_are_as_long_as_a_row_may_be(ask):
    done = ask("Camera Maker", "9" * 30_000, "C" * 30_000, "Hami " * 6_000)
    assert only_row(done)["verdict"] == "listed"


@pytest.mark.parametrize("output_format", ["html", "markdown"])
def test_a_report_says_in_what_the_row_differs(ask, package, tmp_path, output_format):
    ask("Camera Maker", "", "DE")
    file = tmp_path / "suppliers.csv"
    asked_for = ("--on", "2020-01-01", "--format", output_format)
    report = listed(package, "--file", file, *OPTIONS, *asked_for).stdout
    assert "country differs: asked DE, recorded CN" in report
    for field, column in {"id": "code", "country": "land", "address": "where"}.items():
        line = next(line for line in report.splitlines() if f"(--{field})" in line)
        assert column in report[report.index(line) :].split("(--", 2)[1]
