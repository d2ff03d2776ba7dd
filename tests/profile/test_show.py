import json

import click
import pytest
from click.testing import CliRunner

from support.packages import ROOT, change_rows
from watchers.cli import cli
from watchers.package.descriptor import read_package
from watchers.profile.account import Mark, UnknownId, account
from watchers.profile.text import as_text
from watchers.profile.timeline import timeline
from watchers.tables.rows import Record, party_id_of

PACKAGE, _ = read_package(ROOT)


def shown(package, row_id):
    opened, _ = read_package(package)
    return account(opened, row_id)


@pytest.mark.parametrize(
    "row_id",
    [
        "hikvision",
        "mike-pompeo",
        "hikvision-pishan-social-control",
        "entity-list-first-xinjiang-tranche",
        "us-entity-list",
    ],
)
def test_every_line_but_the_plain_heading_names_its_source(row_id):
    for heading, lines in account(PACKAGE, row_id).sections.items():
        assert all(marked.line.source_id for marked in lines[heading == "What it is" :])


@pytest.mark.parametrize("row_id", ["hikvision", "hikvision-pishan-social-control"])
def test_text_fits_80_columns_but_for_addresses(row_id):
    long = [
        line
        for line in click.unstyle(as_text(account(PACKAGE, row_id))).splitlines()
        if len(line) > 80
    ]
    assert [line for line in long if "://" not in line] == []


def test_contract_shows_parties_dates_and_amount(valid_package):
    found = shown(valid_package, "north-county-cameras")
    assert [marked.line.text for marked in found.sections["Parties"]] == [
        "buyer: County Office (county-office)",
        "supplier: Camera Maker Co., Ltd. (camera-maker)",
    ]
    assert [marked.line.text for marked in found.sections["Dates"]] == [
        "tendered 2017-04",
        "awarded 2017-07-01",
        "begun 2017-08",
        "planned to end 2038",
        "ended 2024-12 (terminated)",
    ]
    assert (
        found.sections["What it is"][0].line.text
        == "北县社会面防控体系; ppp; North County; CNY 335,990,000"
    )


def test_party_shows_its_listing_with_dates(valid_package):
    (listing,) = shown(valid_package, "project-company").sections["Listings"]
    assert (
        listing.line.text
        == 'List of Parties, as "Project Co", 1 TN 1, effective 2019-10-09, ended 2023-11 (removed)'
    )
    assert listing.line.source_id == "trade-notice"


def test_a_listing_without_a_date_says_so(valid_package):
    change_rows(
        valid_package,
        "designations",
        [
            {
                "designation_id": "trade-list-camera-maker",
                "announced_on": "",
                "published_on": "",
                "effective_on": "",
            }
        ],
    )
    assert texts(shown(valid_package, "camera-maker"), "Listings") == [
        'List of Parties, as "Camera Maker", 1 TN 1, start date unknown, open'
    ]


def test_listings_are_in_the_order_of_the_days_from_which_they_hold(valid_package):
    """A list may be announced first and take effect last, or hold only once it is published."""
    dates = {
        "by-announcement": {"announced_on": "2021-06-20", "published_on": "", "effective_on": ""},
        "by-publication": {
            "announced_on": "2021-06-03",
            "published_on": "2021-06-28",
            "effective_on": "",
        },
        "by-effect": {
            "announced_on": "2021-06-01",
            "published_on": "2021-06-02",
            "effective_on": "2021-07-01",
        },
        "by-nothing": {"announced_on": "", "published_on": "", "effective_on": ""},
    }
    common = {
        "list_id": "trade-list",
        "entity_id": "daily",
        "grounds_kind": "xinjiang_human_rights",
        "source_id": "trade-notice",
    }
    rows = [
        {**common, **cells, "designation_id": name, "name_as_listed": name}
        for name, cells in dates.items()
    ]
    change_rows(valid_package, "designations", rows)
    names = [text.split('"')[1] for text in texts(shown(valid_package, "daily"), "Listings")]
    assert names == ["by-nothing", "by-announcement", "by-publication", "by-effect"]


def listed_once_published():
    """Parties of the record with a listing that took effect only after it was announced."""
    return sorted(
        {
            party_id_of(row)
            for row in Record(PACKAGE).tables["designations"]
            if row["announced_on"] and not row["effective_on"]
            if row["published_on"] > row["announced_on"]
        }
    )


@pytest.mark.parametrize("party_id", listed_once_published())
def test_listings_of_the_record_are_in_that_order_too(party_id):
    lines = account(PACKAGE, party_id).sections["Listings"]
    starts = [marked.line.period.started_on for marked in lines]
    assert starts == sorted(starts)


def test_an_exact_number_has_no_qualifier_and_a_name_that_holds_the_word_stays(valid_package):
    change_rows(
        valid_package,
        "contracts",
        [{"contract_id": "north-county-cameras", "amount_qualifier": "at_least"}],
    )
    change_rows(
        valid_package,
        "contracts",
        [{"contract_id": "north-county-upkeep", "title": "An exact upkeep"}],
    )
    cameras = shown(valid_package, "north-county-cameras").sections["What it is"]
    assert cameras[0].line.text.endswith("at least CNY 335,990,000")
    (upkeep,) = texts(shown(valid_package, "project-company"), "Contracts")
    assert "An exact upkeep" in upkeep


def test_claim_shows_whom_it_credits(valid_package):
    said = [
        marked.line.text
        for marked in shown(valid_package, "first-listing").sections["What sources say"]
    ]
    assert said == [
        "A listing is being considered. (hedged: considered) — from people familiar with the matter"
        " — context, partly supported"
    ]


def test_official_shows_offices_and_events(valid_package):
    found = shown(valid_package, "first-minister")
    assert [marked.line.text for marked in found.sections["Offices"]] == [
        "Minister of Trade, Ministry of Trade (2018-04-26 to 2021-01-20)"
    ]
    assert [marked.line.text for marked in found.sections["Events"]] == [
        "2019-10-07 Ministry lists the camera maker (actor)"
    ]


def test_unknown_id_names_the_nearest(valid_package):
    with pytest.raises(UnknownId, match="Did you mean camera-maker"):
        shown(valid_package, "camera-makr")
    result = CliRunner().invoke(cli, ["--package", str(valid_package), "show", "camera-makr"])
    assert result.exit_code == 2


def test_a_copy_that_was_read_is_told_as_one(valid_package):
    assert shown(valid_package, "camera-maker").sources["daily-report"] == (
        "Cameras, county by county, The Daily, 2018-06, "
        "copy read: https://example.org/copies/daily, read in part"
    )


def test_an_event_is_not_told_before_it_happened(valid_package):
    opened, _ = read_package(valid_package)
    with pytest.raises(UnknownId, match="first-listing happened on 2019-10-07, after 2019-10-06"):
        account(opened, "first-listing", day="2019-10-06")
    assert account(opened, "first-listing", day="2019-10-07").sections["What it is"]


def run(package, *arguments):
    return CliRunner().invoke(cli, ["--package", str(package), "show", *arguments])


def texts(shown, heading):
    return [marked.line.text for marked in shown.sections.get(heading, [])]


def on_day(package, row_id, day):
    return account(read_package(package)[0], row_id, day=day)


@pytest.mark.parametrize(
    ("day", "listed"),
    [("2019-10-08", 0), ("2019-10-09", 1), ("2023-10-31", 1), ("2023-11-15", 1), ("2023-12-01", 0)],
)
def test_a_listing_is_told_only_while_it_stood(valid_package, day, listed):
    assert len(texts(on_day(valid_package, "project-company", day), "Listings")) == listed


def test_what_the_dates_do_not_decide_is_marked(valid_package):
    (listing,) = on_day(valid_package, "project-company", "2023-11-15").sections["Listings"]
    assert listing.marks == (Mark.UNCERTAIN,)
    (listing,) = on_day(valid_package, "project-company", "2023-10-31").sections["Listings"]
    assert listing.marks == ()


def test_offices_are_those_of_the_day(valid_package):
    assert texts(on_day(valid_package, "trade-ministry", "2020-06-01"), "Offices") == [
        "First Minister, Minister of Trade (2018-04-26 to 2021-01-20)"
    ]
    assert texts(on_day(valid_package, "trade-ministry", "2022-06-01"), "Offices") == [
        "Second Minister, Minister of Trade (since 2021)"
    ]
    assert on_day(valid_package, "trade-ministry", "2018-01-01").left_out == 2


def test_what_a_later_source_tells_is_marked(valid_package):
    (contract,) = on_day(valid_package, "camera-maker", "2018-02-01").sections["Contracts"]
    assert contract.marks == (Mark.LATER_SOURCE,)
    (contract,) = on_day(valid_package, "camera-maker", "2018-12-01").sections["Contracts"]
    assert contract.marks == ()


def test_an_answer_about_a_day_says_from_which_package(valid_package):
    package, _ = read_package(valid_package)
    last = run(valid_package, "camera-maker", "--on", "2020-01-01").output.splitlines()[-1]
    assert last == f"sha256 {package.content_hash()}"


def test_a_timeline_tells_each_date_once_and_in_order(valid_package):
    told = timeline(shown(valid_package, "project-company"))
    assert [(step.date, step.text) for step in told.steps] == [
        ("2017-09-29", "founded Project Company Ltd."),
        ("2017-11", "owner: Camera Maker Co., Ltd. → Project Company Ltd. (shareholding, 89.99 %)"),
        ("2017-11", "owner: County Office → Project Company Ltd. (shareholding, 10.01 %)"),
        ("2018", "contract awarded: supplier: North County upkeep (north-county-upkeep)"),
        ("2019-10-09", 'listing effective: List of Parties, as "Project Co", 1 TN 1'),
        ("2023-11", 'listing ended: List of Parties, as "Project Co", 1 TN 1'),
    ]
    assert {step.source_id for step in told.steps} == {"trade-notice", "daily-report"}


def test_a_timeline_as_of_a_day_ends_there(valid_package):
    lines = run(
        valid_package, "project-company", "--timeline", "--on", "2020-01-01"
    ).output.splitlines()
    assert [line.split()[0] for line in lines if line[:2] == "20"] == [
        "2017-09-29",
        "2017-11",
        "2017-11",
        "2018",
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
        "2019-10-09",
        "2023-11",
    ]


def test_without_a_terminal_there_are_no_colours(valid_package):
    assert "\x1b" not in run(valid_package, "project-company", "--on", "2020-01-01").output


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2021-3-1", "'2021-3-1' is not a day like 2021-03-01"),
        ("2021-02-30", "'2021-02-30' is a day that no calendar has"),
        ("2021", "'2021' is not a day like 2021-03-01"),
        ("9999-01-01", "this release is dated 2026-01-31; 9999-01-01 is later"),
    ],
)
def test_a_day_that_cannot_be_answered_is_wrong_usage(valid_package, day, words):
    result = run(valid_package, "camera-maker", "--on", day)
    assert result.exit_code == 2
    assert words in result.output
