"""What the account of a row holds, line by line."""

import click
import pytest
from click.testing import CliRunner

from support.accounts import shown, texts
from support.packages import ROOT, change_rows
from watchers.cli import cli
from watchers.package.descriptor import read_package
from watchers.profile.account import UnknownId, account
from watchers.profile.text import as_text

PACKAGE, _ = read_package(ROOT)


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


def test_a_copy_that_was_read_is_cited_as_one(valid_package):
    assert shown(valid_package, "camera-maker").sources["daily-report"] == (
        "Cameras, county by county, The Daily, 2018-06, "
        "copy read: https://example.org/copies/daily, read in part"
    )
