"""`watchers listed`: what it prints, its exit status, and how it handles bad input."""

import csv
import gzip
import io
import json
import os
import threading

import pytest
from click.testing import CliRunner

from support.packages import change_rows
from watchers.cli import cli
from watchers.package.model import Package


def run(package, *arguments):
    return CliRunner().invoke(cli, ["--package", str(package), "listed", *map(str, arguments)])


@pytest.fixture
def suppliers(tmp_path):
    def write(content, name="suppliers.csv"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


@pytest.mark.parametrize(
    ("name", "day", "options", "status"),
    [
        ("Camera Maker", "2020-01-01", (), 1),
        ("Camera Maker", "2020-01-01", ("--exit-zero",), 0),
        ("Camera Maker", "2019-01-01", (), 3),
        ("The Daily", "2020-01-01", (), 0),
        ("Nobody at All GmbH", "2020-01-01", (), 0),
        ("project-company", "2018-06-01", (), 3),
        ("project-company", "2024-01-01", (), 3),
        ("project-company", "2024-01-01", ("--owned-from", "80"), 3),
    ],
)
def test_exit_status(valid_package, name, day, options, status):
    assert run(valid_package, name, "--on", day, *options).exit_code == status


def test_json_carries_the_proof_and_all_three_answers(valid_package):
    done = run(
        valid_package,
        "相機製造有限公司",
        "The Daily",
        "Nobody at All",
        "--on",
        "2026-01-20",
        "--format",
        "json",
    )
    document = json.loads(done.stdout)
    answers = {answer["name"]: answer for answer in document["answers"]}
    listed = answers["相機製造有限公司"]
    assert {
        key: listed[key]
        for key in (
            "answer",
            "party_id",
            "list_id",
            "since",
            "since_basis",
            "checked_to",
            "citation",
            "match_method",
            "match_source_id",
        )
    } == {
        "answer": "listed",
        "party_id": "camera-maker",
        "list_id": "trade-list",
        "since": "2019-10-09",
        "since_basis": "effective_on",
        "checked_to": "2026-01-15",
        "citation": "1 TN 1",
        "match_method": "same name",
        "match_source_id": "trade-notice",
    }
    assert (answers["The Daily"]["answer"], answers["The Daily"]["as_of"]) == (
        "not_listed_as_of",
        "2026-01-15",
    )
    assert answers["Nobody at All"]["answer"] == "no_match"
    assert answers["Nobody at All"]["remark"] == "no party in the record matches"
    for carried in (document, *document["answers"]):
        assert (carried["asked_on"], carried["package_version"], len(carried["content_hash"])) == (
            "2026-01-20",
            document["package_version"],
            64,
        )


def test_content_hash_is_that_of_the_package(valid_package):
    from watchers.package.descriptor import open_package

    package: Package = open_package(valid_package)
    document = json.loads(run(valid_package, "Camera Maker", "--format", "json").stdout)
    assert document["content_hash"] == package.content_hash()


def csv_rows(done):
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_owned_party_shows_chain_share_and_rule_and_is_not_called_listed(valid_package):
    done = run(valid_package, "Project Company Ltd", "--on", "2024-01-01", "--format", "csv")
    (row,) = csv_rows(done)
    asked = ("verdict", "answer", "owner_ids", "share_least", "share_most", "chain", "rule_id")
    assert {column: row[column] for column in asked} == {
        "verdict": "owned",
        "answer": "not_covered",
        "owner_ids": "camera-maker",
        "share_least": "89.99",
        "share_most": "89.99",
        "chain": "camera-maker -[shareholding 89.99 %]-> project-company",
        "rule_id": "trade-list-named-only",
    }


def test_owner_with_unknown_dates_makes_the_answer_unknown(valid_package):
    change_rows(
        valid_package,
        "ownership",
        [{"ownership_id": "camera-maker-project-company", "started_on": "2024"}],
    )
    change_rows(
        valid_package,
        "ownership_rules",
        [
            {"ownership_rule_id": "trade-list-half", "ended_on": "2025-01-01"},
            {"ownership_rule_id": "trade-list-named-only", "started_on": "2025-01-01"},
        ],
    )
    done = run(valid_package, "Project Company Ltd", "--on", "2024-05-01", "--format", "csv")
    assert [row["answer"] for row in csv_rows(done)] == ["unknown"]
    assert done.exit_code == 3


def test_a_what_if_is_said_as_such(valid_package):
    asked = ("Project Company Ltd", "--on", "2024-01-01", "--owned-from", "80")
    (row,) = csv_rows(run(valid_package, *asked, "--format", "csv"))
    assert (row["answer"], row["rule_id"]) == ("what_if_covered", "what-if")
    text = " ".join(run(valid_package, *asked).stdout.split())
    assert "WHAT IF: COVERED trade-list" in text
    assert "what-if: answers on owned parties are not those of the law" in text


def test_table_fits_80_columns_and_says_what_is_not_listed(valid_package):
    done = run(valid_package, "Camera Maker", "The Daily", "DJI", "--on", "2020-01-01")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "LISTED trade-list since 2019-10-09 (effective), 1 TN 1 [trade-notice]" in done.stdout
    assert "not listed: trade-list" in done.stdout
    assert "DJI: no party in the record matches" in done.stdout
    assert "3 names: 1 listed, 1 not listed, 1 not in the record" in done.stdout


def test_without_a_day_the_release_is_asked_and_that_is_said(valid_package):
    assert (
        "no day was given: answered as of 2026-01-31, the day of the package's release"
        in " ".join(run(valid_package, "Camera Maker").stdout.split())
    )


def test_file_keeps_its_order_and_lines_and_counts_empty_cells(valid_package, suppliers):
    file = suppliers("no,supplier\n1,Camera Maker\n2,\n3,Nobody\n4,  \n5,Camera Maker\n")
    done = run(
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
    done = run(
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
    done = run(valid_package, "--file", file, *(["--column", column] if column else []))
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
    done = run(valid_package, "--file", file, "--column", "supplier")
    said = f"Error: {file}:{line}: a row of more than 100,000 characters; "
    assert done.exit_code == 2
    assert done.stderr.endswith(f"{said}look for an unclosed quotation mark\n")


def test_a_file_without_an_end_is_not_read_into_memory(valid_package, monkeypatch):
    monkeypatch.setenv("WATCHERS_MAX_BYTES", str(1 << 20))
    done = run(valid_package, "--file", "/dev/zero")
    assert done.exit_code == 2
    assert "Error: /dev/zero gives more than 1 MB; WATCHERS_MAX_BYTES sets" in done.stderr


def test_a_long_row_is_read(valid_package, suppliers):
    file = suppliers("supplier,note\n" + f'Camera Maker,"{"a" * 90_000}"\n' * 2)
    done = run(valid_package, "--file", file, "--column", "supplier", "--on", "2020-01-01")
    assert (done.exit_code, "2 listed" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Give names, or a file of names with --file."),
        (["x", "--column", "a"], "--column needs --file."),
        (["x", "--on", "2023-02-30"], "'2023-02-30' does not exist in the calendar"),
        (["x", "--on", "2023-06"], "'2023-06' is not a date (YYYY-MM-DD)"),
        (["x", "--on", "\x1b[31m"], "'U+001B[31m' is not a date (YYYY-MM-DD)"),
        (["x", " "], "A name is empty."),
        (["--file", "no-such-file.csv"], "does not exist"),
        (["x", "--owned-from", "0"], "0.0 is not in the range 0<x<=100"),
        (["x", "--owned-from", "nan"], "nan is not a share"),
    ],
)
def test_wrong_usage(valid_package, arguments, message):
    done = run(valid_package, *arguments)
    assert done.exit_code == 2
    assert message in done.output.replace("\n", " ").replace("│", "")


def test_names_and_file_exclude_each_other(valid_package, suppliers):
    done = run(valid_package, "x", "--file", suppliers("a\nb\n"))
    assert done.exit_code == 2
    assert "Give either names or --file, not both." in done.output


def test_output_is_written_whole_and_the_same_each_time(valid_package, suppliers, tmp_path):
    file, outs = (
        suppliers("supplier\nCamera Maker\n=1+1\n"),
        [tmp_path / "a.csv", tmp_path / "b.csv"],
    )
    for out in outs:
        assert (
            run(
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
        run(valid_package, "--file", file, "--format", "csv", "-o", out, "--overwrite").exit_code
        == 2
    )
    assert out.read_text() == "earlier"


def test_packed_file_is_answered_as_a_plain_one(valid_package, suppliers, tmp_path):
    names = b"supplier\nCamera Maker\n"
    packed = tmp_path / "suppliers.csv.gz"
    packed.write_bytes(gzip.compress(names))
    asked = ("--on", "2020-01-01", "--format", "csv", "--file")
    plain = run(valid_package, *asked, suppliers(names))
    assert run(valid_package, *asked, packed).stdout == plain.stdout
    # The rows are long, because each one before the limit is answered, and that takes time.
    packed.write_bytes(
        gzip.compress(b"supplier\n" + (b"Camera Maker" + b" " * 10_000 + b"\n") * 2_000)
    )
    done = run(valid_package, *asked, packed)
    assert done.exit_code == 2
    assert "it unpacks to more than 100 times its size" in " ".join(done.output.split())


def test_control_characters_do_not_reach_the_terminal(valid_package):
    assert "\x1b" not in run(valid_package, "\x1b[31mNobody\x07").output


def test_a_day_after_the_release_is_answered_as_of_the_release(valid_package):
    done = run(valid_package, "Camera Maker", "--on", "2026-03-01")
    assert done.exit_code == 1
    text = " ".join(done.stdout.split())
    assert "as of this release, which is dated 2026-01-31" in text
    assert "what changed between then and 2026-03-01 is unknown" in text


def test_many_names_on_several_cores_answer_as_one_does(valid_package, suppliers, monkeypatch):
    from watchers.matching import batch as many
    from watchers.screening import screen

    names = "".join(f"Camera Maker {n} Ltd\n" for n in range(300)) + "Camera Maker\n"
    file = suppliers("supplier\n" + names)
    alone = run(valid_package, "--file", file, "--format", "csv").stdout
    monkeypatch.setattr(many, "POOL_FROM_NAMES", 50)
    monkeypatch.setattr(many, "MAX_REMEMBERED", 120)
    monkeypatch.setattr(screen, "BLOCK", 400)
    assert run(valid_package, "--file", file, "--format", "csv").stdout == alone


def test_former_party_is_answered_for_its_successor(valid_package):
    change_rows(
        valid_package, "entities", [{"entity_id": "industry-site", "replaced_by": "camera-maker"}]
    )
    document = json.loads(
        run(valid_package, "Industry Site", "--on", "2020-01-01", "--format", "json").stdout
    )
    assert {(answer["party_id"], answer["answer"]) for answer in document["answers"]} == {
        ("camera-maker", "listed"),
        ("industry-site", "not_listed"),
    }


def test_the_table_says_what_limits_an_answer_through_an_owner(valid_package):
    link = {"ownership_id": "camera-maker-project-company", "started_on": "", "as_of": "2018"}
    change_rows(valid_package, "ownership", [link])
    table = " ".join(run(valid_package, "project-company", "--on", "2024-01-01").stdout.split())
    assert "NOT COVERED trade-list: held by camera-maker (89.99 %)" in table
    assert "camera-maker has owned project-company since 2018 or before;" in table
    assert "camera-maker -[shareholding 89.99 %]-> project-company [" in table


def test_names_may_come_through_a_pipe_that_can_be_read_only_once(valid_package, tmp_path):
    pipe = tmp_path / "names"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("supplier\nCamera Maker\n",))
    writer.start()
    done = run(valid_package, "--file", pipe, "--on", "2020-01-01")
    writer.join()
    assert (done.exit_code, "1 name: 1 listed" in done.stdout) == (1, True)
