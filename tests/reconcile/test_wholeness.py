"""Whether a file is the whole list is judged by the file, so no removal is hidden or made up."""

import pytest

from support.comparing import CAMERA, EL, OFFICE, compared, copy_with, told
from support.listed_package import ENTITY, listed
from support.packages import change_rows
from watchers.official.entries import Entry, UnreadableList
from watchers.official.list_copy import Proof
from watchers.reconcile.discrepancy import Kind
from watchers.reconcile.last_copy import LastCopy
from watchers.reconcile.wholeness import MIN_OTHERS, MIN_OTHERS_IF_NONE, MIN_REGIMES_IF_NONE

GONE = [(Kind.GONE, "county-office", "", "North County People’s Bureau")]
UNSEEN = [(Kind.UNSEEN, "county-office", "", "North County People’s Bureau")]


def others(count, list_id=EL, regimes=MIN_REGIMES_IF_NONE):
    """Parties of so many regimes, with the days of their listings as the UK's list has them."""
    return [
        Entry(
            list_id,
            f"Mill {number}",
            number,
            country="Iran",
            notices=(f"Regulations {number % regimes} {2000 + number % 20}-01-02",),
        )
        for number in range(count)
    ]


def last_copy(*entries):
    return LastCopy("us-entity-list-2023-12-01", copy_with(*entries))


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"complete": Proof.COUNT_OF_ENTRIES}, GONE),
        ({"complete": Proof.END_MARK}, GONE),
        ({"complete": None}, UNSEEN),
        ({"complete": None, "may_be_cut": True}, UNSEEN),
    ],
)
def test_one_of_two_is_gone_from_a_list_that_proves_to_be_whole(listed_package, about, expected):
    result = compared(listed_package, [CAMERA], **about)
    assert told(result) == expected
    assert result.is_part is (expected is UNSEEN)


@pytest.mark.parametrize("list_id", [EL, "us-uvl"])
def test_many_other_parties_show_that_a_file_is_whole(listed_package, list_id):
    few, many = others(MIN_OTHERS - 1, list_id), others(MIN_OTHERS, list_id)
    assert told(compared(listed_package, [CAMERA, *few], complete=None)) == UNSEEN
    assert told(compared(listed_package, [CAMERA, *many], complete=None)) == GONE


def test_a_file_of_many_that_lacks_many_of_ours_is_a_part(listed_package):
    parties = ("daily", "industry-site", "trade-ministry", "project-company", "justice-office")
    names = {party: party.replace("-", " ").title() for party in parties}
    change_rows(
        listed_package, "entities", [{**ENTITY, "entity_id": "justice-office", "name": "Office"}]
    )
    change_rows(
        listed_package, "designations", [listed(EL, party, names[party]) for party in parties]
    )
    result = compared(listed_package, [CAMERA, *others(MIN_OTHERS)], complete=None)
    assert result.is_part and len(told(result)) == 6


def test_a_file_of_several_lists_that_lacks_much_on_another_is_a_part(listed_package):
    there = [
        listed("us-ns-cmic", party, name)
        for party, name in (
            ("daily", "The Daily"),
            ("industry-site", "Industry Site"),
            ("trade-ministry", "Trade Ministry"),
            ("project-company", "Project Company Ltd."),
            ("county-office", "North County People’s Bureau"),
        )
    ]
    change_rows(listed_package, "designations", there)
    some = [
        Entry("us-ns-cmic", row["name_as_listed"], 9, since="2019-10-09", notices=("84 FR 54002",))
        for row in there
    ]
    rest = others(MIN_OTHERS)
    whole = compared(listed_package, [CAMERA, *rest, *some], complete=None)
    assert told(whole) == GONE
    part = compared(listed_package, [CAMERA, *rest, Entry("us-ns-cmic", "X", 9)], complete=None)
    assert told(part) == UNSEEN
    assert part.wholeness.basis == "lacks 6 of the 7 listings expected on all its lists"


def test_a_file_that_has_what_the_last_copy_had_is_whole(listed_package):
    rest = others(20)
    result = compared(
        listed_package,
        [CAMERA, *rest],
        complete=None,
        last=last_copy(CAMERA, Entry(EL, "North County People’s Bureau", 3), *rest),
    )
    assert told(result) == GONE
    assert result.wholeness.basis == (
        "has 21 of the 22 parties of the last copy, us-entity-list-2023-12-01"
    )


def test_a_file_that_has_much_less_than_the_last_copy_is_a_part_though_it_has_all_of_ours(
    listed_package,
):
    last = last_copy(CAMERA, *others(400))
    result = compared(listed_package, [CAMERA, OFFICE, *others(300)], complete=None, last=last)
    assert (result.is_part, told(result)) == (True, [])


def test_a_last_copy_that_lacks_the_party_too_shows_nothing(listed_package):
    last = last_copy(CAMERA, *others(20))
    result = compared(listed_package, [CAMERA, *others(20)], complete=None, last=last)
    assert told(result) == UNSEEN


def test_all_of_ours_may_be_gone_from_a_list_that_is_surely_this_one(listed_package):
    with pytest.raises(UnreadableList, match="none of the 2 parties expected"):
        compared(listed_package, others(MIN_OTHERS_IF_NONE - 1))
    one_search = others(2 * MIN_OTHERS_IF_NONE, regimes=MIN_REGIMES_IF_NONE - 1)
    with pytest.raises(UnreadableList, match="none of the 2 parties expected"):
        compared(listed_package, one_search, complete=None)
    gone = [Kind.GONE, Kind.GONE]
    large = compared(listed_package, others(MIN_OTHERS_IF_NONE), complete=None)
    assert [kind for kind, *_ in told(large)] == gone
    known = last_copy(
        Entry(EL, "Camera Maker Co., Ltd.", 2),
        Entry(EL, "North County People’s Bureau", 3),
        *others(30),
    )
    small = compared(listed_package, others(30), complete=None, last=known)
    assert [kind for kind, *_ in told(small)] == gone
