"""Files of names that cannot be read: one line says why, and nothing is half-written."""

from __future__ import annotations

import io
import os
import zipfile

import openpyxl
import pytest

from support.screening import DAY, asked, listed, refusal, workbook
from watchers.screening import input_file

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
    valid_package, write_names, content, options, said
):
    file = write_names(content)
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


def test_a_fault_on_the_last_line_leaves_nothing_half_written(valid_package, write_names):
    file = write_names("no,name\n" + "1,Camera Maker\n" * 30_000 + "1,Maker, Camera\n")
    assert ":30002: 3 cells" in refusal(asked(valid_package, file, "--column", "name"))


def test_a_file_that_changes_while_it_is_read_is_refused(
    valid_package, write_names, tmp_path, monkeypatch
):
    file, out = write_names("name\nCamera Maker\n"), tmp_path / "answers.csv"
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
