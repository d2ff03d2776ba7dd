"""Each sort of difference between the record and an official list, and what is never taken for one."""

import pytest

from official import samples
from reconcile.conftest import listed
from small_package import change_rows
from watchers.matching.index import index_of
from watchers.official.entries import Copy, Entry, UnreadableList
from watchers.official.reading import read_copy
from watchers.reconcile.compare import reconcile
from watchers.reconcile.differences import Kind
from watchers.record import Record
from watchers.typed import open_package

EL = "us-entity-list"
CAMERA = Entry(EL, "Camera Maker Co., Ltd.", 2, country="CN", since="2019-10-09", notices=("84 FR 54004",))
OFFICE = Entry(EL, "North County People?s Bureau", 3, country="CN", since="2019-10-09", notices=("84 FR 54002", "85 FR 44159"))


def compared(package, entries, list_id=EL, day="2024-01-02", whole_by="its own count", **told_by_copy):
    record = Record(open_package(package))
    copy = Copy("Sample", list(entries), {EL: "Entity List", "us-uvl": "Unverified List"}, whole_by=whole_by, **told_by_copy)
    return reconcile(record, index_of(record), list_id, copy, day)


def told(result):
    return [(found.kind, found.party_id, found.in_file, found.in_record) for found in result.differences]


def test_a_copy_that_agrees_has_no_differences(listed_package):
    result = compared(listed_package, [CAMERA, OFFICE])
    assert (told(result), result.expected, result.found, result.notes) == ([], 2, 2, [])


def test_another_page_of_the_same_notice_is_no_difference_and_a_page_before_it_is_one(listed_package):
    assert told(compared(listed_package, [CAMERA, OFFICE])) == []
    before = Entry(**{**vars(CAMERA), "notices": ("84 FR 53999",)})
    assert told(compared(listed_package, [before, OFFICE])) == [(Kind.CITATION, "camera-maker", "84 FR 53999", "84 FR 54002")]


def test_another_day_says_which_of_our_days_it_is(listed_package):
    change_rows(listed_package, "designations", [listed(EL, "camera-maker", "Camera Maker Co., Ltd.", effective_on="2019-10-07")])
    result = compared(listed_package, [CAMERA, OFFICE])
    assert told(result) == [(Kind.DATE, "camera-maker", "2019-10-09", "2019-10-07")]
    assert result.differences[0].remark == "the file gives our published_on"
    assert result.differences[0].line == 2


def test_a_day_cut_to_what_is_known_agrees_with_each_day_that_it_can_mean(listed_package):
    change_rows(listed_package, "designations", [listed(EL, "camera-maker", "Camera Maker Co., Ltd.", effective_on="2019-10", published_on="")])
    assert told(compared(listed_package, [CAMERA, OFFICE])) == []


def test_another_name_and_new_aliases_are_told_and_known_ones_are_not(listed_package):
    renamed = Entry(**{**vars(CAMERA), "name": "Camera Maker Group", "aliases": ("CM Works", "camera maker co ltd", "相机制造有限公司")})
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


def test_party_that_was_listed_after_the_day_of_the_copy_is_not_looked_for(listed_package):
    result = compared(listed_package, [CAMERA], day="2019-10-08")
    assert (told(result), result.expected, result.later) == ([], 0, 2)


def test_a_copy_that_lacks_many_and_does_not_prove_that_it_is_whole_takes_none_for_gone(listed_package):
    change_rows(listed_package, "designations", [listed(EL, "industry-site", "Industry Site"), listed(EL, "daily", "The Daily")])
    part = compared(listed_package, [CAMERA, OFFICE], whole_by="")
    assert (part.is_part, told(part), part.notes) == (True, [], ["Not found in the file: The Daily; Industry Site"])
    whole = compared(listed_package, [CAMERA, OFFICE])
    assert (whole.is_part, [kind for kind, *_ in told(whole)]) == (False, [Kind.GONE, Kind.GONE])


def test_a_copy_that_is_cut_is_a_part_even_where_it_has_all_of_ours(listed_package):
    result = compared(listed_package, [CAMERA, OFFICE], whole_by="", may_be_cut=True)
    assert (result.is_part, told(result), result.notes) == (True, [], [])


def test_a_day_before_something_in_the_copy_is_not_its_day(listed_package):
    with pytest.raises(UnreadableList, match="the file is not of 2019-10-08: the newest day in it is 2019-10-09"):
        compared(listed_package, [CAMERA, OFFICE], day="2019-10-08", vintage="2019-10-09", vintage_by="the newest day in it")
    assert compared(listed_package, [CAMERA, OFFICE], day="", vintage="2019-10-09", vintage_by="the newest day in it").day == "2019-10-09"


def test_a_copy_with_none_of_the_parties_is_refused(listed_package):
    with pytest.raises(UnreadableList, match="none of the 2 parties that should stand on us-entity-list"):
        compared(listed_package, [Entry(EL, "Somebody Else", 2)])


def test_a_copy_of_a_day_not_known_is_refused_where_no_party_tells_it(listed_package):
    record = Record(open_package(listed_package))
    copy = Copy("Sample", [Entry(EL, "Somebody Else", 2)], {EL: "Entity List"})
    with pytest.raises(UnreadableList, match="does not tell its day, .* --as-of"):
        reconcile(record, index_of(record), EL, copy)
    assert reconcile(record, index_of(record), EL, copy, "2019-10-08").expected == 0


def test_a_copy_of_another_list_is_refused(listed_package):
    with pytest.raises(UnreadableList, match="holds Entity List, Unverified List, not us-sdn"):
        compared(listed_package, [CAMERA], list_id="us-sdn")


def test_party_that_the_record_has_as_removed_and_the_list_still_carries(listed_package):
    ended = {"ended_on": "2023-11-16", "end_reason": "removed", "end_source_id": "trade-notice"}
    change_rows(listed_package, "designations", [listed(EL, "camera-maker", "Camera Maker Co., Ltd.", **ended)])
    assert told(compared(listed_package, [CAMERA, OFFICE])) == [(Kind.ENDED, "camera-maker", "Camera Maker Co., Ltd.", "2023-11-16")]
    assert told(compared(listed_package, [CAMERA, OFFICE], day="2023-11-15")) == []


def test_party_listed_by_a_notice_over_xinjiang_or_naming_it(listed_package):
    new = Entry(EL, "Data Cloud", 9, country="CN", notices=("84 FR 54004",))
    abroad = Entry(EL, "Freight Line", 10, country="Iran", notices=("84 FR 54004",))
    later = Entry(EL, "Steel Mill", 11, country="CN", notices=("70 FR 12345", "84 FR 54004"))
    naming = Entry(EL, "Cotton Field", 12, country="CN", notices=("87 FR 77505",), speaks_of_xinjiang=True)
    assert told(compared(listed_package, [CAMERA, OFFICE, new, abroad, later, naming])) == [
        (Kind.LACKING, "", "Cotton Field", ""),
        (Kind.LACKING, "", "Data Cloud", ""),
    ]


def test_of_a_notice_that_lists_mostly_others_one_sentence_tells(listed_package):
    others = [Entry(EL, f"Mill {number}", number, country="CN", notices=("84 FR 54002",)) for number in range(10, 13)]
    result = compared(listed_package, [CAMERA, OFFICE, *others])
    assert (told(result), result.notes) == ([], ["84 FR 54002 lists 3 further parties in China; the record has 2 of its parties"])


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
    change_rows(listed_package, "identifiers", [{"identifier_id": "camera-maker-uid", "entity_id": "camera-maker", "scheme": "ofac_uid", "value": "888", "source_id": "trade-notice"}])
    other = Entry("us-uvl", "Entirely Renamed", 8, identifiers=(("ofac_uid", "888"),))
    assert told(compared(listed_package, [CAMERA, OFFICE, other])) == [(Kind.ELSEWHERE, "camera-maker", "Entirely Renamed", "")]


def test_a_number_that_is_another_partys_hides_no_removal(listed_package):
    change_rows(listed_package, "identifiers", [{"identifier_id": "office-uid", "entity_id": "county-office", "scheme": "ofac_uid", "value": "888", "source_id": "trade-notice"}])
    namesake = Entry(**{**vars(OFFICE), "identifiers": (("ofac_uid", "99001"),)})
    alias = Entry(EL, "Somebody Else", 7, aliases=("North County People’s Bureau",), identifiers=(("ofac_uid", "99002"),))
    assert told(compared(listed_package, [CAMERA, namesake, alias])) == [
        (Kind.LACKING, "", "North County People?s Bureau", ""),
        (Kind.GONE, "county-office", "", "North County People’s Bureau"),
    ]


def test_a_country_in_words_is_not_china(listed_package):
    there = Entry("us-uvl", "Camera Maker Co Ltd", 8, country="Iran")
    assert told(compared(listed_package, [CAMERA, OFFICE, there])) == []


def test_party_on_another_list_is_told_also_where_its_entry_names_xinjiang(listed_package):
    there = Entry("us-uvl", "Camera Maker Co Ltd", 8, country="CN", speaks_of_xinjiang=True)
    assert told(compared(listed_package, [CAMERA, OFFICE, there])) == [(Kind.ELSEWHERE, "camera-maker", "Camera Maker Co Ltd", "")]


def relisted(package, *periods):
    rows = [listed(EL, "camera-maker", "Camera Maker Co., Ltd.", effective_on=start, published_on="", ended_on=end, end_reason="removed" if end else "", end_source_id="trade-notice" if end else "") for start, end in periods]
    change_rows(package, "designations", [rows[0], {**rows[1], "designation_id": "us-entity-list-camera-maker-2", "citation": "89 FR 33333"}])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-12-31", []),
        ("2023-06-01", [(Kind.ENDED, "camera-maker", "Camera Maker Co., Ltd.", "2022-01-10")]),
        ("2024-06-01", [(Kind.DATE, "camera-maker", "2019-10-09", "2024-05-01"), (Kind.CITATION, "camera-maker", "84 FR 54004", "89 FR 33333")]),
    ],
)
def test_a_relisted_party_is_compared_by_the_listing_of_that_day(listed_package, day, expected):
    relisted(listed_package, ("2019-10-09", "2022-01-10"), ("2024-05-01", ""))
    assert told(compared(listed_package, [CAMERA, OFFICE], day=day)) == expected


def test_a_later_listing_of_a_party_does_not_date_an_older_copy(listed_package):
    first, last = "2(d)(2)(B)(i)", "2(d)(2)(B)(v)"
    rows = [listed("us-uflpa-list", "camera-maker", "Camera Maker Co., Ltd.", statute=first, effective_on="2022-06-21")]
    rows += [{**rows[0], "designation_id": "second", "statute": last, "effective_on": "2025-01-15"}]
    rows += [listed("us-uflpa-list", "daily", "The Daily", statute=first, effective_on="2024-05-17")]
    change_rows(listed_package, "designations", rows)
    record = Record(open_package(listed_package))
    entry = Entry("us-uflpa-list", "Camera Maker Co., Ltd.", 2, since="2022-06-21", statutes=(first,))
    for vintage in ("", "2023-12-11"):
        result = reconcile(record, index_of(record), "us-uflpa-list", Copy("Sample", [entry], {"us-uflpa-list": "UFLPA"}, vintage, "the day that it gives", "its own count"))
        assert (told(result), result.day) == ([], vintage or "2022-06-21")


def test_parts_of_the_law_are_compared_with_their_own_days(listed_package):
    first, second, last = "2(d)(2)(B)(i)", "2(d)(2)(B)(ii)", "2(d)(2)(B)(v)"
    row = listed("us-uflpa-list", "camera-maker", "Camera Maker Co., Ltd.", statute=first, effective_on="2022-06-21")
    change_rows(listed_package, "designations", [row, {**row, "designation_id": "last", "statute": last, "effective_on": "2024-01-15"}])
    record = Record(open_package(listed_package))

    def against(*parts):
        entry = Entry("us-uflpa-list", "Camera Maker Co., Ltd.", 2, since=parts[0][1], statutes=parts[0][0], further=parts[1:])
        copy = Copy("Sample", [entry], {"us-uflpa-list": "UFLPA"}, "2025-01-01", "the day that it gives")
        return told(reconcile(record, index_of(record), "us-uflpa-list", copy))

    assert against(((first,), "2022-06-21"), ((last,), "2024-01-15")) == []
    assert [(kind, in_file) for kind, _, in_file, _ in against(((first,), "2024-01-15"), ((last,), "2022-06-21"))] == [(Kind.DATE, "2022-06-21"), (Kind.DATE, "2024-01-15")]
    assert against(((first,), "2022-06-21"), ((last,), "2024-01-15"), ((second,), "2025-01-01")) == [(Kind.PART, "camera-maker", second, f"{first}; {last}")]


def test_one_of_few_may_be_missing_because_the_file_is_cut(listed_package):
    assert [compared(listed_package, [CAMERA], whole_by=whole).is_part for whole in ("its own count", "")] == [False, True]


def test_persons_are_named_with_the_surname_first_or_last(listed_package):
    record = Record(open_package(listed_package))
    entry = Entry("us-sdn", "Second MINISTER", 2, is_person=True)
    assert told(reconcile(record, index_of(record), "us-sdn", Copy("Sample", [entry], {"us-sdn": "SDN"}, "2026-01-01", "as it says"))) == []


@pytest.mark.parametrize(("value", "explained"), [("2024", True), ("still listed", False)])
def test_that_a_party_is_gone_is_explained_only_by_a_day(listed_package, explain, value, explained):
    explain(listed_package, "designations", "us-entity-list-county-office", "ended_on", value)
    assert bool(compared(listed_package, [CAMERA]).differences[0].explained_by) is explained


def test_that_a_list_still_carries_a_party_can_be_explained(listed_package, explain):
    ended = {"ended_on": "2023-11-16", "end_reason": "removed", "end_source_id": "trade-notice"}
    change_rows(listed_package, "designations", [listed(EL, "camera-maker", "Camera Maker Co., Ltd.", **ended)])
    explain(listed_package, "designations", "us-entity-list-camera-maker", "ended_on", "still listed")
    assert [(found.kind, found.explained_by) for found in compared(listed_package, [CAMERA, OFFICE]).differences] == [(Kind.ENDED, ("explained",))]


@pytest.mark.parametrize(
    ("about", "entries"),
    [
        (("designations", "us-entity-list-camera-maker", "effective_on", "2019-05-16"), [Entry(**{**vars(CAMERA), "since": "2019-05-16"}), OFFICE]),
        (("designations", "us-entity-list-county-office", "ended_on", "2024"), [CAMERA]),
    ],
)
def test_a_claim_with_the_other_value_explains_the_difference(listed_package, explain, about, entries):
    assert len(compared(listed_package, entries).unexplained) == 1
    explain(listed_package, *about)
    result = compared(listed_package, entries)
    assert [(found.explained_by, found.reason) for found in result.differences] == [(("explained",), "A fault of the list.")]
    assert result.unexplained == []


def test_a_note_on_coverage_explains_why_a_party_has_no_row(listed_package):
    new = Entry(EL, "Data  Cloud Co., Ltd.", 9, country="CN", notices=("84 FR 54004",))
    shorter = Entry(EL, "Cloud Co.", 10, country="CN", notices=("84 FR 54004",))
    note = {"list_id": EL, "extent": "xinjiang_grounds", "complete_from": "2019-10-09", "complete_to": "2024-01-02", "source_id": "trade-notice"}
    change_rows(listed_package, "coverage", [{**note, "coverage_id": "left-out", "note": "Copies: two. Left out, on other grounds: Steel Mill; Data Cloud Co., Ltd."}, {**note, "coverage_id": "plain", "note": "All looked up."}])
    result = compared(listed_package, [CAMERA, OFFICE, new, shorter])
    assert [(found.in_file, found.explained_by, found.reason) for found in result.differences] == [
        ("Data  Cloud Co., Ltd.", ("left-out",), "Copies: two. Left out, on other grounds"),
        ("Cloud Co.", (), ""),
    ]


def test_a_file_that_gives_one_day_for_two_parts_of_the_law_agrees_with_either(listed_package, tmp_path):
    first, last = "2(d)(2)(B)(i)", "2(d)(2)(B)(v)"
    rows = [listed("us-uflpa-list", "camera-maker", "Camera Maker Co., Ltd", statute=first, effective_on="2022-06-21")]
    rows.append({**rows[0], "designation_id": "second-part", "statute": last, "effective_on": "2025-01-15"})
    rows.append(listed("us-uflpa-list", "daily", "Cotton Field Trading", statute=first, effective_on="2024-05-17"))
    change_rows(listed_package, "designations", rows)
    record = Record(open_package(listed_package))
    copy = read_copy(samples.write(tmp_path, "uflpa.csv"))
    assert [row for row in told(reconcile(record, index_of(record), "us-uflpa-list", copy)) if row[0] is not Kind.ALIAS] == [(Kind.STATUTE, "daily", last, first)]
