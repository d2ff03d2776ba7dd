"""Who is on a list and not in the record, and which party of the record an entry names."""

import pytest

from support.comparing import CAMERA, EL, OFFICE, compared, told
from support.packages import change_rows
from watchers.official.entries import Entry
from watchers.reconcile.explanations import Kind


def test_party_listed_by_a_notice_over_xinjiang_or_naming_it(listed_package):
    new = Entry(EL, "Data Cloud", 9, country="CN", notices=("84 FR 54004",))
    abroad = Entry(EL, "Freight Line", 10, country="Iran", notices=("84 FR 54004",))
    later = Entry(EL, "Steel Mill", 11, country="CN", notices=("70 FR 12345", "84 FR 54004"))
    naming = Entry(
        EL, "Cotton Field", 12, country="CN", notices=("87 FR 77505",), speaks_of_xinjiang=True
    )
    assert told(compared(listed_package, [CAMERA, OFFICE, new, abroad, later, naming])) == [
        (Kind.LACKING, "", "Cotton Field", ""),
        (Kind.LACKING, "", "Data Cloud", ""),
    ]


def test_of_a_notice_that_lists_mostly_others_one_sentence_tells(listed_package):
    others = [
        Entry(EL, f"Mill {number}", number, country="CN", notices=("84 FR 54002",))
        for number in range(10, 13)
    ]
    result = compared(listed_package, [CAMERA, OFFICE, *others])
    assert (told(result), result.notes) == (
        [],
        ["84 FR 54002 lists 3 further parties in China; the record has 2 of its parties"],
    )


def test_party_of_the_record_on_a_list_where_it_has_no_row(listed_package):
    here = Entry(EL, "Project Company Ltd.", 7, country="CN")
    there = Entry("us-uvl", "Camera Maker Co Ltd", 8, country="CN")
    found = compared(listed_package, [CAMERA, OFFICE, here, there]).differences
    assert [(difference.list_id, difference.kind, difference.party_id) for difference in found] == [
        (EL, Kind.ELSEWHERE, "project-company"),
        ("us-uvl", Kind.ELSEWHERE, "camera-maker"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        Entry("us-uvl", "Camera Maker Co Ltd", 8, country="DE"),
        Entry("us-uvl", "Camera Maker Co Ltd", 8, is_person=True),
        Entry("us-uvl", "Camera Makers Co Ltd", 8),
        Entry("us-uvl", "MINISTER, Second", 8, is_person=True, country="IR"),
    ],
)
def test_namesakes_are_not_parties_of_the_record(listed_package, other):
    assert told(compared(listed_package, [CAMERA, OFFICE, other])) == []


def test_a_number_identifies_under_whatever_name(listed_package):
    change_rows(
        listed_package,
        "identifiers",
        [
            {
                "identifier_id": "camera-maker-uid",
                "entity_id": "camera-maker",
                "scheme": "ofac_uid",
                "value": "888",
                "source_id": "trade-notice",
            }
        ],
    )
    other = Entry("us-uvl", "Entirely Renamed", 8, identifiers=(("ofac_uid", "888"),))
    assert told(compared(listed_package, [CAMERA, OFFICE, other])) == [
        (Kind.ELSEWHERE, "camera-maker", "Entirely Renamed", "")
    ]


def test_a_number_that_is_another_partys_hides_no_removal(listed_package):
    change_rows(
        listed_package,
        "identifiers",
        [
            {
                "identifier_id": "office-uid",
                "entity_id": "county-office",
                "scheme": "ofac_uid",
                "value": "888",
                "source_id": "trade-notice",
            }
        ],
    )
    namesake = Entry(**{**vars(OFFICE), "identifiers": (("ofac_uid", "99001"),)})
    alias = Entry(
        EL,
        "Somebody Else",
        7,
        aliases=("North County People’s Bureau",),
        identifiers=(("ofac_uid", "99002"),),
    )
    assert told(compared(listed_package, [CAMERA, namesake, alias])) == [
        (Kind.LACKING, "", "North County People?s Bureau", ""),
        (Kind.GONE, "county-office", "", "North County People’s Bureau"),
    ]


def test_a_country_in_words_is_not_china(listed_package):
    there = Entry("us-uvl", "Camera Maker Co Ltd", 8, country="Iran")
    assert told(compared(listed_package, [CAMERA, OFFICE, there])) == []


def test_party_on_another_list_is_told_also_where_its_entry_names_xinjiang(listed_package):
    there = Entry("us-uvl", "Camera Maker Co Ltd", 8, country="CN", speaks_of_xinjiang=True)
    assert told(compared(listed_package, [CAMERA, OFFICE, there])) == [
        (Kind.ELSEWHERE, "camera-maker", "Camera Maker Co Ltd", "")
    ]
