"""Files of names as programs write them, and files that cannot be read: each name is asked or
counted, and a refusal is one line."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from support.packages import ROOT
from support.screening import DAY, answers, asked, listed
from watchers.package.descriptor import open_package
from watchers.screening import input_file
from watchers.screening.no_name import HEADERS, PLACEHOLDERS, is_header, is_no_name
from watchers.tables.rows import Record

LEGAL = '"Supplier, legal name"'


@pytest.fixture
def suppliers(tmp_path):
    def write(content: bytes | str, name: str = "suppliers.csv") -> Path:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def names(done) -> list[tuple[str, str]]:
    assert done.exit_code in (0, 1, 3), done.output
    return [(row["line"], row["name"]) for row in answers(done)]


def refusal(done) -> str:
    """The one line that says why nothing was answered."""
    assert (done.exit_code, done.stdout) == (2, "")
    *usage, said = done.stderr.splitlines()
    assert [line for line in usage if line and not line.startswith(("Usage", "Try"))] == []
    return said.removeprefix("Error: ")


@pytest.mark.parametrize(
    ("content", "column", "expected"),
    [
        (f"{LEGAL};Land\nCamera Maker;X\n", "Supplier, legal name", [("2", "Camera Maker")]),
        ('no,"Name\n(en)"\n1,Camera Maker\n', "Name (en)", [("3", "Camera Maker")]),
        ('"No\n(a;b)";name\n1;Camera Maker\n', "name", [("3", "Camera Maker")]),
        ("sep=;\nname;a,b,c\nMaker, Camera;1\n", "name", [("3", "Maker, Camera")]),
        ("sep=^\r\nno^name\r\n1^Camera Maker\r\n", "name", [("3", "Camera Maker")]),
        ("no|name\n1|Camera Maker\n", "name", [("2", "Camera Maker")]),
        ("no~name\n1~Camera Maker\n", "name", [("2", "Camera Maker")]),
        ('no, name\n1, "Maker, Camera"\n', "name", [("2", "Maker, Camera")]),
        ("\n\nno,name\n1,Camera Maker\n", "name", [("4", "Camera Maker")]),
        ("name\nTrading Co., Ltd.\n", "name", [("2", "Trading Co., Ltd.")]),
        ("name\nTrading Co.,Ltd.\n", None, [("2", "Trading Co.,Ltd.")]),
        ('name\n"Trading, City"\n', None, [("2", "Trading, City")]),
        ('name\nThe "Camera" Maker\n', None, [("2", 'The "Camera" Maker')]),
        ("name\n\u202eCamera Maker\u200f\n", None, [("2", "U+202ECamera MakerU+200F")]),
    ],
)
def test_every_delimiter_is_found(valid_package, suppliers, content, column, expected):
    options = ["--column", column] if column else []
    done = asked(valid_package, suppliers(content), "--detail", *options)
    assert names(done) == expected


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_told_by_its_marks_and_bytes(valid_package, suppliers, encoding):
    file = suppliers("no\tname\n1\t相機製造有限公司\n".encode(encoding))
    done = asked(valid_package, file, "--detail", "--column", "name")
    assert names(done) == [("2", "相機製造有限公司")]


@pytest.mark.parametrize(
    ("encoding", "name", "said"),
    [
        ("gb18030", "克孜勒苏新雅照相机制造有限公司（新疆）监控设备分公司", "read as GB18030"),
        ("cp1252", "Müller & Söhne Straßenbau GmbH", "read as Windows code page 1252"),
    ],
)
def test_an_older_encoding_is_recognised_where_certain(
    valid_package, suppliers, encoding, name, said
):
    done = asked(valid_package, suppliers(f"name\n{name}\n".encode(encoding)), "--detail")
    assert names(done) == [("2", name)]
    assert said in done.stderr


@pytest.mark.parametrize(("encoding", "name"), [("cp1251", "Ижевский"), ("gbk", "大华")])
def test_an_encoding_that_is_not_certain_must_be_named(valid_package, suppliers, encoding, name):
    file = suppliers(f"name\n{name}\n".encode(encoding))
    assert "name its encoding with --encoding" in refusal(asked(valid_package, file))
    done = asked(valid_package, file, "--detail", "--encoding", encoding)
    assert names(done) == [("2", name)]


def test_code_pages_that_differ_later_in_the_file_are_not_certain(valid_package, suppliers):
    ascii_rows = "Example Trading\n" * 100_000
    file = suppliers(f"name\nMüller Söhne Straße\n{ascii_rows}Señor Peña\n".encode("cp1252"))
    assert "is not certain" in refusal(asked(valid_package, file))


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_is_read_by_sheet_and_column(valid_package, tmp_path):
    suppliers = [[], ["no", "name"], [1, "Camera Maker"], [2, None], [3, 4711.0]]
    one = workbook(tmp_path / "one.xlsx", Suppliers=suppliers, Empty=[])
    assert names(asked(valid_package, one, "--detail", "--column", "name")) == [
        ("3", "Camera Maker"),
        ("5", "4711"),
    ]
    two = workbook(tmp_path / "two.xlsx", Suppliers=suppliers, Old=[["name"], ["Nobody"]])
    assert (
        refusal(asked(valid_package, two, "--column", "name"))
        == f"{two} has 2 sheets; choose one with --sheet: Suppliers, Old"
    )
    assert names(asked(valid_package, two, "--detail", "--sheet", "Old")) == [("2", "Nobody")]
    said = refusal(asked(valid_package, two, "--sheet", "suppliers"))
    assert said.endswith("it has: Suppliers, Old. Did you mean Suppliers?")


def test_a_parquet_file_is_read(valid_package, tmp_path):
    file = tmp_path / "suppliers.parquet"
    pq.write_table(pa.table({"no": [1, 2], "name": ["Camera Maker", None]}), file)
    done = asked(valid_package, file, "--column", "name")
    assert [(row["no"], row["name"], row["verdict"]) for row in answers(done)] == [
        ("1", "Camera Maker", "listed"),
        ("2", "", ""),
    ]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_standard_input_is_a_file(valid_package, pack):
    asked_of = ("--file", "-", *DAY, "--format", "csv", "--detail")
    done = listed(valid_package, *asked_of, stdin=pack(b"name\nCamera Maker\n"))
    assert names(done) == [("2", "Camera Maker")]


def test_a_file_without_a_header_loses_no_line(valid_package, suppliers):
    done = asked(valid_package, suppliers("Camera Maker\nNobody\n"), "--detail")
    assert names(done) == [("1", "Camera Maker"), ("2", "Nobody")]
    assert "line 1, 'Camera Maker', was asked as a name like the others" in done.stderr


def test_what_was_taken_for_the_header_is_said(valid_package, suppliers):
    done = asked(valid_package, suppliers("Supplier_Name\nCamera Maker\n"), "--detail")
    assert names(done) == [("2", "Camera Maker")]
    assert "taken for the header: 'Supplier_Name'" in done.stderr


def test_what_is_no_name_is_counted_and_not_asked(valid_package, suppliers):
    cells = ("N/A", "-", "#N/A", "\x1a", "", "  ", "null", "???")
    file = suppliers("name,no\n" + "".join(f"{cell},1\n" for cell in cells))
    done = asked(valid_package, file, "--column", "name")
    assert "0 names: nothing asked" in done.stderr
    assert "without a name, so not asked: 8 rows (line 2, 3, 4, …)" in done.stderr
    assert {row["verdict"] for row in answers(done)} == {""}


def test_no_party_of_the_record_is_called_like_a_placeholder_or_a_header():
    record = Record(open_package(ROOT))
    tables = ("entities", "officials", "names")
    parties = {row["name"].casefold() for table in tables for row in record.tables[table]}
    assert parties.isdisjoint(PLACEHOLDERS | HEADERS)
    assert [name for name in parties if is_no_name(name) or is_header(name)] == []


def test_rows_with_fewer_cells_than_the_header_are_said(valid_package, suppliers):
    file = suppliers("name,no\nCamera Maker\nNobody,1\n")
    done = asked(valid_package, file, "--column", "name", "--detail")
    assert names(done) == [("2", "Camera Maker"), ("3", "Nobody")]
    assert "with fewer cells than the header: 1 row (line 2)" in done.stderr


MANY = "name" + "," * 16_999


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (
            "no,name\n1,Maker, Camera\n",
            ("--column", "name"),
            ":2: 3 cells where the header has 2; a cell that holds the delimiter must stand in"
            " quotation marks",
        ),
        ("name\nCamera Maker,CN\n", (), ":2: 2 cells where the header has 1;"),
        ("name\nx\tCN\n", (), ":2: 2 cells where the header has 1;"),
        ("name\n" + "a" * 10_000_000, (), ":2: a row of more than 100,000 characters;"),
        (",".join(["c"] * 1_000_000), (), ":1: a row of more than 100,000 characters;"),
        (MANY + "\n", ("--column", "name"), " has 17,000 columns; at most 16,384 are read"),
        ("name\nx\0y\n", (), " holds NUL, as binary files do; CSV, Excel and Parquet files are"),
        ("name\n" + "x\n" * 600_000 + "\0", (), ":600002: holds NUL, which no text does"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", (), " holds NUL, as binary files do;"),
        (b"PK\x03\x04not really a zip", (), " cannot be unpacked: it is"),
        (b"PAR1not really Parquet", (), " is not a Parquet file that can be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (), " has a password, or is a workbook of before"),
        (b"\xff\xfea", (), " is not utf-16"),
        ("name\né".encode()[:-1], (), " is not UTF-8"),
        ("", (), " is empty; its first line must name the columns"),
        ("name\nx\n", ("--sheet", "A"), " is not a workbook, so it has no sheets;"),
        ("name\nx\n", ("--encoding", "klingon"), "'klingon' is not an encoding; try gb18030"),
        ("name\nx\n", ("--encoding", "base64"), "'base64' is not an encoding; try gb18030"),
        ("name\né\n", ("--encoding", "ascii"), " is not ascii (byte 0xc3)"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    valid_package, suppliers, content, options, said
):
    file = suppliers(content)
    assert said in refusal(asked(valid_package, file, *options))


def test_a_damaged_workbook_is_refused(valid_package, tmp_path):
    file = workbook(tmp_path / "names.xlsx", A=[["name"], ["Camera Maker"]])
    parts = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(parts, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part)[:-20] if "sheet1" in part else old.read(part))
    file.write_bytes(parts.getvalue())
    assert "is not a workbook that can be read; save it again" in refusal(
        asked(valid_package, file)
    )


def test_a_cell_far_from_the_table_does_not_fill_the_memory(valid_package, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"], book.active["XFD1048576"] = "name", "Camera Maker", "x"
    book.save(tmp_path / "names.xlsx")
    said = refusal(asked(valid_package, tmp_path / "names.xlsx"))
    assert "has a sheet of 1,048,576 rows and 16,384 columns, most of them empty;" in said


def test_a_folder_is_refused(valid_package, tmp_path):
    done = asked(valid_package, tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "is a directory" in done.stderr


def test_a_fault_on_the_last_line_leaves_nothing_half_written(valid_package, suppliers):
    file = suppliers("no,name\n" + "1,Camera Maker\n" * 30_000 + "1,Maker, Camera\n")
    assert ":30002: 3 cells" in refusal(asked(valid_package, file, "--column", "name"))


def test_a_file_that_changes_while_it_is_read_is_refused(
    valid_package, suppliers, tmp_path, monkeypatch
):
    file, out = suppliers("name\nCamera Maker\n"), tmp_path / "answers.csv"
    states = iter([(1, 1, 1), (1, 2, 2)])
    monkeypatch.setattr(input_file, "_state", lambda path: next(states))
    said = refusal(listed(valid_package, "--file", file, *DAY, "-o", out))
    assert said == f"{file} was changed while it was read; try again"
    assert not out.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_copy_of_a_pipe_does_not_stay(valid_package, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    listed(valid_package, "--file", "-", *DAY, stdin=b"name\nCamera Maker\n")
    assert list(tmp_path.glob("watchers-*")) == []
