"""Who is on a list and not in the record, and which party of the record an entry names."""

import json

import pytest

from support import official_samples as samples
from support.comparing import CAMERA, EL, OFFICE, compared, told
from support.listed_package import LIST, listed
from support.packages import ROOT, change_rows
from support.reconciling import run
from watchers.official.entries import Entry
from watchers.reconcile.citations import Notice
from watchers.reconcile.discrepancy import Kind
from watchers.reconcile.missing import XINJIANG_GROUNDS, NoticeCount


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


@pytest.mark.parametrize(
    ("unrecorded", "recorded", "mostly_others"),
    [(0, 0, False), (3, 0, False), (2, 2, False), (3, 2, True)],
)
def test_when_a_notice_lists_mostly_others(unrecorded, recorded, mostly_others):
    entries = [Entry(EL, f"Mill {number}", number) for number in range(unrecorded)]
    count = NoticeCount(Notice("84 FR", 54002), entries, recorded)
    assert count.mostly_others is mostly_others


def test_parties_are_in_the_order_of_their_notices(listed_package):
    """Sets of notices have no order of their own, so reports of one file could differ."""
    change_rows(
        listed_package,
        "designations",
        [listed(EL, "daily", "The Daily", citation="85 FR 34503")],
    )
    daily = Entry(EL, "The Daily", 4, notices=("85 FR 34503",))
    later = Entry(EL, "Steel Mill", 5, country="CN", notices=("85 FR 34503",))
    earlier = Entry(EL, "Cotton Field", 6, country="CN", notices=("84 FR 54004",))
    result = compared(listed_package, [CAMERA, OFFICE, daily, later, earlier])
    lacking = [found.in_file for found in result.discrepancies if found.kind is Kind.LACKING]
    assert lacking == ["Cotton Field", "Steel Mill"]


def test_xinjiang_grounds_are_those_of_the_schema():
    schema = json.loads((ROOT / "schemas" / "designations.json").read_text("utf-8"))
    (grounds,) = (field for field in schema["fields"] if field["name"] == "grounds_kind")
    named = {value for value in grounds["constraints"]["enum"] if "xinjiang" in value}
    assert named == XINJIANG_GROUNDS


def test_party_of_the_record_on_a_list_where_it_has_no_row(listed_package):
    here = Entry(EL, "Project Company Ltd.", 7, country="CN")
    there = Entry("us-uvl", "Camera Maker Co Ltd", 8, country="CN")
    found = compared(listed_package, [CAMERA, OFFICE, here, there]).discrepancies
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


@pytest.mark.parametrize("name", ["eu.xml", "eu_csv.csv"])
def test_a_party_under_another_programme_of_the_eu_that_names_xinjiang_is_a_lead(
    listed_package, tmp_path, name
):
    """Only the human rights programme is on the list; a first listing may be under another."""
    eu = {**LIST, "list_id": "eu-global-human-rights", "name": "EU"}
    change_rows(listed_package, "lists", [eu])
    row = listed("eu-global-human-rights", "second-minister", "", effective_on="2021-03-22")
    person = {"official_id": "second-minister", "entity_id": "", "published_on": ""}
    change_rows(
        listed_package, "designations", [{**row, **person, "name_as_listed": "Second Minister"}]
    )
    file = tmp_path / "download"
    # In the CSV it is the address of another party that does.
    file.write_bytes(samples.FILES[name].replace(b'"Somebody Else"', b'"Xinjiang Works"'))
    done = run(listed_package, "eu-global-human-rights", file)
    words = " ".join(done.stdout.split())
    assert (done.exit_code, "Not in the record (1)" in words) == (1, True)
    assert "(names Xinjiang; under other programmes of the EU" in words
