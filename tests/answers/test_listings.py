"""The status of a party on a list on a day, in the small valid package."""

import pytest

from support.packages import ROOT, change_rows
from watchers.answers.answers import Answers
from watchers.answers.list_status import Standing
from watchers.answers.listings import Listings
from watchers.answers.reasons import Reason, ReasonKind
from watchers.answers.words import reason_text
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record, party_id_of


def on_list(package, party, day):
    listings = Listings(Record(open_package(package)))
    status = listings.status_on(party, "trade-list", day=day)
    return status.standing.value, "; ".join(map(reason_text, status.reasons))


@pytest.mark.parametrize(
    ("party", "day", "expected"),
    [
        (
            "camera-maker",
            "2019-10-06",
            ("unknown", "its listing begins 2019-10-09; list not checked for that day"),
        ),
        (
            "camera-maker",
            "2019-10-08",
            (
                "unknown",
                "announced 2019-10-07; its listing begins 2019-10-09;"
                " list not checked for that day",
            ),
        ),
        ("camera-maker", "2019-10-09", ("listed", "")),
        ("camera-maker", "2026-01-15", ("listed", "")),
        (
            "camera-maker",
            "2026-01-16",
            ("listed", "list last checked on 2026-01-15; no removal found"),
        ),
        (
            "camera-maker",
            "2026-02-01",
            (
                "listed",
                "list last checked on 2026-01-15; no removal found;"
                " as of this release, which is dated 2026-01-31",
            ),
        ),
        ("project-company", "2023-10-31", ("listed", "")),
        (
            "project-company",
            "2023-11-15",
            ("unknown", "removed in 2023-11, exact day unknown"),
        ),
        ("project-company", "2023-12-01", ("not_listed", "removed 2023-11")),
        ("county-office", "2019-10-09", ("not_listed", "")),
        ("county-office", "2026-01-15", ("not_listed", "")),
        ("county-office", "2026-01-16", ("not_listed_as_of", "list last checked on 2026-01-15")),
        (
            "county-office",
            "2026-02-01",
            (
                "not_listed_as_of",
                "list last checked on 2026-01-15; as of this release, which is dated 2026-01-31",
            ),
        ),
        ("county-office", "2019-01-01", ("not_checked", "list not checked for that day")),
    ],
)
def test_standing_on_a_day(valid_package, party, day, expected):
    assert on_list(valid_package, party, day) == expected


@pytest.mark.parametrize(
    ("cells", "day", "expected"),
    [
        ({"ended_on": "2023-05-02", "end_reason": "removed"}, "2023-05-01", ("listed", "")),
        (
            {"ended_on": "2023-05-02", "end_reason": "removed"},
            "2023-05-02",
            ("not_listed", "removed 2023-05-02"),
        ),
        (
            {"effective_on": "2019", "published_on": "", "announced_on": ""},
            "2019-11-01",
            ("unknown", "listed in 2019, exact day unknown"),
        ),
        (
            {"effective_on": "", "published_on": "", "announced_on": ""},
            "2020-01-01",
            ("listed", ""),
        ),
        (
            {"effective_on": "", "published_on": "", "announced_on": ""},
            "2019-10-08",
            (
                "unknown",
                "first seen on the list on 2019-10-09; status on the requested day unknown",
            ),
        ),
        (
            {
                "effective_on": "",
                "published_on": "",
                "announced_on": "",
                "source_id": "industry-site",
            },
            "2020-01-01",
            ("unknown", "date of listing unknown"),
        ),
        (
            {"effective_on": "2020-03-01"},
            "2020-02-01",
            ("not_listed", "announced 2019-10-07; its listing begins 2020-03-01"),
        ),
    ],
)
def test_dates_of_a_listing(valid_package, cells, day, expected):
    change_rows(
        valid_package, "designations", [{"designation_id": "trade-list-camera-maker", **cells}]
    )
    assert on_list(valid_package, "camera-maker", day) == expected


@pytest.mark.parametrize(
    ("effective", "published", "expected"),
    [
        ("2019-10-09", "2019-10-08", ("2019-10-09", "effective_on")),
        ("", "2019-10-08", ("2019-10-08", "published_on")),
        ("", "", ("2019-10-07", "announced_on")),
    ],
)
def test_status_says_which_date_it_counts_from(valid_package, effective, published, expected):
    change_rows(
        valid_package,
        "designations",
        [
            {
                "designation_id": "trade-list-camera-maker",
                "effective_on": effective,
                "published_on": published,
            }
        ],
    )
    found = Listings(Record(open_package(valid_package))).status_on(
        "camera-maker", "trade-list", day="2020-01-01"
    )
    assert (found.since, found.since_basis) == expected
    assert found.citations == ("1 TN 1",)
    assert found.designation_ids == ("trade-list-camera-maker",)
    assert found.source_ids == ("trade-notice",)


def test_listings_count_from_the_day_that_the_record_gives():
    answers = Answers(Record(open_package(ROOT)))
    asked = set()
    for row in answers.record.tables["designations"]:
        for period in answers.periods(party_id_of(row), row["list_id"]).all:
            status = period.answer.status
            if status.standing is Standing.LISTED:
                rows = [answers.record.get("designations", one) for one in status.designation_ids]
                best = min((one["began_on"], one["began_by"]) for one in rows)
                assert (status.since, status.since_basis) == best, row
                asked.update(status.designation_ids)
    unasked = {row["designation_id"] for row in answers.record.tables["designations"]} - asked
    assert len(unasked) < len(asked) / 10


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


def test_two_parts_of_one_list_give_one_answer(valid_package):
    second = {
        "designation_id": "trade-list-project-company-part-2",
        "list_id": "trade-list",
        "entity_id": "project-company",
        "statute": "part 2",
        "effective_on": "2022-01-01",
        "citation": "4 TN 2",
        "source_id": "daily-report",
    }
    change_rows(valid_package, "designations", [second])
    listings = Listings(Record(open_package(valid_package)))
    status = listings.status_on("project-company", "trade-list", day="2022-06-01")
    assert status.standing.value == "listed"
    assert status.since == "2019-10-09"
    assert status.citations == ("1 TN 1", "4 TN 2")
    assert on_list(valid_package, "project-company", "2024-01-01") == ("listed", "")


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
