"""What the ownership rule of the day makes of a party: the Treasury's examples (FAQ 398 to 402),
thresholds on both sides, suspended rules, scope, and what is not known."""

import pytest

from support.ownership import NAMED_ONLY, link, links_of, owned_package
from support.packages import change_rows
from watchers.answers.answers import Answers
from watchers.answers.ownership_rules import what_if
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

DAY = "2020-01-01"
CONTROL_COUNTS = {"control": "counts", "control_test": "A majority of the board."}


@pytest.fixture
def ask(valid_package):
    """Asks about a party after links such as `x 50 a`; `x` and `y` are on the list."""

    def ask_about(party, links, *, day=DAY, threshold=None, **asked):
        owned_package(valid_package, links_of(links), **asked)
        hypothetical = what_if(threshold) if threshold else None
        answers = Answers(Record(open_package(valid_package)), hypothetical=hypothetical)
        return answers.on(party, "trade-list", day=day)

    return ask_about


def kinds(answer):
    return [reason.kind.value for reason in answer.reasons]


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


def test_a_party_that_is_listed_itself_needs_no_owners(ask):
    assert ask("x", "y 60 x").said.value == "listed"


def test_owners_on_lists_outside_the_record_are_said(ask):
    answer = ask("a", "x 10 a", rule={"other_owners": "Parties of the Military End-User List"})
    assert "other_owners" in kinds(answer)


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


def test_a_hypothetical_rule_is_said_as_such(ask):
    answer = ask("a", "x 25 a", threshold=25)
    assert (answer.said.value, answer.rule_id) == ("what_if_covered", "what-if")


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
