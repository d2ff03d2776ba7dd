"""`watchers listed --file`: which files of names are read, how far, and what is written."""

import csv
import gzip
import io
import os
import threading

import pytest

from support.screening import listed


@pytest.fixture
def suppliers(tmp_path):
    def write(content, name="suppliers.csv"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def test_file_keeps_its_order_and_lines_and_counts_empty_cells(valid_package, suppliers):
    file = suppliers("no,supplier\n1,Camera Maker\n2,\n3,Nobody\n4,  \n5,Camera Maker\n")
    done = listed(
        valid_package,
        "--file",
        file,
        "--column",
        "supplier",
        "--on",
        "2020-01-01",
        "--format",
        "csv",
        "--detail",
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["line"], row["name"], row["answer"]) for row in rows] == [
        ("2", "Camera Maker", "listed"),
        ("4", "Nobody", "no_match"),
        ("6", "Camera Maker", "listed"),
    ]
    assert "without a name, so not asked: 2 rows (line 3, 5)" in done.stderr


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfsupplier\r\nCamera Maker\r\n",
        "no;supplier\n1;Camera Maker\n",
        'supplier,x\n"Camera Maker","a,b"\n',
        "supplier\tx\nCamera Maker\t1",
    ],
)
def test_files_as_programs_write_them(valid_package, suppliers, content):
    done = listed(
        valid_package, "--file", suppliers(content), "--column", "supplier", "--on", "2020-01-01"
    )
    assert (done.exit_code, "1 name: 1 listed" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("content", "column", "message"),
    [
        (
            "no,supplier\n1,x\n",
            "suplier",
            "has no column 'suplier'; it has: no, supplier. Did you mean supplier?",
        ),
        (
            "No,Supplier\n1,x\n",
            "supplier",
            "has no column 'supplier'; it has: No, Supplier. Did you mean Supplier?",
        ),
        ("no,supplier\n1,x\n", None, "has 2 columns; choose one with --column: no, supplier"),
        ("a,a\n1,x\n", "a", "has several columns 'a'; rename all but one"),
        ("", "a", "is empty; its first line must name the columns"),
        ("\n\n", None, "is empty; its first line must name the columns"),
        (
            "a\ncaf\u00e9\n".encode("latin-1"),
            None,
            "is not UTF-8, and what it is instead is not certain; name its encoding with"
            " --encoding, such as gb18030 or cp1252 (byte 0xe9)",
        ),
        (
            'a\nx\n"y\nz\n',
            None,
            "not valid CSV (unexpected end of data); look for an unclosed quotation mark",
        ),
    ],
)
def test_unreadable_file_is_refused_in_words(valid_package, suppliers, content, column, message):
    file = suppliers(content)
    done = listed(valid_package, "--file", file, *(["--column", column] if column else []))
    assert (done.exit_code, message in done.output, str(file) in done.output) == (2, True, True)


LONG = "a" * 100_001


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (f"{LONG}\nx\n", 1),
        (f"no,supplier,{LONG}\n1,x,y\n", 1),
        (f"supplier\n{LONG}\n", 2),
        (f"supplier,no\nx,1\ny,{LONG}\n", 3),
        ("supplier\nx\n" + "," * 100_001, 3),
        ('supplier\nx\n"y\n' + "Camera Maker\n" * 10_000, 3),
    ],
    ids=["only column", "header", "cell", "other cell", "cells", "unclosed quotation mark"],
)
def test_a_row_that_does_not_end_is_refused_in_one_line(valid_package, suppliers, content, line):
    file = suppliers(content)
    done = listed(valid_package, "--file", file, "--column", "supplier")
    said = f"Error: {file}:{line}: a row of more than 100,000 characters; "
    assert done.exit_code == 2
    assert done.stderr.endswith(f"{said}look for an unclosed quotation mark\n")


def test_a_file_without_an_end_is_not_read_into_memory(valid_package, monkeypatch):
    monkeypatch.setenv("WATCHERS_MAX_BYTES", str(1 << 20))
    done = listed(valid_package, "--file", "/dev/zero")
    assert done.exit_code == 2
    assert "Error: /dev/zero gives more than 1 MB; WATCHERS_MAX_BYTES sets" in done.stderr


def test_a_long_row_is_read(valid_package, suppliers):
    file = suppliers("supplier,note\n" + f'Camera Maker,"{"a" * 90_000}"\n' * 2)
    done = listed(valid_package, "--file", file, "--column", "supplier", "--on", "2020-01-01")
    assert (done.exit_code, "2 listed" in done.stdout) == (1, True)


def test_names_and_file_exclude_each_other(valid_package, suppliers):
    done = listed(valid_package, "x", "--file", suppliers("a\nb\n"))
    assert done.exit_code == 2
    assert "Give either names or --file, not both." in done.output


def test_output_is_written_whole_and_the_same_each_time(valid_package, suppliers, tmp_path):
    file, outs = (
        suppliers("supplier\nCamera Maker\n=1+1\n"),
        [tmp_path / "a.csv", tmp_path / "b.csv"],
    )
    for out in outs:
        assert (
            listed(
                valid_package, "--file", file, "--on", "2020-01-01", "--format", "csv", "-o", out
            ).exit_code
            == 1
        )
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert "'=1+1" in outs[0].read_text("utf-8")


def test_failed_run_leaves_an_earlier_output_as_it_was(valid_package, suppliers, tmp_path):
    out = tmp_path / "answers.csv"
    out.write_text("earlier")
    file = suppliers(b"a\nb\n\xff\n")
    assert (
        listed(valid_package, "--file", file, "--format", "csv", "-o", out, "--overwrite").exit_code
        == 2
    )
    assert out.read_text() == "earlier"


def test_packed_file_is_answered_as_a_plain_one(valid_package, suppliers, tmp_path):
    names = b"supplier\nCamera Maker\n"
    packed = tmp_path / "suppliers.csv.gz"
    packed.write_bytes(gzip.compress(names))
    asked = ("--on", "2020-01-01", "--format", "csv", "--file")
    plain = listed(valid_package, *asked, suppliers(names))
    assert listed(valid_package, *asked, packed).stdout == plain.stdout
    # The rows are long, because each one before the limit is answered, and that takes time.
    packed.write_bytes(
        gzip.compress(b"supplier\n" + (b"Camera Maker" + b" " * 10_000 + b"\n") * 2_000)
    )
    done = listed(valid_package, *asked, packed)
    assert done.exit_code == 2
    assert "it unpacks to more than 100 times its size" in " ".join(done.output.split())


def test_many_names_on_several_cores_answer_as_one_does(valid_package, suppliers, monkeypatch):
    from watchers.matching import batch as many
    from watchers.screening import screen

    names = "".join(f"Camera Maker {n} Ltd\n" for n in range(300)) + "Camera Maker\n"
    file = suppliers("supplier\n" + names)
    alone = listed(valid_package, "--file", file, "--format", "csv").stdout
    monkeypatch.setattr(many, "POOL_FROM_NAMES", 50)
    monkeypatch.setattr(many, "MAX_REMEMBERED", 120)
    monkeypatch.setattr(screen, "BLOCK", 400)
    assert listed(valid_package, "--file", file, "--format", "csv").stdout == alone


def test_names_may_come_through_a_pipe_that_can_be_read_only_once(valid_package, tmp_path):
    pipe = tmp_path / "names"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("supplier\nCamera Maker\n",))
    writer.start()
    done = listed(valid_package, "--file", pipe, "--on", "2020-01-01")
    writer.join()
    assert (done.exit_code, "1 name: 1 listed" in done.stdout) == (1, True)
