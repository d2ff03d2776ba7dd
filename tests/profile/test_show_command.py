"""`watchers show`: its timeline, its formats and bad input."""

import json

import pytest
from click.testing import CliRunner

from support.accounts import shown
from watchers.cli import cli
from watchers.package.descriptor import read_package
from watchers.profile.sentence import plain
from watchers.profile.timeline import timeline

OWNED = "owner: {} → Project Company Ltd. (project-company) (shareholding, {} %)"


def run(package, *arguments):
    return CliRunner().invoke(cli, ["--package", str(package), "show", *arguments])


def test_an_answer_about_a_day_says_from_which_package(valid_package):
    package, _ = read_package(valid_package)
    last = run(valid_package, "camera-maker", "--on", "2020-01-01").output.splitlines()[-1]
    assert last == f"sha256 {package.content_hash()}"


def test_a_timeline_has_each_date_once_and_in_order(valid_package):
    told = timeline(shown(valid_package, "project-company"))
    assert [(step.date, plain(step.text)) for step in told.steps] == [
        ("2017-09-29", "founded Project Company Ltd."),
        ("2017-11", OWNED.format("Camera Maker Co., Ltd. (camera-maker)", "89.99")),
        ("2017-11", OWNED.format("County Office (county-office)", "10.01")),
        ("2018", "contract awarded: supplier: North County upkeep (north-county-upkeep)"),
        ("2019-10-07", "Ministry lists the camera maker (first-listing), as target"),
        ("2019-10-09", 'listing effective: List of Parties (trade-list), as "Project Co", 1 TN 1'),
        ("2023-11", 'listing ended: List of Parties (trade-list), as "Project Co", 1 TN 1'),
    ]
    assert {step.source_id for step in told.steps} == {
        "trade-notice",
        "daily-report",
        "industry-site",
    }


def test_a_timeline_as_of_a_day_ends_there(valid_package):
    lines = run(
        valid_package, "project-company", "--timeline", "--on", "2020-01-01"
    ).output.splitlines()
    assert [line.split()[0] for line in lines if line[:2] == "20"] == [
        "2017-09-29",
        "2017-11",
        "2017-11",
        "2018",
        "2019-10-07",
        "2019-10-09",
    ]


def test_json_holds_the_account_and_its_proof(valid_package):
    package, _ = read_package(valid_package)
    told = json.loads(
        run(valid_package, "project-company", "--on", "2020-01-01", "--format", "json").output
    )
    assert told["package"] == {
        "name": "watchers",
        "version": package.version,
        "created": package.created,
        "content_sha256": package.content_hash(),
    }
    assert (told["id"], told["table"], told["on"]) == ("project-company", "entities", "2020-01-01")
    (listing,) = next(
        section["lines"] for section in told["sections"] if section["heading"] == "Listings"
    )
    assert (listing["started_on"], listing["ended_on"], listing["source_id"]) == (
        "2019-10-09",
        "2023-11",
        "trade-notice",
    )
    assert "trade-notice" in told["sources"]


def test_json_holds_the_timeline(valid_package):
    told = json.loads(
        run(valid_package, "project-company", "--timeline", "--format", "json").output
    )
    assert [step["date"] for step in told["timeline"]] == [
        "2017-09-29",
        "2017-11",
        "2017-11",
        "2018",
        "2019-10-07",
        "2019-10-09",
        "2023-11",
    ]


def test_without_a_terminal_there_are_no_colours(valid_package):
    assert "\x1b" not in run(valid_package, "project-company", "--on", "2020-01-01").output


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2021-3-1", "'2021-3-1' is not a date (YYYY-MM-DD)"),
        ("2021-02-30", "'2021-02-30' does not exist in the calendar"),
        ("2021", "'2021' is not a date (YYYY-MM-DD)"),
    ],
)
def test_a_day_that_cannot_be_answered_is_wrong_usage(valid_package, day, words):
    result = run(valid_package, "camera-maker", "--on", day)
    assert result.exit_code == 2
    assert words in result.output


def test_a_day_after_the_release_is_answered_as_of_the_release(valid_package):
    later = run(valid_package, "camera-maker", "--on", "9999-01-01", "--format", "json")
    released = run(valid_package, "camera-maker", "--on", "2026-01-31", "--format", "json")
    assert later.exit_code == 0
    assert later.stdout == released.stdout
    assert later.stderr == (
        "this release is dated 2026-01-31; 9999-01-01 is later: shown as of 2026-01-31\n"
    )
