"""The record's slices of the official lists: how many parties each notice listed over Xinjiang, by the notices' own counts."""

from collections import Counter

import pytest

from support.packages import ROOT
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

# Number of parties by citation, as the notices and the releases of the publishers say it.
ENTITY_LIST = {
    "84 FR 54002": 28,
    "85 FR 34503": 9,
    "85 FR 44159": 11,
    "86 FR 33119": 5,
    "86 FR 36496": 14,
    "87 FR 77505": 1,
    "88 FR 18983": 5,
    "89 FR 99702": 1,
}
UFLPA_TOTALS = {
    "2022-06-21": 20,
    "2024-05-17": 65,
    "2024-06-12": 68,
    "2024-08-09": 73,
    "2024-10-03": 75,
    "2024-11-01": 78,
    "2024-11-25": 107,
    "2025-01-15": 144,
    "2026-08-03": 187,
}
"""Parties on the UFLPA Entity List on a day, as the Department of Homeland Security counted them."""


@pytest.fixture(scope="module")
def listings():
    return Record(open_package(ROOT)).tables["designations"]


def test_each_notice_has_as_many_parties_as_it_says(listings):
    over_xinjiang = [
        row
        for row in listings
        if row["list_id"] == "us-entity-list" and row["grounds_kind"].startswith("xinjiang")
    ]
    assert Counter(row["citation"] for row in over_xinjiang) == ENTITY_LIST


@pytest.mark.parametrize("day", sorted(UFLPA_TOTALS))
def test_the_uflpa_list_has_as_many_parties_as_its_publisher_counted(listings, day):
    standing = {
        row["entity_id"]
        for row in listings
        if row["list_id"] == "us-uflpa-list"
        and row["effective_on"] <= day
        and not (row["ended_on"] and row["ended_on"] <= day)
    }
    assert len(standing) == UFLPA_TOTALS[day]


@pytest.mark.parametrize(
    ("list_id", "parties"),
    [
        ("us-sdn", 14),
        ("us-visa-restrictions", 8),
        ("uk-sanctions-list", 5),
        ("eu-global-human-rights", 5),
    ],
)
def test_listings_over_xinjiang_are_complete(listings, list_id, parties):
    assert (
        sum(
            row["list_id"] == list_id and row["grounds_kind"] == "xinjiang_human_rights"
            for row in listings
        )
        == parties
    )
