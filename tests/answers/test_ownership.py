"""Whether a listed party owns another: the Treasury's examples (FAQ 398 to 402), shares, chains."""

import pytest

from support.ownership import DAY, link
from support.packages import change_rows
from watchers.answers.answers import Answers
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record


@pytest.mark.parametrize(
    ("links", "party", "said"),
    [
        # FAQ 398: control alone is not ownership
        ("x control a", "a", "red_flag"),
        # FAQ 399: the shares of two blocked persons are added up
        ("x 25 a, y 25 a", "a", "covered"),
        # FAQ 401, first example
        ("x 50 a, a 50 b", "a", "covered"),
        ("x 50 a, a 50 b", "b", "covered"),
        # FAQ 401, second example: through two companies
        ("x 50 a, x 50 b, a 25 c, b 25 c", "c", "covered"),
        # FAQ 401, third example: directly and through another
        ("x 50 a, x 10 b, a 40 b", "b", "covered"),
        # FAQ 401, a company that is not reached itself passes on nothing
        ("x 25 a, x 25 b, a 50 c, b 50 c", "c", "not_covered"),
        # FAQ 402: a share below the threshold, after a sale
        ("x 49.99 a", "a", "red_flag"),
        # nothing is multiplied
        ("x 60 a, a 60 b", "b", "covered"),
        ("x 33.33 a, y 16.67 a", "a", "covered"),
        # owners that own each other, and a chain of eight
        ("x 10 a, a 80 b, b 80 a", "b", "not_covered"),
        ("x 50 a, a 80 b, b 80 a", "b", "covered"),
        ("x 50 a, a 50 b, b 50 c, c 50 d, d 50 e, e 50 f, f 50 g, g 50 h", "h", "covered"),
    ],
)
def test_ofacs_published_examples(ask, links, party, said):
    assert ask(party, links).said.value == said


def test_an_answer_names_rule_owners_sum_chain_and_documents(ask):
    answer = ask("b", "x 50 a, x 10 b, a 40 b")
    assert answer.ownership.owner_ids == ("x",)
    assert (answer.ownership.share_least, answer.ownership.share_most) == (50.0, 50.0)
    chains = [chain.parties for chain in answer.ownership.chains]
    assert chains == [("x", "b"), ("x", "a", "b")]
    assert answer.rule_id == "trade-list-half"
    assert answer.source_ids == ("trade-notice", "industry-site")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("x at_least 50 a", "covered"),
        ("x at_least 40 a", "red_flag"),
        ("x at_most 50 a", "red_flag"),
        ("x at_most 49 a", "red_flag"),
        ("x about 60 a", "covered"),
        ("x about 52 a", "red_flag"),
        ("x shareholding a", "red_flag"),
        ("x subsidiary a", "red_flag"),
    ],
)
def test_a_share_is_enough_only_if_its_lower_end_is(ask, link, said):
    assert ask("a", link).said.value == said


def test_a_party_that_is_listed_itself_needs_no_owners(ask):
    assert ask("x", "y 60 x").said.value == "listed"


@pytest.mark.parametrize(
    ("day", "said"),
    [("2019-12-31", "unknown"), ("2020-01-01", "covered"), ("2025-01-01", "covered")],
)
def test_a_link_without_a_start_holds_from_the_day_for_which_it_is_stated(
    ask, valid_package, day, said
):
    ask("a", "x 60 a")
    change_rows(
        valid_package,
        "ownership",
        [{"ownership_id": "x-a", "started_on": "", "as_of": "2020-01-01"}],
    )
    answers = Answers(Record(open_package(valid_package)))
    assert answers.on("a", "trade-list", day=day).said.value == said


@pytest.mark.parametrize(("day", "said"), [("2017-12-31", "not_listed"), (DAY, "unknown")])
def test_a_link_that_was_only_agreed_covers_nobody(ask, valid_package, day, said):
    ask("a", "x 60 a")
    change_rows(valid_package, "ownership", [{"ownership_id": "x-a", "stage": "agreed"}])
    change_rows(
        valid_package,
        "designations",
        [{"designation_id": "trade-list-x", "effective_on": "2017-01-01"}],
    )
    change_rows(
        valid_package, "coverage", [{"coverage_id": "trade-list-complete", "complete_from": "2016"}]
    )
    answers = Answers(Record(open_package(valid_package)))
    assert answers.on("a", "trade-list", day=day).said.value == said


def test_of_two_statements_on_one_owner_the_later_counts(ask, valid_package):
    ask("a", "x 60 a")
    later = {**link("x 48 a"), "ownership_id": "x-a-later", "started_on": "2021-01-01"}
    change_rows(valid_package, "ownership", [later])
    answers = Answers(Record(open_package(valid_package)))
    said = [answers.on("a", "trade-list", day=day).said.value for day in (DAY, "2022-01-01")]
    assert said == ["covered", "red_flag"]


def test_five_hundred_chains_are_added_up_in_bounded_time(ask, valid_package):
    """Between two parties lie 500 others, each wholly owned from above."""
    ask("a", "x 60 a")
    middle = [f"m-{number}" for number in range(500)]
    base = {"kind": "company", "country": "CN", "summary": "Between.", "source_id": "trade-notice"}
    change_rows(
        valid_package, "entities", [{**base, "entity_id": one, "name": one} for one in middle]
    )
    links = [link(f"x 100 {one}") for one in middle] + [link(f"{one} 0.1 b") for one in middle]
    change_rows(valid_package, "ownership", links)
    answer = Answers(Record(open_package(valid_package))).on("b", "trade-list", day=DAY)
    assert (answer.said.value, answer.ownership.share_least) == ("covered", 50.0)
