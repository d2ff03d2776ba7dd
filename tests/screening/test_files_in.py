"""Files of names as programs write them, workbooks and Parquet: each name is asked or counted."""

from __future__ import annotations

import gzip

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from support.packages import ROOT
from support.screening import DAY, answers, asked, listed, refusal, workbook
from watchers.package.descriptor import open_package
from watchers.screening.no_name import HEADERS, PLACEHOLDERS, is_header, is_no_name
from watchers.tables.rows import Record

LEGAL = '"Supplier, legal name"'


def names(done) -> list[tuple[str, str]]:
    assert done.exit_code in (0, 1, 3), done.output
    return [(row["line"], row["name"]) for row in answers(done)]


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
def test_every_delimiter_is_found(valid_package, write_names, content, column, expected):
    options = ["--column", column] if column else []
    done = asked(valid_package, write_names(content), "--detail", *options)
    assert names(done) == expected


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_told_by_its_marks_and_bytes(valid_package, write_names, encoding):
    file = write_names("no\tname\n1\t相機製造有限公司\n".encode(encoding))
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
    valid_package, write_names, encoding, name, said
):
    done = asked(valid_package, write_names(f"name\n{name}\n".encode(encoding)), "--detail")
    assert names(done) == [("2", name)]
    assert said in done.stderr


@pytest.mark.parametrize(("encoding", "name"), [("cp1251", "Ижевский"), ("gbk", "大华")])
def test_an_encoding_that_is_not_certain_must_be_named(valid_package, write_names, encoding, name):
    file = write_names(f"name\n{name}\n".encode(encoding))
    assert "name its encoding with --encoding" in refusal(asked(valid_package, file))
    done = asked(valid_package, file, "--detail", "--encoding", encoding)
    assert names(done) == [("2", name)]


def test_code_pages_that_differ_later_in_the_file_are_not_certain(valid_package, write_names):
    ascii_rows = "Example Trading\n" * 100_000
    file = write_names(f"name\nMüller Söhne Straße\n{ascii_rows}Señor Peña\n".encode("cp1252"))
    assert "is not certain" in refusal(asked(valid_package, file))


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


def test_a_file_without_a_header_loses_no_line(valid_package, write_names):
    done = asked(valid_package, write_names("Camera Maker\nNobody\n"), "--detail")
    assert names(done) == [("1", "Camera Maker"), ("2", "Nobody")]
    assert "line 1, 'Camera Maker', was asked as a name like the others" in done.stderr


def test_what_was_taken_for_the_header_is_said(valid_package, write_names):
    done = asked(valid_package, write_names("Supplier_Name\nCamera Maker\n"), "--detail")
    assert names(done) == [("2", "Camera Maker")]
    assert "taken for the header: 'Supplier_Name'" in done.stderr


def test_what_is_no_name_is_counted_and_not_asked(valid_package, write_names):
    cells = ("N/A", "-", "#N/A", "\x1a", "", "  ", "null", "…")
    file = write_names("name,no\n" + "".join(f"{cell},1\n" for cell in cells))
    done = asked(valid_package, file, "--column", "name")
    assert "0 names: nothing was asked" in done.stderr
    assert "without a name, so not asked: 8 rows (line 2, 3, 4, …)" in done.stderr
    assert {row["verdict"] for row in answers(done)} == {""}


def test_no_party_of_the_record_is_called_like_a_placeholder_or_a_header():
    record = Record(open_package(ROOT))
    tables = ("entities", "officials", "names")
    parties = {row["name"].casefold() for table in tables for row in record.tables[table]}
    assert parties.isdisjoint(PLACEHOLDERS | HEADERS)
    assert [name for name in parties if is_no_name(name) or is_header(name)] == []


def test_rows_with_fewer_cells_than_the_header_are_said(valid_package, write_names):
    file = write_names("name,no\nCamera Maker\nNobody,1\n")
    done = asked(valid_package, file, "--column", "name", "--detail")
    assert names(done) == [("2", "Camera Maker"), ("3", "Nobody")]
    assert "with fewer cells than the header: 1 row (line 2)" in done.stderr
