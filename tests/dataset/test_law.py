"""The rules of the record, on both sides of the days on which the law changed."""

import pytest

from support.packages import ROOT
from watchers.answers.answers import Answers
from watchers.answers.ownership_rules import OwnershipRules
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record


@pytest.fixture(scope="module")
def record():
    return Record(open_package(ROOT))


@pytest.fixture(scope="module")
def answers(record):
    return Answers(record)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-06-01", "not_covered"),
        ("2025-09-28", "not_covered"),
        ("2025-09-29", "covered"),
        ("2025-11-09", "covered"),
        ("2025-11-10", "not_covered"),
        ("2026-11-09", "not_covered"),
    ],
)
def test_the_entity_list_reached_owned_companies_for_six_weeks(answers, day, said):
    assert answers.on("guangzhou-dayi", "us-entity-list", day=day).said.value == said


def test_what_followed_the_suspension_is_unknown_until_a_rule_is_recorded(record, answers):
    following = [
        row
        for row in record.where("ownership_rules", list_id="us-entity-list")
        if row["started_on"] >= "2026-11-10"
    ]
    said = answers.on("guangzhou-dayi", "us-entity-list", day="2026-11-15").said.value
    assert following or said == "unknown"


@pytest.mark.parametrize("day", ["2024-06-01", "2025-10-15", "2026-01-15"])
def test_ofacs_list_of_military_companies_never_reaches_owned_ones(answers, day):
    answer = answers.on("guangzhou-dayi", "us-ns-cmic", day=day)
    assert (answer.said.value, answer.rule_id) == ("not_covered", "us-ns-cmic-named-only")


def test_us_companies_were_outside_the_affiliates_rule(answers):
    answer = answers.on("hikvision-usa", "us-entity-list", day="2025-10-15")
    assert answer.said.value == "not_covered"
    assert answer.reasons[0].kind.value == "country_excluded"


@pytest.mark.parametrize(
    ("list_id", "day", "half_is_enough", "is_summed"),
    [
        ("eu-global-human-rights", "2024-07-02", False, None),
        ("eu-global-human-rights", "2024-07-03", True, True),
        ("us-sdn", "2014-08-12", True, False),
        ("us-sdn", "2014-08-13", True, True),
        ("uk-sanctions-list", "2025-01-01", False, False),
        ("canada-sema-china", "2023-06-22", True, None),
    ],
)
def test_half_of_the_shares(record, list_id, day, half_is_enough, is_summed):
    rule = OwnershipRules(record).on(list_id, owner_id="", day=day).rule
    assert (rule.is_met_by(50), rule.is_summed) == (half_is_enough, is_summed)


@pytest.mark.parametrize(
    ("list_id", "day"),
    [
        ("canada-sema-china", "2023-06-21"),
        ("us-1260h", "2026-06-29"),
        ("us-entity-list", "2018-01-01"),
        ("us-uflpa-list", "2025-01-01"),
    ],
)
def test_a_time_without_a_rule_is_not_a_time_of_no_rule(record, list_id, day):
    assert OwnershipRules(record).on(list_id, owner_id="", day=day).rule is None
