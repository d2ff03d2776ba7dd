"""The report for the file of a case: what was asked, what is counted and shown, and its proof."""

from __future__ import annotations

import hashlib

import pytest

from support.reports import in_both_formats, report
from support.screening import DAY, listed
from watchers.package.descriptor import open_package
from watchers.screening.report import writer
from watchers.screening.report.about import LIMITS
from watchers.screening.report.html import MAX_OPEN_ROWS

NAMES = "no,supplier\n1,Nobody at All\n2,\n3,Camera Maker\n4,Camera Maker GmbH\n5,The Daily\n"
COLUMN = ("--column", "supplier")


@pytest.fixture
def suppliers(tmp_path):
    file = tmp_path / "suppliers.csv"
    file.write_text(NAMES, "utf-8")
    return file


@pytest.mark.parametrize(
    ("ending", "begins"),
    [(".md", "# Screening"), (".MD", "# "), (".markdown", "# "), (".html", "<!do"), (".htm", "<!")],
)
def test_the_format_follows_the_ending_of_the_output(
    valid_package, suppliers, tmp_path, ending, begins
):
    out = tmp_path / f"report{ending}"
    done = listed(valid_package, "--file", suppliers, *COLUMN, *DAY, "-o", out)
    assert (done.exit_code, done.stdout) == (1, "")
    assert out.read_text("utf-8").startswith(begins)


@in_both_formats
def test_the_sections_stand_in_their_order(valid_package, suppliers, output_format):
    page = report(valid_package, output_format, "--file", suppliers, *COLUMN, *DAY)
    names = [heading.strip("“”").replace("”,", "") for heading in page.headings]
    assert names == [
        *("What was asked", "Verdicts"),
        *("Listed or covered (1)", "Camera Maker line 4"),
        *("For review (1)", "Camera Maker GmbH line 5"),
        *("The others (2)", "The Daily line 6"),
        *("How far each list was checked", "Notes", "What this rests on"),
    ]


@in_both_formats
def test_it_says_what_was_asked_and_what_it_rests_on(valid_package, suppliers, output_format):
    options = ("--max-age", "7", "--fail-on", "listed,owned", "--owned-from", "25")
    page = report(valid_package, output_format, "--file", suppliers, *COLUMN, *DAY, *options)
    package = open_package(valid_package)
    for value in (
        *("suppliers.csv", hashlib.sha256(suppliers.read_bytes()).hexdigest(), "supplier"),
        *("2020-01-01", "7 days", "listed, owned", "25 %"),
        *(package.version, package.created, package.content_hash(), LIMITS),
    ):
        assert value in page.text
    assert str(suppliers) not in page.text


@in_both_formats
def test_a_day_that_was_not_given_is_said(valid_package, output_format):
    page = report(valid_package, output_format, "Camera Maker")
    assert "2026-01-31, the day of the package's release" in page.text
    assert "1 name given as arguments" in page.text
    assert hashlib.sha256(b"Camera Maker\0").hexdigest() in page.text


@in_both_formats
def test_notes_say_which_lists_were_not_checked_and_what_was_not_read(
    listed_package, tmp_path, output_format
):
    file = tmp_path / "names.csv"
    file.write_text("name\nบริษัท ตัวอย่าง จำกัด\nThe Daily\n-\n", "utf-8")
    page = report(listed_package, output_format, "--file", file, "--on", "2026-01-10")
    notes = page.text.split("Notes", 1)[1]
    assert "not checked: uk-sanctions-list" in notes
    assert "1 cell is for review because nothing could be read" in notes
    assert "without a name, so not asked: 1 row (line 4)" in notes
    assert "the record covers" in notes
    assert "the record has no names in this script" in page.text.split("The others")[0]


@in_both_formats
def test_an_older_check_is_said_with_its_day(valid_package, output_format):
    page = report(valid_package, output_format, "The Daily", "--on", "2026-01-31", "--max-age", "3")
    assert "For review (1)" in page.headings
    assert "list last checked on 2026-01-15" in page.text.split("How far each list", 1)[1]
    assert "1 name not listed as of an older day must be looked at" in page.text


@in_both_formats
def test_of_many_other_names_the_first_are_shown_and_all_are_counted(
    valid_package, tmp_path, monkeypatch, output_format
):
    monkeypatch.setattr(writer, "MAX_ROWS", 3)
    file = tmp_path / "names.csv"
    names = ["Nobody at All", "Camera Maker", "Camera Maker GmbH", "บริษัท ตัวอย่าง จำกัด"] * 5
    file.write_text("\n".join(["name", *names, ""]), "utf-8")
    page = report(valid_package, output_format, "--file", file, *DAY)
    assert "20 names: 5 listed, 10 for review, 5 not in the record" in page.text
    assert len([one for one in page.headings if "Camera Maker" in one]) == 10
    assert page.text.count("บริษัท ตัวอย่าง จำกัด") == 5
    assert page.text.count("Nobody at All") == 3
    assert "The first 3 are shown; 2 more names counted above. CSV output" in page.text


@in_both_formats
def test_matches_on_no_list_are_shown_up_to_the_same_number(
    valid_package, tmp_path, monkeypatch, output_format
):
    monkeypatch.setattr(writer, "MAX_ROWS", 3)
    file = tmp_path / "names.csv"
    file.write_text("name\n" + "The Daily\nNobody at All\n" * 4, "utf-8")
    page = report(valid_package, output_format, "--file", file, *DAY)
    assert [one for one in page.headings if "Daily" in one] == page.headings[-5:-3]
    assert page.text.count("Nobody at All") == 1
    assert "The first 3 are shown; 5 more names counted above" in page.text


@in_both_formats
def test_only_hits_on_demand_leaves_out_the_others_and_says_so(
    valid_package, suppliers, output_format
):
    arguments = ("--file", suppliers, *COLUMN, *DAY, "--hits-only")
    page = report(valid_package, output_format, *arguments)
    assert "Nobody" not in page.text
    assert "The others (2)" in page.headings
    assert "left out here (--hits-only): 2 names" in page.text


def test_html_folds_only_long_tables(valid_package, tmp_path):
    file = tmp_path / "names.csv"
    for number, is_folded in [(MAX_OPEN_ROWS, False), (MAX_OPEN_ROWS + 1, True)]:
        file.write_text("name\n" + "Nobody\n" * number, "utf-8")
        page = report(valid_package, "html", "--file", file, *DAY)
        assert ("details" in page.tags) is is_folded


@in_both_formats
def test_the_same_question_gives_the_same_report(valid_package, suppliers, output_format):
    arguments = ("--file", suppliers, *COLUMN, *DAY, "--format", output_format)
    assert len({listed(valid_package, *arguments).stdout for _ in range(2)}) == 1


@in_both_formats
def test_names_that_can_be_read_only_once_have_no_hash(valid_package, output_format):
    arguments = ("--file", "-", *DAY, "--format", output_format)
    done = listed(valid_package, *arguments, stdin=b"name\nCamera Maker\n")
    assert done.exit_code == 1
    assert "standard input" in done.stdout
    assert "unknown, as the input could be read only once" in done.stdout


@in_both_formats
def test_a_file_that_changes_meanwhile_has_no_report(
    valid_package, suppliers, monkeypatch, output_format
):
    from watchers.screening import screener

    results = screener.Screener.results

    def changing(*arguments, **named):
        suppliers.write_text("supplier\nDJI\n")
        return results(*arguments, **named)

    monkeypatch.setattr(screener.Screener, "results", changing)
    arguments = ("--file", suppliers, *COLUMN, *DAY, "--format", output_format)
    done = listed(valid_package, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "was changed while it was read" in done.stderr
