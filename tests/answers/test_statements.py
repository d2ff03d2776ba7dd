"""Several rows on one owner, several owners and several rules: nothing is counted twice, no doubt
is dropped, and the order of the rows does not matter."""

import pytest

from support.ownership import NAMED_ONLY, kinds, link, links_of, owned_package
from watchers.answers.answers import Answers
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

DAY = "2020-06-15"
COUNTS = {"control": "counts", "control_test": "A majority of the board."}


@pytest.fixture
def ask(valid_package):
    def ask_about(party, rows, *, day=DAY, **asked):
        owned_package(valid_package, rows, **asked)
        return Answers(Record(open_package(valid_package))).on(party, "trade-list", day=day)

    return ask_about


def bounds(answer):
    return answer.ownership.share_least, answer.ownership.share_most


AGREED = link("x 60 a", ownership_id="two", stage="agreed", started_on="2019-01-01")
DOUBTFUL = {
    "agreed": [link("x 10 a"), AGREED],
    "begun in the year": [
        link("x 10 a"),
        link("x 60 a", ownership_id="two", started_on="2020"),
    ],
    "ended in the year": [
        link("x 60 a", ended_on="2020"),
        link("x 10 a", ownership_id="two", started_on="2020"),
    ],
    "stated later": [
        link("x 60 a", started_on="", as_of="2021"),
        link("x 40 a", ownership_id="two", started_on="", as_of="2024"),
    ],
    "stated in any order": [
        link("x 40 a", started_on="2020-03-01"),
        link("x 60 a", ownership_id="two", started_on="2020"),
    ],
    "a subsidiary by then": [
        link("x 10 a", started_on="2010-01-01"),
        link("x subsidiary a", ownership_id="two", started_on="2019-01-01"),
    ],
}


def test_an_agreed_share_is_not_that_of_a_link_whose_share_is_unknown(ask):
    answer = ask("a", [link("x shareholding a"), AGREED])
    assert (answer.said.value, bounds(answer)) == ("red_flag", (0, 100))


@pytest.mark.parametrize("case", DOUBTFUL)
@pytest.mark.parametrize("rule", [{}, NAMED_ONLY], ids=["half", "named only"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_larger_share_that_may_have_been_held_is_not_cleared(ask, case, rule, turned):
    rows = DOUBTFUL[case]
    if turned:
        ids = [row["ownership_id"] for row in rows]
        rows = [{**row, "ownership_id": one} for row, one in zip(rows, ids[::-1], strict=True)]
    answer = ask("a", rows, rule=rule)
    assert answer.said.value in {"red_flag", "unknown"} or rule
    assert answer.ownership.is_owned.value != "no"
    assert bounds(answer)[1] >= 60


def test_of_shares_that_surely_followed_each_other_the_later_counts(ask):
    rows = [link("x 60 a"), link("x 48 a", ownership_id="two", started_on="2019-01-01")]
    assert bounds(ask("a", rows)) == (48, 48)


@pytest.mark.parametrize(
    "rows",
    [
        [
            {**link("x 45 a"), "kind": "subsidiary"},
            link("x 40 a", ownership_id="two", started_on="2019-01-01"),
        ],
        [link("x 40 a"), {**link("x 45 a", ownership_id="two"), "kind": "subsidiary"}],
        [link("x control a", stage="agreed"), link("x subsidiary a", ownership_id="two")],
    ],
)
def test_control_is_not_ended_by_a_share(ask, rows):
    assert ask("a", rows, rule=COUNTS).said.value == "covered"
    turned = [{**row, "ownership_id": f"{9 - n}"} for n, row in enumerate(rows)]
    assert ask("a", turned, rule=COUNTS).said.value == "covered"


@pytest.mark.parametrize(
    ("links", "party", "said", "reason"),
    [
        ("x control a, a 100 b", "b", "red_flag", "share_unknown"),
        ("x shareholding a, a 100 b", "b", "red_flag", "share_unknown"),
        ("x 50 a, x 10 b, a 40 b", "b", "covered", "share_reaches"),
    ],
)
def test_what_others_pass_on(ask, links, party, said, reason):
    answer = ask(party, links_of(links))
    assert (answer.said.value, kinds(answer)[0]) == (said, reason)


def test_control_passes_its_warning_on(ask):
    rows = [{**link("x 45 a"), "kind": "control"}, link("a 100 b")]
    answer = ask("b", rows)
    assert (answer.said.value, kinds(answer)) == ("red_flag", ["control_not_counted"])


def test_a_share_held_through_a_doubtful_owner_is_not_sure(ask):
    assert bounds(ask("b", links_of("x shareholding a, a 100 b"))) == (0, 100)


@pytest.mark.parametrize(
    ("links", "party"), [("x 100 a", "a"), ("x 100 a, a 100 b", "b"), ("x 30 a", "a")]
)
def test_a_share_under_a_rule_without_threshold_is_a_red_flag(ask, links, party):
    rule = {**COUNTS, "threshold_pct": "", "comparator": ""}
    answer = ask(party, links_of(links), rule=rule)
    assert (answer.said.value, kinds(answer)[0]) == ("red_flag", "no_threshold")


@pytest.mark.parametrize(
    ("links", "rule"),
    [
        ("x control a, y 30 a", {**COUNTS, "aggregation": "single_owner"}),
        ("x control b, x 60 a, a 60 b", {**COUNTS, "indirect": "unspecified"}),
    ],
)
def test_control_is_named_where_control_is_what_reaches(ask, links, rule):
    party = links[-1]
    assert kinds(ask(party, links_of(links), rule=rule))[0] in {"control_reaches", "share_reaches"}


def test_an_owner_alone_is_shown_with_its_own_share(ask):
    answer = ask("a", links_of("x 60 a, y 10 a"), rule={"aggregation": "single_owner"})
    assert bounds(answer) == (60, 60)


def test_an_owner_whose_listing_was_announced_makes_it_unknown(ask):
    announced = {"announced_on": "2020-06-01", "effective_on": "2020-08-01"}
    answer = ask("a", links_of("x 100 a"), listed="x", listing=announced)
    assert (answer.said.value, kinds(answer)) == ("unknown", ["owner_announced"])


def test_every_document_on_the_way_is_named(ask):
    rows = links_of("x 50 a, x 10 b, a 40 b")
    for row, source in zip(rows, ("trade-notice", "daily-report", "industry-site"), strict=True):
        row["source_id"] = source
    answer = ask("b", rows)
    assert {"trade-notice", "daily-report", "industry-site"} <= set(answer.source_ids)


def test_a_doubt_on_any_way_is_named(ask):
    rows = links_of("x 60 a, x 10 b, a 40 b")
    rows[0]["stage"] = "agreed"
    answer = ask("b", rows)
    assert (answer.said.value, kinds(answer)) == ("unknown", ["ownership_agreed"])


OWN_RULE = {
    "ownership_rule_id": "trade-list-x",
    "list_id": "trade-list",
    "owner_id": "x",
    "started_on": "2018-01-01",
    "source_id": "trade-notice",
}


def test_owners_under_different_rules_are_owners_together(ask):
    own = {**OWN_RULE, "reach": "named_only"}
    suspended = {**NAMED_ONLY, "reach": "suspended"}
    answer = ask("a", links_of("x 30 a, y 30 a"), rule=suspended, further_rules=[own])
    assert (answer.said.value, answer.ownership.is_owned.value) == ("not_covered", "yes")


def test_a_rule_for_one_owner_leaves_it_in_the_sum_of_all(ask):
    own = {**OWN_RULE, "reach": "owned_parties", "comparator": "at_least", "threshold_pct": "50"}
    own |= {"indirect": "cascade"}
    answer = ask("a", links_of("x 30 a, y 30 a"), further_rules=[own])
    assert (answer.said.value, answer.ownership.owner_ids) == ("covered", ("x", "y"))
