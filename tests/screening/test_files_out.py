"""What a screened file of names is written as: one row a supplier, by default, in its own order."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest

from support.packages import change_rows
from support.screening import DAY, answers, asked, listed
from watchers.package.descriptor import open_package
from watchers.screening.suppliers import COLUMNS

NAMES = 'no,"Supplier, legal",note\n1,Nobody at All,a\n2,,b\n3,Camera Maker,=1+1\n4,-,\n'
COLUMN = ("--column", "Supplier, legal")


@pytest.fixture
def suppliers(tmp_path):
    file = tmp_path / "suppliers.csv"
    file.write_text(NAMES, "utf-8")
    return file


def test_each_row_of_the_file_has_one_row_that_begins_with_its_own_cells(valid_package, suppliers):
    done = asked(valid_package, suppliers, *COLUMN)
    header, *rows = csv.reader(io.StringIO(done.stdout))
    assert header == ["no", "Supplier, legal", "note", *COLUMNS]
    assert [row[:4] for row in rows] == [
        ["1", "Nobody at All", "a", "no_match"],
        ["2", "", "b", ""],
        ["3", "Camera Maker", "'=1+1", "listed"],
        ["4", "-", "", ""],
    ]


def test_a_row_says_which_party_on_which_lists_and_by_which_sources(valid_package, suppliers):
    row = answers(asked(valid_package, suppliers, *COLUMN))[2]
    package = open_package(valid_package)
    assert {column: row[column] for column in COLUMNS if column != "remark"} == {
        "verdict": "listed",
        "asked_as": "",
        "party_id": "camera-maker",
        "party": "Camera Maker Co., Ltd.",
        "context": "",
        "lists": "trade-list",
        "since": "2019-10-09",
        "owner_ids": "",
        "reasons": "",
        "score": "1.0",
        "source_ids": "trade-notice",
        "asked_on": "2020-01-01",
        "package_version": package.version,
        "content_hash": package.content_hash(),
    }


def test_an_owned_supplier_names_its_owner_and_why(valid_package, tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("name\nProject Company Ltd\n")
    (row,) = answers(asked(valid_package, file, day=("--on", "2024-01-01")))
    assert (row["verdict"], row["lists"], row["owner_ids"]) == (
        "owned",
        "trade-list",
        "camera-maker",
    )
    assert (row["reasons"], row["since"]) == ("removed named_only", "")
    assert row["remark"].startswith("removed 2023-11; the list reaches only parties that it names")


def test_columns_of_the_file_that_are_called_like_ours_stay(valid_package, tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("name,verdict\nCamera Maker,fine\n")
    (row,) = answers(asked(valid_package, file, "--column", "name"))
    assert (row["verdict"], row["watchers_verdict"], row["party_id"]) == (
        "fine",
        "listed",
        "camera-maker",
    )


def test_own_cells_stay_as_they_were_but_for_what_a_terminal_obeys(valid_package, tmp_path):
    file = tmp_path / "names.csv"
    cells = ["Nobody\u00a0Ltd", "line\nbreak", "+49 40 1", "-", "\x1b[31m\u202e", "@x"]
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["name", *"abcde"], cells])
    done = asked(valid_package, file, "--column", "name")
    _, row = csv.reader(io.StringIO(done.stdout))
    assert row[:6] == [
        *("Nobody\u00a0Ltd", "line\nbreak", "+49 40 1", "-", "U+001B[31mU+202E", "'@x"),
    ]


@pytest.mark.parametrize("output_format", ["csv", "json"])
def test_only_hits_on_demand(valid_package, suppliers, output_format):
    done = listed(
        *(valid_package, "--file", suppliers, *COLUMN, *DAY),
        *("--format", output_format, "--hits-only"),
    )
    rows = answers(done) if output_format == "csv" else json.loads(done.stdout)["answers"]
    assert [row["party_id"] for row in rows] == ["camera-maker"]


def test_detail_gives_a_row_for_each_list(valid_package, suppliers):
    rows = answers(asked(valid_package, suppliers, *COLUMN, "--detail"))
    assert [(row["line"], row["answer"]) for row in rows] == [("2", "no_match"), ("4", "listed")]


def test_csv_for_excel_begins_with_its_mark(valid_package, suppliers, tmp_path):
    out = tmp_path / "answers.csv"
    assert (
        listed(*(valid_package, "--file", suppliers, *COLUMN, *DAY, "--excel", "-o", out)).exit_code
        == 1
    )
    assert out.read_bytes().startswith(b"\xef\xbb\xbfno,")
    assert out.read_bytes().count(b"\xef\xbb\xbf") == 1


@pytest.fixture
def workbook(valid_package, suppliers, tmp_path):
    """The answer as a workbook, whose source has an address."""
    source = {"source_id": "trade-notice", "url": "https://example.org/notice"}
    change_rows(valid_package, "sources", [source])
    out = tmp_path / "answers.xlsx"
    done = listed(valid_package, "--file", suppliers, *COLUMN, *DAY, "-o", out)
    assert done.exit_code == 1, done.output
    return openpyxl.load_workbook(out)


def test_a_workbook_has_colours_a_filter_and_links_and_no_formula(workbook):
    sheet = workbook["Suppliers"]
    header, *rows = sheet.values
    assert header == ("no", "Supplier, legal", "note", *COLUMNS)
    assert rows[2][:6] == ("3", "Camera Maker", "=1+1", "listed", None, "camera-maker")
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "n", "inlineStr"}
    colours = [cell.fill.fgColor.rgb for cell in sheet["D"]]
    assert len({colours[1], colours[2], colours[3]}) == 3
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:R5", "A2")
    link = sheet.cell(4, header.index("source_ids") + 1).hyperlink
    assert link.target == "https://example.org/notice"
    assert workbook["Sources"]["A2"].value == "trade-notice"
    assert workbook["Sources"]["C2"].hyperlink.target == "https://example.org/notice"


def test_a_workbook_says_what_it_rests_on(workbook):
    notes = " ".join(cell.value for cell in workbook["About"]["A"])
    assert "2 names: 1 listed, 1 not in the record" in notes
    assert "the record covers" in notes


def test_the_same_question_gives_the_same_workbook(valid_package, suppliers, tmp_path):
    outs = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for out in outs:
        listed(valid_package, "--file", suppliers, *COLUMN, *DAY, "-o", out)
    assert outs[0].read_bytes() == outs[1].read_bytes()


@pytest.mark.parametrize(
    ("ending", "begins"), [(".csv", b"no,"), (".json", b"{"), (".xlsx", b"PK"), (".txt", b"Camera")]
)
def test_the_format_follows_the_ending_of_the_output(
    valid_package, suppliers, tmp_path, ending, begins
):
    out = tmp_path / f"answers{ending}"
    listed(valid_package, "--file", suppliers, *COLUMN, *DAY, "-o", out)
    assert out.read_bytes().startswith(begins)


@pytest.mark.parametrize("output_format", ["table", "csv", "json"])
def test_each_answer_says_what_the_record_covers(valid_package, output_format):
    done = listed(valid_package, "Nobody", "--format", output_format)
    tables = ("entities", "officials")
    parties = sum(len(read(valid_package, table)) for table in tables)
    said = " ".join((done.stdout + done.stderr).split())
    assert f"the record covers {parties} parties, of which" in said
    assert f"on one of {len(read(valid_package, 'lists'))} list" in said


def read(package, table) -> list[dict[str, str]]:
    file = package / "data" / f"{table}.csv"
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
