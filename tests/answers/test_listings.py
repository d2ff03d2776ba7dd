"""From when to when a party is listed, in the small valid package."""

import pytest

from support.listings import WITHOUT_DAYS, on_list
from support.packages import ROOT, change_rows
from watchers.answers.answers import Answers
from watchers.answers.list_status import Standing
from watchers.answers.listings import Listings
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record, party_id_of


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
            {**WITHOUT_DAYS, "effective_on": "2019"},
            "2019-11-01",
            ("unknown", "listed in 2019, exact day unknown"),
        ),
        (WITHOUT_DAYS, "2020-01-01", ("listed", "")),
        (
            WITHOUT_DAYS,
            "2019-10-08",
            (
                "unknown",
                "first seen on the list on 2019-10-09; status on the requested day unknown",
            ),
        ),
        (
            {**WITHOUT_DAYS, "source_id": "industry-site"},
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
