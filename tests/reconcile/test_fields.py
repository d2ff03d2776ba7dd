"""Names, citations and removals that differ from an official list, and what is no difference."""

from support.comparing import CAMERA, EL, OFFICE, compared, copy_with, told
from support.listed_package import listed
from support.packages import change_rows
from watchers.matching.index import index_of
from watchers.official.entries import Entry
from watchers.official.list_copy import Basis, Dated
from watchers.package.descriptor import open_package
from watchers.reconcile.compare import reconcile
from watchers.reconcile.discrepancy import Kind
from watchers.tables.rows import Record


def test_a_copy_that_agrees_has_no_differences(listed_package):
    result = compared(listed_package, [CAMERA, OFFICE])
    assert (told(result), result.expectation.expected, result.expectation.found, result.notes) == (
        [],
        2,
        2,
        [],
    )


def test_another_page_of_the_same_notice_is_no_difference_and_a_page_before_it_is_one(
    listed_package,
):
    assert told(compared(listed_package, [CAMERA, OFFICE])) == []
    before = Entry(**{**vars(CAMERA), "notices": ("84 FR 53999",)})
    assert told(compared(listed_package, [before, OFFICE])) == [
        (Kind.CITATION, "camera-maker", "84 FR 53999", "84 FR 54002")
    ]


def test_another_name_and_new_aliases_are_told_and_known_ones_are_not(listed_package):
    renamed = Entry(
        **{
            **vars(CAMERA),
            "name": "Camera Maker Group",
            "aliases": ("CM Works", "camera maker co ltd", "相机制造有限公司"),
        }
    )
    assert told(compared(listed_package, [renamed, OFFICE])) == [
        (Kind.NAME, "camera-maker", "Camera Maker Group", "Camera Maker Co., Ltd."),
        (Kind.ALIAS, "camera-maker", "CM Works", "Camera Maker Co., Ltd."),
    ]


def test_party_that_stands_in_the_entry_of_another_is_still_on_the_list(listed_package):
    parent = Entry(**{**vars(CAMERA), "aliases": ("North County People’s Bureau",)})
    assert told(compared(listed_package, [parent])) == []


def test_party_that_the_list_no_longer_carries(listed_package):
    result = compared(listed_package, [CAMERA])
    assert told(result) == [(Kind.GONE, "county-office", "", "North County People’s Bureau")]


def test_party_that_the_record_has_as_removed_and_the_list_still_carries(listed_package):
    ended = {"ended_on": "2023-11-16", "end_reason": "removed", "end_source_id": "trade-notice"}
    change_rows(
        listed_package,
        "designations",
        [listed(EL, "camera-maker", "Camera Maker Co., Ltd.", **ended)],
    )
    assert told(compared(listed_package, [CAMERA, OFFICE])) == [
        (Kind.ENDED, "camera-maker", "Camera Maker Co., Ltd.", "2023-11-16")
    ]
    assert told(compared(listed_package, [CAMERA, OFFICE], day="2023-11-15")) == []


def test_persons_are_named_with_the_surname_first_or_last(listed_package):
    record = Record(open_package(listed_package))
    entry = Entry("us-sdn", "Second MINISTER", 2, is_person=True)
    assert (
        told(
            reconcile(
                record,
                index=index_of(record),
                list_id="us-sdn",
                copy=copy_with(entry, as_of=Dated("2026-01-01", Basis.PUBLICATION_DATE)),
            )
        )
        == []
    )
