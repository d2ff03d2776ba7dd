"""Each rule by itself, without the rest of a validation: fast, for writing one.

    python -m pytest tests/checks/test_rules.py -n 0 -k NAME

tests/checks/test_broken_examples.py runs every check that reads the rows of an example.
"""

import pytest

from support.broken import EXAMPLES, RECIPE, break_package, expect, lines_of_rule
from support.packages import change_rows
from watchers.checks.rules import RULES


@pytest.mark.parametrize("name", sorted(RULES))
def test_rule_finds_its_broken_example_and_nothing_in_the_valid_package(valid_package, name):
    folder = EXAMPLES / name
    assert folder.is_dir(), f"there is no folder tests/broken/{name}. {RECIPE}"
    assert lines_of_rule(valid_package, name) == []
    break_package(valid_package, folder)
    lines = lines_of_rule(valid_package, name)
    expect(lines, folder, rule=name)
    assert lines, f"the rows in tests/broken/{name} do not break the rule"


def test_the_valid_package_has_no_problems(valid_package, problems_of):
    assert problems_of(valid_package) == []


@pytest.mark.usefixtures("only_changed_tables")
def test_a_waiver_excuses_its_row_alone(valid_package, problems_of):
    break_package(valid_package, EXAMPLES / "period_ends_before_it_starts")
    waiver = {
        "waiver_id": "w",
        "rule": "period_ends_before_it_starts",
        "table": "positions",
        "row_id": "first-minister-minister",
        "reason": "So it is printed.",
        "expires_on": "2027-01-01",
    }
    change_rows(valid_package, "waivers", [waiver])
    assert [line.split(":")[0] for line in problems_of(valid_package)] == ["data/contracts.csv"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2017", "2017"),
        ("2017-05", "2017"),
        ("2017", "2017-05"),
        ("2017-05-31", "2017-05"),
        ("2017-05-31", "2017-05-31"),
        ("", "2016"),
        ("2018", ""),
    ],
)
@pytest.mark.usefixtures("only_changed_tables")
def test_dates_that_cannot_be_ordered_are_no_problem(valid_package, problems_of, start, end):
    change_rows(
        valid_package,
        "positions",
        [{"position_id": "first-minister-minister", "started_on": start, "ended_on": end}],
    )
    assert problems_of(valid_package) == []


@pytest.mark.parametrize(("parties", "is_possible"), [("0", True), ("1", True), ("2", False)])
def test_a_listing_that_was_only_seen_may_have_counted_before(valid_package, parties, is_possible):
    undated = dict.fromkeys(["effective_on", "published_on", "announced_on"], "")
    seen = {"designation_id": "trade-list-project-company", "began_by": "source_id", **undated}
    change_rows(valid_package, "designations", [seen])
    count = {
        "list_count_id": "trade-list-before",
        "list_id": "trade-list",
        "counted_on": "2019-10-08",
        "extent": "complete",
        "parties": parties,
        "basis": "counted",
        "source_id": "trade-notice",
    }
    change_rows(valid_package, "list_counts", [count])
    found = lines_of_rule(valid_package, "list_counts_other_parties")
    assert (found == []) == is_possible
