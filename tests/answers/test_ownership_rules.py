"""What the ownership rule of the day asks for: thresholds, its days, its scope, and no rule."""

import pytest

from support.ownership import NAMED_ONLY, kinds
from support.packages import change_rows

CONTROL_COUNTS = {"control": "counts", "control_test": "A majority of the board."}


@pytest.mark.parametrize(
    ("rule", "links", "said", "reason"),
    [
        ({"comparator": "more_than"}, "x 50 a", "red_flag", "minority"),
        ({"comparator": "more_than"}, "x 50.01 a", "covered", "share_reaches"),
        ({"aggregation": "single_owner"}, "x 25 a, y 25 a", "red_flag", "minority"),
        ({"aggregation": ""}, "x 25 a, y 25 a", "red_flag", "aggregation_unsaid"),
        ({"minority": "disregarded"}, "x 25 a", "not_covered", "below_threshold"),
        ({"minority": ""}, "x 25 a", "red_flag", "minority"),
        (CONTROL_COUNTS, "x subsidiary a", "covered", "control_reaches"),
        ({"control": "disregarded"}, "x subsidiary a", "red_flag", "share_unknown"),
        ({"indirect": "unspecified"}, "x 60 a", "covered", "share_reaches"),
        ({"threshold_pct": "10", "comparator": "more_than"}, "x 11 a", "covered", "share_reaches"),
        (
            {
                "threshold_pct": "",
                "comparator": "",
                "control": "counts",
                "control_test": "A subsidiary or affiliate.",
            },
            "x 30 a",
            "red_flag",
            "no_threshold",
        ),
    ],
)  # fmt: skip
def test_what_a_rule_asks_for(ask, rule, links, said, reason):
    answer = ask("a", links, rule=rule)
    assert (answer.said.value, kinds(answer)[0]) == (said, reason)


def test_indirect_shares_that_no_document_counts_are_for_a_person(ask):
    answer = ask("b", "x 60 a, a 60 b", rule={"indirect": "unspecified"})
    assert (answer.said.value, kinds(answer)) == ("red_flag", ["indirect_unspecified"])


@pytest.mark.parametrize(
    ("country", "said", "reason"),
    [
        ("CN", "covered", "share_reaches"),
        ("US", "not_covered", "country_excluded"),
        ("", "unknown", "country_unknown"),
    ],
)
def test_parties_of_an_excluded_country_are_out(ask, country, said, reason):
    answer = ask("a", "x 60 a", rule={"excluded_country": "US"}, country=country)
    assert (answer.said.value, kinds(answer)[0]) == (said, reason)


@pytest.mark.parametrize(
    ("day", "said", "reason"),
    [
        ("2019-05-31", "unknown", "owner_may_be_listed"),
        ("2019-06-01", "covered", "share_reaches"),
        ("2021-12-31", "covered", "share_reaches"),
        ("2022-01-01", "not_covered", "rule_suspended"),
        ("2022-12-31", "not_covered", "rule_suspended"),
        ("2023-01-01", "unknown", "no_rule_known"),
    ],
)
def test_a_rule_counts_while_it_is_in_force(ask, valid_package, day, said, reason):
    suspension = {
        "ownership_rule_id": "trade-list-suspended",
        "list_id": "trade-list",
        "reach": "suspended",
        "started_on": "2022-01-01",
        "ended_on": "2023-01-01",
        "citation": "3 TN 3",
        "source_id": "trade-notice",
    }
    change_rows(valid_package, "ownership_rules", [suspension])
    answer = ask("a", "x 60 a", rule={"ended_on": "2022-01-01"}, day=day)
    assert (answer.said.value, reason in kinds(answer)) == (said, True)


def test_a_day_within_a_rules_imprecise_start_is_unknown(ask):
    answer = ask("a", "x 60 a", rule={"started_on": "2020"}, day="2020-03-01")
    assert (answer.said.value, kinds(answer)) == ("unknown", ["rule_day_unknown"])


def test_a_list_that_reaches_only_whom_it_names(ask):
    answer = ask("a", "x 100 a", rule=NAMED_ONLY)
    assert (answer.said.value, kinds(answer)) == ("not_covered", ["named_only"])


def test_a_rule_for_one_owner_says_nothing_of_the_others(ask):
    assert ask("a", "x 60 a", rule={"owner_id": "x"}).said.value == "covered"
    assert ask("b", "x 60 a, y 60 b", rule={"owner_id": "x"}).said.value == "unknown"


def test_owners_on_lists_outside_the_record_are_said(ask):
    answer = ask("a", "x 10 a", rule={"other_owners": "Parties of the Military End-User List"})
    assert "other_owners" in kinds(answer)


def test_a_hypothetical_rule_is_said_as_such(ask):
    answer = ask("a", "x 25 a", threshold=25)
    assert (answer.said.value, answer.rule_id) == ("what_if_covered", "what-if")


@pytest.mark.parametrize(
    ("links", "party", "owned"),
    [
        ("x 100 a, a 100 b", "b", "yes"),
        ("x 49 a, a 100 b", "b", "no"),
        ("x control a", "a", "yes"),
        ("x shareholding a", "a", "unknown"),
        ("x 25 a, y 25 a", "a", "yes"),
    ],
)
def test_who_is_owned_is_known_where_no_rule_reaches_anybody(ask, links, party, owned):
    answer = ask(party, links, rule=NAMED_ONLY)
    assert (answer.said.value, answer.ownership.is_owned.value) == ("not_covered", owned)
