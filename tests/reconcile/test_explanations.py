"""What in the record explains a difference."""

import pytest

from support.comparing import CAMERA, EL, OFFICE, compared
from support.listed_package import listed
from support.packages import change_rows
from watchers.official.entries import Entry
from watchers.reconcile.discrepancy import Kind


@pytest.mark.parametrize(("value", "explained"), [("2024", True), ("still listed", False)])
def test_that_a_party_is_gone_is_explained_only_by_a_day(listed_package, explain, value, explained):
    explain(listed_package, "designations", "us-entity-list-county-office", "ended_on", value)
    assert bool(compared(listed_package, [CAMERA]).discrepancies[0].explained_by) is explained


def test_that_a_list_still_carries_a_party_can_be_explained(listed_package, explain):
    ended = {"ended_on": "2023-11-16", "end_reason": "removed", "end_source_id": "trade-notice"}
    change_rows(
        listed_package,
        "designations",
        [listed(EL, "camera-maker", "Camera Maker Co., Ltd.", **ended)],
    )
    explain(
        listed_package, "designations", "us-entity-list-camera-maker", "ended_on", "still listed"
    )
    assert [
        (found.kind, found.explained_by)
        for found in compared(listed_package, [CAMERA, OFFICE]).discrepancies
    ] == [(Kind.ENDED, ("explained",))]


@pytest.mark.parametrize(
    ("about", "entries"),
    [
        (
            ("designations", "us-entity-list-camera-maker", "effective_on", "2019-05-16"),
            [Entry(**{**vars(CAMERA), "since": "2019-05-16"}), OFFICE],
        ),
        (("designations", "us-entity-list-county-office", "ended_on", "2024"), [CAMERA]),
    ],
)
def test_a_claim_with_the_other_value_explains_the_difference(
    listed_package, explain, about, entries
):
    assert len(compared(listed_package, entries).unexplained) == 1
    explain(listed_package, *about)
    result = compared(listed_package, entries)
    assert [(found.explained_by, found.reason) for found in result.discrepancies] == [
        (("explained",), "A fault of the list.")
    ]
    assert result.unexplained == []


def test_a_note_on_coverage_explains_why_a_party_has_no_row(listed_package):
    new = Entry(EL, "Data  Cloud Co., Ltd.", 9, country="CN", notices=("84 FR 54004",))
    shorter = Entry(EL, "Cloud Co.", 10, country="CN", notices=("84 FR 54004",))
    note = {
        "list_id": EL,
        "extent": "xinjiang_grounds",
        "complete_from": "2019-10-09",
        "complete_to": "2024-01-02",
        "source_id": "trade-notice",
    }
    change_rows(
        listed_package,
        "coverage",
        [
            {
                **note,
                "coverage_id": "left-out",
                "note": "Copies: two. Left out, on other grounds: Steel Mill; Data Cloud Co., Ltd.",
            },
            {**note, "coverage_id": "plain", "note": "All looked up."},
        ],
    )
    result = compared(listed_package, [CAMERA, OFFICE, new, shorter])
    assert [
        (found.in_file, found.explained_by, found.reason) for found in result.discrepancies
    ] == [
        ("Data  Cloud Co., Ltd.", ("left-out",), "Copies: two. Left out, on other grounds"),
        ("Cloud Co.", (), ""),
    ]
