"""`watchers reconcile`: what it prints in each format, and what is shown only when asked."""

import csv
import io
import json

import pytest

from support import official_samples as samples
from support.listed_package import listed
from support.packages import change_rows
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
