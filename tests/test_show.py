import pytest
from click.testing import CliRunner

from small_package import ROOT
from watchers.cli import cli
from watchers.descriptor import read_package
from watchers.show import UnknownId, account, as_text

PACKAGE, _ = read_package(ROOT)


def shown(package, row_id):
    opened, _ = read_package(package)
    return account(opened, row_id)


@pytest.mark.parametrize("row_id", ["hikvision", "mike-pompeo", "hikvision-pishan-social-control", "entity-list-first-xinjiang-tranche", "us-entity-list"])
def test_every_line_but_the_plain_heading_names_its_source(row_id):
    for heading, lines in account(PACKAGE, row_id).sections.items():
        assert all(line.source_id for line in lines[heading == "What it is" :])


@pytest.mark.parametrize("row_id", ["hikvision", "hikvision-pishan-social-control"])
def test_text_fits_80_columns_but_for_addresses(row_id):
    long = [line for line in as_text(account(PACKAGE, row_id)).splitlines() if len(line) > 80]
    assert [line for line in long if "://" not in line] == []


def test_contract_shows_parties_dates_and_amount(valid_package):
    found = shown(valid_package, "north-county-cameras")
    assert [line.text for line in found.sections["Parties"]] == ["buyer: County Office (county-office)", "supplier: Camera Maker Co., Ltd. (camera-maker)"]
    assert [line.text for line in found.sections["Dates"]] == ["tendered 2017-04", "awarded 2017-07-01", "begun 2017-08", "planned to end 2038", "ended 2024-12"]
    assert found.sections["What it is"][0].text == "ppp; North County; CNY 335,990,000"


def test_party_shows_its_listing_with_dates(valid_package):
    (listing,) = shown(valid_package, "project-company").sections["Listings"]
    assert listing.text == 'List of Parties, as "Project Co", 1 TN 1, effective 2019-10-09, ended 2023-11 (removed)'
    assert listing.source_id == "trade-notice"


def test_claim_shows_whom_it_credits(valid_package):
    said = [line.text for line in shown(valid_package, "first-listing").sections["What sources say"]]
    assert said == ["A listing is being considered. (hedged: considered) — from people familiar with the matter — context, partly supported"]


def test_official_shows_offices_and_events(valid_package):
    found = shown(valid_package, "first-minister")
    assert [line.text for line in found.sections["Offices"]] == ["Minister of Trade, Ministry of Trade (2018-04-26 to 2021-01-20)"]
    assert [line.text for line in found.sections["Events"]] == ["2019-10-07 Ministry lists the camera maker (actor)"]


def test_unknown_id_names_the_nearest(valid_package):
    with pytest.raises(UnknownId, match="Did you mean camera-maker"):
        shown(valid_package, "camera-makr")
    result = CliRunner().invoke(cli, ["--package", str(valid_package), "show", "camera-makr"])
    assert result.exit_code == 2
