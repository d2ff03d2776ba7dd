"""`watchers reconcile`: what it prints in each format, its exit status, and bad input."""

import csv
import io
import json

import pytest

from support import official_samples as samples
from support.listed_package import listed
from support.packages import change_rows
from support.publisher import URL
from support.reconciling import run


def test_text_tells_the_file_what_was_looked_for_and_each_difference_with_its_line(
    listed_package, bis
):
    done = run(listed_package, "us-entity-list", bis)
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[:6] == [
        "us-entity-list against download",
        "BIS Entity List (CSV), of 2019-10-09 or later (the newest effective date in it):",
        "  4 parties on this list",
        "2 of 2 listings expected in it were found",
        "",
        "Not in the record (1): listed by a notice that lists others over Xinjiang, or",
    ]
    assert (
        "  line 6: Cotton Field Trading (by a notice that lists others over Xinjiang; 84" in lines
    )
    assert (
        "  line 2: us-entity-list-camera-maker: CM; the record has Camera Maker Co., Ltd." in lines
    )
    assert lines[-4] == "3 differences."
    assert [line.split()[0] for line in lines[-3:]] == ["watchers", "record", "file"]
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("name", "list_id", "party"),
    [
        ("csl_json.json", "us-sdn", "second-minister"),
        ("ofac_xml.xml", "us-sdn", "second-minister"),
        ("uk_ods.ods", "uk-sanctions-list", "second-minister"),
    ],
)
def test_every_sort_of_file_can_be_asked(listed_package, tmp_path, name, list_id, party):
    cells = {
        "official_id": party,
        "entity_id": "",
        "name_as_listed": "Second MINISTER" if list_id.startswith("uk") else "MINISTER, Second",
    }
    change_rows(
        listed_package,
        "designations",
        [{**listed(list_id, party, "", effective_on="2019-03-22", published_on=""), **cells}],
    )
    done = run(listed_package, list_id, samples.write(tmp_path, name), "--format", "json")
    report = json.loads(done.stdout)[0]
    assert (report["expected"], report["found"], report["is_part"]) == (1, 1, False)
    assert len(report["file_sha256"]) == len(report["content_hash"]) == 64


def test_json_and_csv_have_every_difference(listed_package, bis):
    report = json.loads(run(listed_package, "us-entity-list", bis, "--format", "json").stdout)[0]
    rows = list(
        csv.DictReader(
            io.StringIO(run(listed_package, "us-entity-list", bis, "--format", "csv").stdout)
        )
    )
    assert (
        [row["in_file"] for row in rows]
        == [found["in_file"] for found in report["differences"]]
        == ["Cotton Field Trading", "CM", "Camera Works"]
    )
    assert (report["unexplained"], report["day"], report["layout"]) == (
        3,
        "2019-10-09",
        "BIS Entity List (CSV)",
    )


def test_no_cell_becomes_a_formula_and_no_name_becomes_markup(listed_package, tmp_path):
    file = tmp_path / "download"
    file.write_bytes(
        samples.BIS.replace("Cotton Field  Trading", "=Cotton <b>@field</b> \x1b[1m").encode()
    )
    assert "'=Cotton" in run(listed_package, "us-entity-list", file, "--format", "csv").stdout
    shown = run(listed_package, "us-entity-list", file, "--format", "markdown").stdout
    assert "<b>" not in shown and "@field" not in shown
    assert "\x1b" not in shown + run(listed_package, "us-entity-list", file).stdout


def test_status_is_0_where_the_record_explains_all(listed_package, tmp_path, explain):
    file = tmp_path / "download"
    rows = [
        samples.BIS_HEADER,
        samples.bis_row("Camera Maker Co., Ltd.", "84 FR 54002", "5/16/2019"),
        samples.bis_row("North County People?s Bureau", "84 FR 54002", "10/9/2019"),
    ]
    file.write_text("\n".join(rows), "utf-8")
    assert run(listed_package, "us-entity-list", file).exit_code == 1
    explain(
        listed_package, "designations", "us-entity-list-camera-maker", "effective_on", "2019-05-16"
    )
    done = run(listed_package, "us-entity-list", file)
    assert done.exit_code == 0
    assert "1 difference, 1 of them explained in the record." in done.stdout
    assert "Explained: A fault of the list." in done.stdout


def test_a_part_of_a_list_is_told_as_one_and_ends_with_2(parties, bis):
    done = run(parties, "us-entity-list", bis)
    assert done.exit_code == 2
    assert (
        "The file lacks 3 of them; treated as incomplete: missing parties are not"
        in done.stdout.splitlines()
    )
    assert "Not on the list" not in done.stdout
    assert "Not found in an incomplete file (3): open in the record" in done.stdout
    assert "No differences" not in done.stdout


def test_who_is_not_found_in_a_part_is_in_every_format(parties, bis):
    report = json.loads(run(parties, "us-entity-list", bis, "--format", "json").stdout)[0]
    assert (report["is_part"], report["whole_by"], report["part_by"]) == (
        True,
        "",
        "lacks 3 of them",
    )
    rows = csv.DictReader(
        io.StringIO(run(parties, "us-entity-list", bis, "--format", "csv").stdout)
    )
    unseen = [row["party_id"] for row in rows if row["kind"] == "not found in an incomplete file"]
    assert unseen == ["daily", "industry-site", "trade-ministry"]


def test_a_file_that_ends_within_a_cell_never_has_no_differences(listed_package, tmp_path):
    file = tmp_path / "download"
    rows = [
        samples.BIS_HEADER,
        samples.bis_row("Camera Maker Co., Ltd.", "84 FR 54002", "10/9/2019"),
        samples.bis_row("North County People?s Bureau", "84 FR 54002", "10/9/2019"),
    ]
    text = "\n".join(row.rstrip(",") for row in rows)
    file.write_text(f"{text}\n", "utf-8")
    assert "\nNo differences.\n" in run(listed_package, "us-entity-list", file).stdout
    file.write_text(text.removesuffix("s"), "utf-8")
    done = run(listed_package, "us-entity-list", file)
    assert done.exit_code == 2
    assert "No differences in what the file holds, which may not be the whole list." in done.stdout


def test_report_is_written_whole(listed_package, bis, tmp_path):
    done = run(
        listed_package, "us-entity-list", bis, "--format", "markdown", "-o", tmp_path / "report.md"
    )
    assert done.stdout == f"wrote {tmp_path / 'report.md'}\n"
    assert (
        (tmp_path / "report.md")
        .read_text("utf-8")
        .startswith("**us-entity-list against download**\n")
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("us-entity-list",), "Give the file of the list, or --fetch to download it."),
        (("us-entity-lst", __file__), "Did you mean us-entity-list?"),
        (("us-entity-list", __file__), "the file has an unknown layout"),
        (("us-entity-list", "no-such-file"), "No such file or directory"),
        (("us-entity-list", "/"), "Is a directory"),
        (
            ("trade-list", "--fetch"),
            "trade-list: no file of it is read yet; --fetch can read: no list of this package",
        ),
        (("us-entity-list", __file__, "--as-of", "2024-02-30"), "does not exist in the calendar"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_word(listed_package, arguments, words):
    done = run(listed_package, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())


def test_only_lists_with_an_address_are_said_to_be_fetched(listed_package):
    change_rows(listed_package, "lists", [{"list_id": "us-sdn", "download_url": URL}])
    done = run(listed_package, "trade-list", "--fetch")
    assert done.stderr.rstrip().endswith("--fetch can read: us-sdn")


def test_a_download_that_is_no_list_is_not_kept(listed_package, publisher, tmp_path):
    change_rows(listed_package, "lists", [{"list_id": "us-sdn", "download_url": URL}])
    publisher(body=b"<html><title>Service unavailable</title></html>")
    done = run(listed_package, "us-sdn", "--fetch", "--copies", tmp_path / "copies")
    assert done.exit_code == 2
    assert "is a web page, titled 'Service unavailable', not a list" in " ".join(
        done.stderr.split()
    )
    assert list((tmp_path / "copies").iterdir()) == []


def test_many_differences_are_counted_and_shown_only_when_asked(listed_package, tmp_path):
    others = [
        samples.bis_row(f"Firm {number}", "87 FR 77505", "12/16/2022", city="Urumqi, Xinjiang")
        for number in range(30)
    ]
    file = tmp_path / "download"
    file.write_text("\r\n".join([samples.BIS, *others]), "utf-8")
    assert (
        "  … and 11 more (--all shows them)"
        in run(listed_package, "us-entity-list", file).stdout.splitlines()
    )
    assert "Firm 29" in run(listed_package, "us-entity-list", file, "--all").stdout


def test_a_file_of_unknown_day_that_may_be_older_than_a_listing_ends_with_2(
    listed_package, tmp_path
):
    later = {
        **listed("us-sdn", "daily", "THE DAILY", effective_on="2025-05-01", published_on=""),
        "citation": "",
    }
    change_rows(listed_package, "designations", [later])
    file = samples.write(tmp_path, "ofac_csv.csv")
    done = run(listed_package, "us-sdn", file)
    words = " ".join(done.stdout.split())
    assert done.exit_code == 2
    assert "or these are gone from it: THE DAILY. Give its day with --as-of" in words
    assert "No differences." not in words
    given = run(listed_package, "us-sdn", file, "--as-of", "2025-04-30")
    assert "THE DAILY" not in given.stdout
    assert run(listed_package, "us-sdn", file, "--as-of", "2025-05-01").exit_code == 1
