"""How much of an account is shown, and in which format."""

import json
import re
from html.parser import HTMLParser

import cmarkgfm
import pytest
from click.testing import CliRunner

from support.packages import ROOT, change_rows
from watchers.cli import cli
from watchers.profile.claims import STANCES, STATUSES

HOSTILE = "<img src=x onerror=alert(1)> ](javascript:alert(1)) | `code` \u202e"


def show(package, *arguments):
    done = CliRunner().invoke(cli, ["--package", str(package), "show", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def many_events(valid_package):
    event = {
        "kind": "statement",
        "occurred_on": "2021",
        "summary": "S.",
        "source_id": "daily-report",
    }
    events = [{"event_id": f"e-{n:02}", "title": f"Event {n}", **event} for n in range(20)]
    change_rows(valid_package, "events", events)
    parties = [
        {
            "event_party_id": f"{row['event_id']}-daily",
            "event_id": row["event_id"],
            "entity_id": "daily",
            "role": "actor",
            "source_id": "daily-report",
        }
        for row in events
    ]
    change_rows(valid_package, "event_parties", parties)
    return valid_package


def test_a_long_section_is_folded_and_says_how_to_see_the_rest(many_events):
    text = show(many_events, "daily")
    assert len(re.findall(r"^  20.. ?", text, re.MULTILINE)) == 4
    assert "  … 17 more: watchers show daily --section events" in text


@pytest.mark.parametrize("options", [("--section", "events"), ("--all",)])
def test_a_chosen_section_and_a_whole_account_fold_nothing(many_events, options):
    text = show(many_events, "daily", *options)
    assert len(re.findall(r"^  2021 Event", text, re.MULTILINE)) == 20
    assert ("What it is" in text) == (options == ("--all",))


def test_an_unknown_section_names_those_that_there_are(valid_package):
    arguments = ["--package", str(valid_package), "show", "daily", "--section", "event"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 2
    assert "daily has no section event; it has about, standing" in " ".join(done.output.split())


def test_where_a_party_stands_comes_before_all_else_but_what_it_is(valid_package):
    told = json.loads(show(valid_package, "camera-maker", "--on", "2020-01-01", "--format", "json"))
    assert [part["section"] for part in told["sections"]][:3] == ["about", "standing", "contracts"]
    (standing,) = told["sections"][1]["lines"]
    assert standing["text"].startswith("LISTED List of Parties (trade-list) since 2019-10-09")
    assert standing["tone"] == "listed"


def test_json_gives_fields_and_names_every_row(valid_package):
    told = json.loads(show(valid_package, "first-listing", "--format", "json"))
    claim = next(part for part in told["sections"] if part["section"] == "claims")["lines"][0]
    assert (claim["table"], claim["id"]) == ("claims", "daily-2")
    assert (claim["row"]["status"], claim["row"]["hedge"]) == ("partly_supported", "considered")
    assert {"table": "claims", "id": "daily-2"} in claim["mentions"]
    assert told["sources"]["daily-report"]["publisher"] == "The Daily"
    assert set(told["legend"]) == {"context", "partly_supported"}


def test_what_the_words_mean_is_told_for_each_word_of_the_schema():
    fields = {
        field["name"]: field
        for field in json.loads((ROOT / "schemas" / "claims.json").read_text("utf-8"))["fields"]
    }
    assert list(STANCES) == fields["stance"]["constraints"]["enum"]
    assert list(STATUSES) == fields["status"]["constraints"]["enum"]


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.text = set(), [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("output_format", ["html", "markdown"])
def test_pages_show_hostile_cells_as_text(valid_package, output_format):
    row = {"entity_id": "daily", "name": HOSTILE, "summary": HOSTILE}
    change_rows(valid_package, "entities", [row])
    text = show(valid_package, "daily", "--format", output_format)
    page = Page(
        text if output_format == "html" else cmarkgfm.github_flavored_markdown_to_html(text)
    )
    assert page.tags & {"img", "script", "iframe", "svg"} == set()
    assert [link for link in page.links if not link.startswith(("https://", "#"))] == []
    assert "<img src=x onerror=alert(1)> ](javascript:alert(1)) | `code`" in page.text
    assert "\u202e" not in text


@pytest.mark.parametrize("output_format", ["html", "markdown", "json", "text"])
def test_each_format_tells_the_same_lines(valid_package, output_format):
    text = show(valid_package, "camera-maker", "--format", output_format, "--all")
    assert "相机制造有限公司" in text
    assert "1 TN 1" in text


def test_a_file_is_written_without_bold_marks_and_not_over_another(valid_package, tmp_path):
    file = tmp_path / "daily.txt"
    arguments = ["--package", str(valid_package), "show", "daily", "-o", str(file)]
    assert CliRunner().invoke(cli, arguments, color=True).exit_code == 0
    assert "\x1b" not in file.read_text("utf-8")
    assert CliRunner().invoke(cli, arguments).exit_code == 2


@pytest.mark.parametrize("asked", ["hikvision", "xpcc", "forbes-2019-hikvision-may-blacklist"])
def test_every_row_that_an_account_of_the_record_names_has_one_too(asked):
    """No answer is a dead end."""
    from watchers.package.descriptor import read_package
    from watchers.profile.account import account
    from watchers.profile.resolve import by_id
    from watchers.profile.sentence import mentions
    from watchers.tables.rows import Record

    package, _ = read_package(ROOT)
    record = Record(package)
    lines = [marked.line for marked in account(package, asked).lines]
    named = {one.row_id for line in lines for one in mentions(line.text)}
    named |= {line.row_id for line in lines if line.row}
    assert len(named) > 20
    assert [row_id for row_id in named if not by_id(record, row_id)] == []


def test_a_place_names_who_supplied_it_and_who_sits_there(valid_package):
    text = show(valid_package, "north-county")
    assert "supplier Camera Maker Co., Ltd. (camera-maker)" in " ".join(text.split())
    assert "Seated here" in text


def test_a_contract_shows_the_events_that_its_documents_tell(valid_package):
    row = {"contract_id": "north-county-cameras", "end_source_id": "trade-notice"}
    change_rows(valid_package, "contracts", [row])
    text = show(valid_package, "north-county-cameras")
    assert "Events told by the same documents" in text


def test_the_format_follows_the_ending_of_the_file(valid_package, tmp_path):
    for name, begins in (("a.html", "<!doctype"), ("a.md", "# "), ("a.json", "{")):
        file = tmp_path / name
        arguments = ["--package", str(valid_package), "show", "daily", "-o", str(file)]
        assert CliRunner().invoke(cli, arguments).exit_code == 0
        assert file.read_text("utf-8").startswith(begins)


def test_a_day_before_its_first_stage_tells_nothing_of_a_contract(valid_package):
    arguments = ["show", "north-county-cameras", "--on", "2016-01-01"]
    done = CliRunner().invoke(cli, ["--package", str(valid_package), *arguments])
    assert (done.exit_code, "happened on 2017-04, after 2016-01-01" in done.output) == (2, True)


def test_what_was_known_only_at_the_release_says_so(valid_package):
    text = show(valid_package, "first-listing", "--on", "2020-01-01")
    assert "what became of it, as known on 2026-01-31: " in " ".join(text.split())


def test_a_section_without_lines_on_the_day_says_so(valid_package):
    text = show(valid_package, "camera-maker", "--section", "listings", "--on", "2018-01-01")
    assert "Nothing in section listings as of 2018-01-01." in text
    assert "left out: over by then" in text


@pytest.mark.parametrize("output_format", ["text", "markdown", "html", "json"])
@pytest.mark.parametrize("options", [(), ("--timeline",)])
def test_each_form_says_what_was_left_out_and_what_is_in_doubt(
    valid_package, output_format, options
):
    asked = ("camera-maker", "--on", "2018-02-01", "--format", output_format, *options)
    text = show(valid_package, *asked)
    assert "source published later" in text
    assert "left out" in text or json.loads(text)["left_out"]


def test_an_id_of_two_rows_means_neither_until_its_table_is_named(valid_package):
    figure = {"figure_id": "first-listing", "subject": "S", "metric": "count", "value": "1"}
    change_rows(
        valid_package,
        "figures",
        [figure | {"unit": "parties", "qualifier": "exact", "source_id": "daily-report"}],
    )
    done = CliRunner().invoke(cli, ["--package", str(valid_package), "show", "first-listing"])
    assert (done.exit_code, "figures/first-listing" in done.output) == (2, True)
    assert "(first-listing, figure)" in show(valid_package, "figures/first-listing")
