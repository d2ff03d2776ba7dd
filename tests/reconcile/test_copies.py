"""Of which day a copy is, and whether it is the whole of the list."""

import pytest

from support.comparing import CAMERA, EL, OFFICE, compared, copy_with, told
from support.listed_package import listed
from support.packages import change_rows
from watchers.matching.index import index_of
from watchers.official.entries import Entry, UnreadableList
from watchers.official.list_copy import Basis, Dated, Proof
from watchers.package.descriptor import open_package
from watchers.reconcile.compare import reconcile
from watchers.reconcile.discrepancy import Kind
from watchers.tables.rows import Record


def test_party_that_was_listed_after_the_day_of_the_copy_is_not_looked_for(listed_package):
    result = compared(listed_package, [CAMERA], day="2019-10-08")
    assert (told(result), result.expectation.expected, result.expectation.later) == ([], 0, 2)


def test_a_copy_that_lacks_many_and_does_not_prove_that_it_is_whole_takes_none_for_gone(
    listed_package,
):
    change_rows(
        listed_package,
        "designations",
        [listed(EL, "industry-site", "Industry Site"), listed(EL, "daily", "The Daily")],
    )
    part = compared(listed_package, [CAMERA, OFFICE], complete=None)
    assert (part.is_part, told(part)) == (
        True,
        [
            (Kind.UNSEEN, "daily", "", "The Daily"),
            (Kind.UNSEEN, "industry-site", "", "Industry Site"),
        ],
    )
    whole = compared(listed_package, [CAMERA, OFFICE])
    assert (whole.is_part, [kind for kind, *_ in told(whole)]) == (False, [Kind.GONE, Kind.GONE])


def test_a_copy_that_is_cut_is_a_part_even_where_it_has_all_of_ours(listed_package):
    result = compared(listed_package, [CAMERA, OFFICE], complete=None, may_be_cut=True)
    assert (result.is_part, told(result), result.notes) == (True, [], [])


def test_a_day_before_something_in_the_copy_is_not_its_day(listed_package):
    with pytest.raises(
        UnreadableList,
        match="the file is not of 2019-10-08: the newest listing in it is 2019-10-09",
    ):
        compared(
            listed_package,
            [CAMERA, OFFICE],
            day="2019-10-08",
            as_of=Dated("2019-10-09", Basis.NEWEST_ENTRY),
        )
    assert (
        compared(
            listed_package,
            [CAMERA, OFFICE],
            day="",
            as_of=Dated("2019-10-09", Basis.NEWEST_ENTRY),
        ).copy_day.day
        == "2019-10-09"
    )


def test_a_copy_with_none_of_the_parties_is_refused(listed_package):
    with pytest.raises(UnreadableList, match="none of the 2 parties expected on us-entity-list"):
        compared(listed_package, [Entry(EL, "Somebody Else", 2)])


def test_a_copy_of_a_day_not_known_is_refused_where_no_party_tells_it(listed_package):
    record = Record(open_package(listed_package))
    copy = copy_with(Entry(EL, "Somebody Else", 2))
    with pytest.raises(UnreadableList, match="has no date and none of .* --as-of"):
        reconcile(record, index=index_of(record), list_id=EL, copy=copy)
    result = reconcile(record, index=index_of(record), list_id=EL, copy=copy, day="2019-10-08")
    assert result.expectation.expected == 0


def test_a_copy_without_a_day_may_be_older_than_a_listing_that_it_lacks(listed_package):
    """Its day is then that of the newest listing in it, so that a removed newer one would hide."""
    later = listed(EL, "daily", "The Daily", effective_on="2023-05-01", published_on="")
    change_rows(listed_package, "designations", [later])
    undated = compared(listed_package, [CAMERA, OFFICE], day="")
    assert (undated.copy_day.day, told(undated)) == ("2019-10-09", [])
    assert [row["designation_id"] for row in undated.older_or_gone] == ["us-entity-list-daily"]
    for day, kinds in (("2022-01-01", []), ("2024-01-01", [Kind.GONE])):
        result = compared(listed_package, [CAMERA, OFFICE], day=day)
        assert (result.older_or_gone, [kind for kind, *_ in told(result)]) == ([], kinds)


def test_a_listing_without_a_date_is_expected_from_the_day_of_its_document(listed_package):
    undated = listed(EL, "daily", "The Daily", effective_on="", published_on="")
    change_rows(listed_package, "designations", [{**undated, "began_on": "2023-05-01"}])
    before, after = (
        compared(listed_package, [CAMERA, OFFICE], day=day) for day in ("2023-04-30", "2023-05-01")
    )
    assert (told(before), before.expectation.later) == ([], 1)
    assert told(after) == [(Kind.GONE, "daily", "", "The Daily")]


def test_a_copy_of_another_list_is_refused(listed_package):
    with pytest.raises(UnreadableList, match="holds Entity List, Unverified List, not us-sdn"):
        compared(listed_package, [CAMERA, Entry("us-uvl", "Somebody Else", 9)], list_id="us-sdn")


def test_a_later_listing_of_a_party_does_not_date_an_older_copy(listed_package):
    first, last = "2(d)(2)(B)(i)", "2(d)(2)(B)(v)"
    rows = [
        listed(
            "us-uflpa-list",
            "camera-maker",
            "Camera Maker Co., Ltd.",
            statute=first,
            effective_on="2022-06-21",
        )
    ]
    rows += [{**rows[0], "designation_id": "second", "statute": last, "effective_on": "2025-01-15"}]
    rows += [
        listed("us-uflpa-list", "daily", "The Daily", statute=first, effective_on="2024-05-17")
    ]
    change_rows(listed_package, "designations", rows)
    record = Record(open_package(listed_package))
    entry = Entry(
        "us-uflpa-list", "Camera Maker Co., Ltd.", 2, since="2022-06-21", statutes=(first,)
    )
    for day in ("", "2023-12-11"):
        result = reconcile(
            record,
            index=index_of(record),
            list_id="us-uflpa-list",
            copy=copy_with(
                entry,
                as_of=Dated.if_known(day, basis=Basis.PUBLICATION_DATE),
                complete=Proof.COUNT_OF_ENTRIES,
            ),
        )
        assert (told(result), result.copy_day.day) == ([], day or "2022-06-21")
