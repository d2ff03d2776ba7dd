"""A listing keeps its days, its reasons and its doubts in FollowTheMoney."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.ftm import MAKER, Entities, change, entities_of, values
from watchers.exports import derive
from watchers.exports.ftm.listings import topics_of
from watchers.exports.ftm.record import open_record
from watchers.package.descriptor import open_package

pytestmark = pytest.mark.usefixtures("only_changed_tables")
LISTING = "watchers-designations-trade-list-camera-maker"
ENDED = "watchers-designations-trade-list-project-company"


def test_the_days_of_a_listing_stay_apart(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(
        valid_package,
        "designations",
        "2019-10-07,2019-10-09,2019-10-09,,,,1 TN 1",
        "2019-10-07,2019-10-09,2019-10-10,,,,1 TN 1",
    )
    change(
        valid_package,
        "designations",
        ",,2019-10-09,2023-11,removed,industry-site,1 TN 1,xinjiang_human_rights,,first-listing,"
        "trade-notice,2019-10-09,effective_on",
        "2019-10-07,,,2023-11,removed,industry-site,1 TN 1,xinjiang_human_rights,,first-listing,"
        "trade-notice,2019-10-07,announced_on",
    )
    entities = entities_of(exported())
    assert values(entities, LISTING, "listingDate") == ["2019-10-09"]
    assert values(entities, LISTING, "startDate") == ["2019-10-10"]
    assert "Announced: 2019-10-07." in values(entities, LISTING, "description")
    assert values(entities, ENDED, "listingDate") == ["2019-10-07"]
    assert values(entities, ENDED, "startDate") == []
    assert values(entities, ENDED, "date") == ["2019-10-07"]
    assert values(entities, ENDED, "endDate") == ["2023-11"]
    assert values(entities, ENDED, "status") == ["inactive"]


def test_a_listing_says_whose_it_is_and_why(entities: Entities) -> None:
    expected = {
        "entity": MAKER,
        "authority": "Ministry of Trade",
        "country": "us",
        "program": "List of Parties",
        "programId": "watchers-trade-list",
        "programUrl": "https://example.org/list",
        "reason": "Took part, according to the notice, in abuses.",
        "recordId": "1 TN 1",
        "proof": "watchers-sources-trade-notice",
        "status": "active",
    }
    assert {prop: values(entities, LISTING, prop)[0] for prop in expected} == expected


def test_an_unknown_list_gives_no_sanction(entities: Entities) -> None:
    assert values(entities, MAKER, "topics") == ["poi"]
    assert values(entities, MAKER, "programId") == ["watchers-trade-list"]


def test_a_listing_whose_end_may_lie_ahead_is_not_said_to_have_ended(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(valid_package, "designations", "2019-10-09,2023-11,removed", "2019-10-09,2026,removed")
    assert values(entities_of(exported()), ENDED, "status") == ["unknown"]


@pytest.mark.parametrize(
    ("reasons", "topics"),
    [
        ("removed not_checked", ()),
        ("removed not_checked after_release", ()),
        ("first_seen_later removed", ("poi",)),
        ("removed not_checked owner_may_be_listed", ("poi",)),
        ("some_removed", ("poi",)),
    ],
)
def test_an_unknown_answer_asks_for_a_look_unless_a_removal_is_all_that_is_known(
    valid_package: Path, reasons: str, topics: tuple[str, ...]
) -> None:
    package = open_package(valid_package)
    record = open_record(package, derive(package))
    answer = {"list_id": "trade-list", "answer": "unknown", "reasons": reasons}
    assert topics_of(record, answer) == topics
