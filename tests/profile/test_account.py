"""What the account of a row holds, line by line."""

import click
import pytest
from click.testing import CliRunner

from support.accounts import shown, texts
from support.packages import ROOT, change_rows
from watchers.cli import cli
from watchers.package.descriptor import read_package
from watchers.profile.account import account
from watchers.profile.resolve import UnknownId
from watchers.profile.sections import Heading
from watchers.profile.sentence import plain
from watchers.profile.text import as_text
from watchers.profile.view import WHOLE

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
    """But for the values of a row, which stand before its summary, and answers of "not listed"."""
    for heading, lines in account(PACKAGE, row_id).sections.items():
        told = [marked.line for marked in lines[heading == Heading.ABOUT :]]
        without = [line.plain for line in told if not line.source_id]
        assert [text for text in without if not text.startswith("not ")] == []


@pytest.mark.parametrize("row_id", ["hikvision", "hikvision-pishan-social-control"])
def test_text_fits_80_columns_but_for_addresses(row_id):
    long = [
        line
        for line in click.unstyle(as_text(account(PACKAGE, row_id), WHOLE)).splitlines()
        if len(line) > 80
    ]
    assert [line for line in long if "://" not in line] == []


def test_contract_shows_parties_dates_and_amount(valid_package):
    found = shown(valid_package, "north-county-cameras")
    assert [marked.line.plain for marked in found.sections["Parties"]] == [
        "buyer: County Office (county-office)",
        "supplier: Camera Maker Co., Ltd. (camera-maker)",
    ]
    assert [marked.line.plain for marked in found.sections["Dates"]] == [
        "tendered 2017-04",
        "awarded 2017-07-01",
        "begun 2017-08 (inferred)",
        "planned to end 2038",
        "ended 2024-12 (terminated)",
    ]
    assert (
        found.sections["What it is"][0].line.plain
        == "北县社会面防控体系; PPP; North County (north-county); CNY 335,990,000"
    )


@pytest.mark.parametrize(
    ("row_id", "section", "told"),
    [
        ("north-county-cameras", "Parties", "supplier (inferred): Camera Maker Co., Ltd."),
        ("camera-maker", "Contracts", "supplier (inferred): North County social control system"),
        ("north-county", "Contracts", "supplier (inferred) Camera Maker Co., Ltd."),
        ("north-county-cameras", "Dates", "ended 2024-12 (terminated; inferred)"),
        ("camera-maker", "Owns", "(shareholding, 89.99 %, inferred, since 2017-11)"),
    ],
)
def test_what_no_document_states_in_so_many_words_never_reads_as_stated(
    valid_package, row_id, section, told
):
    inferred = {
        "source_id": "daily-report",
        "reading": "inferred",
        "reading_reason": "The report names no contract.",
    }
    change_rows(
        valid_package,
        "evidence",
        [
            {"evidence_id": "north-county-cameras-supplier-1", **inferred},
            {
                "evidence_id": "north-county-cameras-end",
                "about_table": "contracts",
                "about_id": "north-county-cameras",
                "about_fields": "ended_on",
                **inferred,
            },
            {
                "evidence_id": "project-company-owner",
                "about_table": "ownership",
                "about_id": "camera-maker-project-company",
                "about_fields": "share_pct",
                **inferred,
            },
        ],
    )
    assert told in "\n".join(texts(shown(valid_package, row_id), section))


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
    assert cameras[0].line.plain.endswith("at least CNY 335,990,000")
    (upkeep,) = texts(shown(valid_package, "project-company"), "Contracts")
    assert "An exact upkeep" in upkeep


def test_claim_shows_whom_it_credits(valid_package):
    (said,) = shown(valid_package, "first-listing").sections["What sources say"]
    assert said.line.plain == (
        "A listing is being considered. (hedged: considered) [claim daily-2]"
    )
    details = {detail.label: plain(detail.text) for detail in said.line.details}
    assert details["said by"] == "people familiar with the matter → The Daily (daily)"
    assert details["what became of it"].startswith("context, partly supported: ")


def test_official_shows_offices_and_events(valid_package):
    found = shown(valid_package, "first-minister")
    assert [marked.line.plain for marked in found.sections["Offices"]] == [
        "Minister of Trade, Ministry of Trade (trade-ministry) (2018-04-26 to 2021-01-20)"
    ]
    assert [marked.line.plain for marked in found.sections["Events"]] == [
        "2019-10-07 Ministry lists the camera maker (first-listing), as actor"
    ]


def test_unknown_id_names_the_nearest(valid_package):
    with pytest.raises(UnknownId, match="Similar:\n  camera-maker  Camera Maker"):
        shown(valid_package, "camera-makr")
    result = CliRunner().invoke(cli, ["--package", str(valid_package), "show", "camera-makr"])
    assert result.exit_code == 2


def test_a_copy_that_was_read_is_cited_as_one(valid_package):
    assert shown(valid_package, "camera-maker").sources["daily-report"].text == (
        "Cameras, county by county, The Daily, 2018-06, "
        "copy read: https://example.org/copies/daily, read in part"
    )


def test_a_chain_goes_from_the_first_who_is_credited_to_the_publisher():
    """Whom a claim credits and relays both stands once, and furthest from the publisher."""
    chains = {
        "forbes-s11": "Its114 → Agence France-Presse → South China Morning Post → Forbes",
        "forbes-s16": "people familiar with the matter → The New York Times → Forbes",
        "forbes-s43": "a senior U.S. official → Forbes",
    }
    for claim_id, chain in chains.items():
        (line,) = account(PACKAGE, claim_id).sections[Heading.CLAIMS]
        said = next(detail for detail in line.line.details if detail.label == "said by")
        labels = (piece if isinstance(piece, str) else piece.label for piece in said.text)
        assert "".join(labels) == chain


def test_the_texts_of_one_work_name_each_other(valid_package):
    change_rows(
        valid_package,
        "sources",
        [
            {"source_id": "daily-report", "fullest_source_id": "trade-notice"},
            {"source_id": "industry-site", "fullest_source_id": "trade-notice"},
        ],
    )
    part, whole = (
        [marked.line.plain for marked in shown(valid_package, row).sections["What it is"]]
        for row in ("daily-report", "trade-notice")
    )
    fullest = "the fullest text of this work is Notice of listed parties (trade-notice)"
    assert part[1:3] == [
        f"{fullest}, read in full",
        "other texts of this work: Project list (industry-site)",
    ]
    assert whole[1] == (
        "other texts of this work: Cameras, county by county (daily-report);"
        " Project list (industry-site)"
    )
