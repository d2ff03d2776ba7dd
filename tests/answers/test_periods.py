"""An answer is looked up in periods; it is the one that would be made for that day alone."""

import datetime

import pytest

from support.packages import change_rows
from watchers.answers.answers import Answers
from watchers.dates.partial_date import days_of_change
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

FIRST = datetime.date(2017, 9, 15)
DAYS = [(FIRST + datetime.timedelta(days=11 * number)).isoformat() for number in range(300)]
PARTIES = ("camera-maker", "project-company", "county-office", "daily")


@pytest.fixture
def answers(valid_package):
    """With a listing, a link and a rule whose dates are cut to a month or a year."""
    change_rows(
        valid_package,
        "ownership",
        [{"ownership_id": "camera-maker-project-company", "ended_on": "2021"}],
    )
    change_rows(
        valid_package,
        "ownership_rules",
        [
            {"ownership_rule_id": "trade-list-half", "ended_on": "2020-08"},
            {"ownership_rule_id": "trade-list-named-only", "started_on": "2020-09"},
        ],
    )
    return Answers(Record(open_package(valid_package)))


def test_periods_say_of_300_days_what_is_said_of_each_alone(answers):
    for party in PARTIES:
        for day in DAYS:
            looked_up = answers.on(party, "trade-list", day=day)
            assert looked_up == answers.of_day(party, "trade-list", day=day), (party, day)


def test_periods_follow_each_other_without_a_gap(answers):
    periods = answers.periods("project-company", "trade-list").all
    assert (periods[0].first, periods[-1].last) == ("", "")
    for before, after in zip(periods, periods[1:], strict=False):
        assert datetime.date.fromisoformat(after.first) - datetime.date.fromisoformat(
            before.last
        ) == datetime.timedelta(days=1)


def test_a_party_without_listing_or_owner_has_the_answers_of_everybody(answers):
    assert not answers.concerns("trade-list", "daily")
    assert answers.periods("daily", "trade-list") is answers.periods("", "trade-list")


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("", ()),
        ("2020", ("2020-01-01", "2020-12-31", "2021-01-01")),
        ("2020-02", ("2020-02-01", "2020-02-29", "2020-03-01")),
        ("2020-12-31", ("2020-12-31", "2020-12-31", "2021-01-01")),
    ],
)
def test_days_from_which_a_partial_date_can_count_differently(date, days):
    assert days_of_change(date) == days
