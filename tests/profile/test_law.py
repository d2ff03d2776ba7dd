"""What an account says of a party's owners, and of a list's rules, as of a day and at all."""

import pytest

from support.packages import change_rows
from watchers.package.descriptor import open_package
from watchers.profile.account import account
from watchers.profile.sections import Heading


def lines(package, row_id, heading, **asked):
    found = account(open_package(package), row_id, **asked).sections.get(heading, [])
    return [marked.line.plain for marked in found]


def test_answers_through_owners_stand_with_rule_and_days(valid_package):
    texts = lines(valid_package, "project-company", Heading.THROUGH_OWNERS)
    assert texts[-1] == (
        "NOT COVERED, List of Parties (trade-list): held by Camera Maker Co., Ltd. (camera-maker)"
        " (89.99 %); rule trade-list-named-only; the list reaches only parties that it names"
        " (since 2023-12-01)"
    )


def test_parties_in_reasons_are_called_by_their_names(valid_package):
    link = {"ownership_id": "camera-maker-project-company", "started_on": "", "ended_on": ""}
    change_rows(valid_package, "ownership", [link])
    text = " ".join(lines(valid_package, "project-company", Heading.THROUGH_OWNERS))
    assert (
        "that Camera Maker Co., Ltd. (camera-maker) owns Project Company Ltd."
        " (project-company) is stated for "
    ) in text
    assert "that camera-maker owns" not in text


@pytest.mark.parametrize(("day", "count"), [("2020-01-01", 0), ("2024-01-01", 1)])
def test_only_the_answer_of_the_day_is_told(valid_package, day, count):
    texts = lines(valid_package, "project-company", Heading.THROUGH_OWNERS, day=day)
    assert len(texts) == count


def test_a_list_tells_its_rules(valid_package):
    assert lines(valid_package, "trade-list", Heading.RULES) == [
        "owned parties; at least 50 %; summed; control: red flag; smaller shares: red flag"
        " (2018-01-01 to 2018-12-31)",
        "named only (since 2019-01-01)",
    ]
