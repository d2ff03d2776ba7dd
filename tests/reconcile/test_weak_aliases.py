"""A name that a list itself calls weak identifies nobody, in a list or in the record."""

from support.comparing import CAMERA, EL, OFFICE, compared, told
from support.packages import change_rows
from watchers.matching.candidate import Tier
from watchers.matching.index import index_of
from watchers.matching.match import find
from watchers.official.entries import Entry, merged
from watchers.package.descriptor import open_package
from watchers.reconcile.discrepancy import Kind
from watchers.tables.rows import Record

NAME = {
    "name_id": "camera-maker-weak",
    "entity_id": "camera-maker",
    "name": "Watchful Brother Industries",
    "language": "en",
    "script": "Latn",
    "source_id": "trade-notice",
}


def changed(entry, **cells):
    return Entry(**{**vars(entry), **cells})


def test_a_weak_alias_hides_no_removal_and_is_told_beside_it(listed_package):
    bearer = Entry(EL, "Somebody Else", 7, country="CN", aliases=("North County People’s Bureau",))
    assert [kind for kind, *_ in told(compared(listed_package, [CAMERA, bearer]))] == [Kind.NAME]
    weak = changed(bearer, aliases=(), weak_aliases=("North County People’s Bureau",))
    result = compared(listed_package, [CAMERA, weak])
    assert told(result) == [(Kind.GONE, "county-office", "", "North County People’s Bureau")]
    assert result.discrepancies[0].remark.endswith(
        "Somebody Else, line 7, has this name as a weak alias only"
    )


def test_a_party_on_another_list_is_sure_by_a_full_alias_and_perhaps_by_a_weak_one(listed_package):
    full = Entry("us-uvl", "Somebody Else", 8, country="CN", aliases=("Camera Maker Co Ltd",))
    weak = changed(full, aliases=(), weak_aliases=("Camera Maker Co., Ltd.",))
    found = (compared(listed_package, [CAMERA, OFFICE, entry]) for entry in (full, weak))
    assert [told(result) for result in found] == [
        [(Kind.ELSEWHERE, "camera-maker", "Somebody Else", "")],
        [(Kind.PERHAPS, "camera-maker", "Somebody Else", "")],
    ]
    abroad = changed(weak, country="Iran")
    assert told(compared(listed_package, [CAMERA, OFFICE, abroad])) == []


def test_new_aliases_are_told_and_which_are_weak(listed_package):
    entry = changed(CAMERA, aliases=("CM Works",), weak_aliases=("Big Eye",))
    result = compared(listed_package, [entry, OFFICE])
    assert [(found.kind, found.in_file, found.remark) for found in result.discrepancies] == [
        (Kind.ALIAS, "CM Works", ""),
        (Kind.ALIAS, "Big Eye", "a weak alias"),
    ]


def test_an_alias_that_the_record_has_as_a_full_one_is_told_where_the_list_calls_it_weak(
    listed_package,
):
    entry = changed(CAMERA, weak_aliases=("Watchful Brother Industries",))
    for kind, expected in (
        ("as_listed", [(Kind.WEAK, "camera-maker", NAME["name"], "Camera Maker Co., Ltd.")]),
        ("short", []),
        ("weak_alias", []),
    ):
        change_rows(listed_package, "names", [{**NAME, "kind": kind}])
        assert told(compared(listed_package, [entry, OFFICE])) == expected


def test_a_weak_name_of_the_record_is_for_review_and_another_of_the_same_letters_matches(
    listed_package,
):
    change_rows(listed_package, "names", [{**NAME, "kind": "weak_alias"}])
    index = index_of(Record(open_package(listed_package)))
    result = find(index, "WATCHFUL BROTHER INDUSTRIES")
    assert result.matches == ()
    (one,) = result.candidates
    assert (one.party.party_id, one.tier) == ("camera-maker", Tier.REVIEW)
    assert one.method.startswith("a weak alias, which others may bear")
    change_rows(listed_package, "names", [{**NAME, "name_id": "again", "kind": "as_listed"}])
    index = index_of(Record(open_package(listed_package)))
    (match,) = find(index, "WATCHFUL BROTHER INDUSTRIES").matches
    assert match.party.party_id == "camera-maker"


def test_rows_for_weak_aliases_join_their_party_as_weak():
    number = (("uk_unique_id", "GHR0001"),)
    rows = [
        Entry(EL, "Main Name", 2, identifiers=number),
        Entry(EL, "Nickname", 3, identifiers=number, name_is_weak=True),
        Entry(EL, "Other Name", 4, identifiers=number),
    ]
    (entry,) = merged(rows)
    assert (entry.names, entry.weak_names) == (("Main Name", "Other Name"), ("Nickname",))
    (alone,) = merged(rows[1:2])
    assert (alone.names, alone.weak_names) == ((), ("Nickname",))
