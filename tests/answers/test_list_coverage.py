"""That a party is not listed is said only where its list was checked."""

import pytest

from support.listings import WITHOUT_DAYS, on_list
from support.packages import change_rows
from watchers.answers.listings import Listings
from watchers.answers.reasons import Reason, ReasonKind
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"extent": "complete"}, ("not_listed", "")),
        ({"extent": "parties_of_record"}, ("not_listed", "")),
        (
            {"extent": "xinjiang_grounds"},
            ("not_listed_xinjiang_grounds", "checked for Xinjiang grounds only"),
        ),
        ({"extent": "partial"}, ("not_checked", "list only partly recorded")),
        ({"extent": "partial", "complete_to": ""}, ("not_checked", "list only partly recorded")),
        ({"complete_to": ""}, ("not_checked", "dates of the check unknown")),
        ({"complete_from": ""}, ("not_checked", "dates of the check unknown")),
        ({"complete_from": "2021-06"}, ("not_listed", "")),
        ({"complete_from": "2022"}, ("not_checked", "dates of the check unknown")),
        ({"complete_to": "2022"}, ("not_checked", "dates of the check unknown")),
        ({"complete_to": "2021"}, ("not_listed_as_of", "list last checked on 2021")),
    ],
)
def test_not_listed_is_said_only_where_the_list_was_checked(valid_package, cells, expected):
    change_rows(valid_package, "coverage", [{"coverage_id": "trade-list-complete", **cells}])
    assert on_list(valid_package, "county-office", "2022-06-01") == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2022-05-31", "listed"), ("2022-06-01", "unknown"), ("2023-01-01", "unknown")],
)
def test_a_listing_is_unknown_after_a_removal_of_unnamed_parties(valid_package, day, expected):
    gone = {
        "coverage_id": "trade-list-gone",
        "list_id": "trade-list",
        "extent": "removals_unseen",
        "complete_from": "2022-06-01",
        "source_id": "trade-notice",
    }
    change_rows(valid_package, "coverage", [gone])
    standing, remark = on_list(valid_package, "camera-maker", day)
    assert standing == expected
    assert remark == (
        ""
        if expected == "listed"
        else "listed before 2022-06-01; some parties were removed on 2022-06-01"
        " and our source does not say which"
    )


def test_a_party_seen_on_the_list_after_the_removal_is_listed(valid_package):
    gone = {
        "coverage_id": "trade-list-gone",
        "list_id": "trade-list",
        "extent": "removals_unseen",
        "complete_from": "2019-10-08",
        "source_id": "trade-notice",
    }
    change_rows(valid_package, "coverage", [gone])
    undated = {"designation_id": "trade-list-camera-maker", **WITHOUT_DAYS}
    change_rows(valid_package, "designations", [undated])
    assert on_list(valid_package, "camera-maker", "2020-01-01") == ("listed", "")


def test_a_removal_after_the_last_check_is_what_not_listed_counts_from(valid_package):
    change_rows(
        valid_package,
        "designations",
        [
            {
                "designation_id": "trade-list-camera-maker",
                "ended_on": "2026-01-20",
                "end_reason": "removed",
                "end_source_id": "trade-notice",
            }
        ],
    )
    listings = Listings(Record(open_package(valid_package)))
    status = listings.status_on("camera-maker", "trade-list", day="2026-01-25")
    assert (status.standing.value, status.as_of) == ("not_listed_as_of", "2026-01-20")


@pytest.mark.parametrize(
    ("day", "standing", "document"),
    [
        ("2019-10-06", "not_listed", "trade-notice"),
        ("2019-10-07", "not_checked", "industry-site"),
    ],
)
def test_nobody_is_listed_before_the_list_exists(valid_package, day, standing, document):
    change_rows(valid_package, "lists", [{"list_id": "trade-list", "started_on": "2019-10-07"}])
    status = Listings(Record(open_package(valid_package))).status_on(
        "county-office", "trade-list", day=day
    )
    assert status.standing.value == standing
    assert status.source_ids == (document,)
    not_yet = Reason(ReasonKind.NO_SUCH_LIST_YET, date="2019-10-07")
    assert (not_yet in status.reasons) == (standing == "not_listed")
