"""A body named by its place alone could be the city's, the county's or the prefecture's."""

import re

import pytest

from support.matching import index
from support.packages import ROOT, change_rows
from watchers.matching.gaps import Kind
from watchers.matching.index import index_of
from watchers.matching.match import find
from watchers.names.vocabulary import vocabulary
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

RECORD = Record(open_package(ROOT))
LEVELS = [word for word, kind in vocabulary().kinds.items() if kind == "level"]
IN_LATIN = [spelling for spelling, word in vocabulary().words.items() if word in LEVELS]
IN_CHINESE = [spelling for spelling, word in vocabulary().chinese_words.items() if word in LEVELS]
LATIN_LEVEL = re.compile(rf"\b(?:{'|'.join(IN_LATIN)}|autonomous)\b ?", re.I)
IN_CHINESE.sort(key=len, reverse=True)
CHINESE_LEVEL = re.compile(
    rf"(?:维吾尔|蒙古|哈萨克|柯尔克孜|回族)?(?:自治区|{'|'.join(IN_CHINESE)})$"
)
BUREAU = " Public Security Bureau"


def listed_police():
    listed = {row["entity_id"] for row in RECORD.tables["designations"]}
    rows = RECORD.tables["entities"]
    return [row for row in rows if row["kind"] == "police_body" and row["entity_id"] in listed]


def names_without_level():
    """Each listed police body with its names without the level, as people write them."""
    for row in listed_police():
        body = row["entity_id"]
        names = [one["name"] for one in RECORD.tables["names"] if one["entity_id"] == body]
        for name in [row["name"], *names]:
            if name.endswith(BUREAU):
                place = LATIN_LEVEL.sub("", name.removesuffix(BUREAU)).strip()
                yield body, f"{place}{BUREAU}"
                yield body, f"Public Security Bureau of {place}"
                yield body, f"{place} PSB"
        if not re.search("corps|autonomous region", row["name"], re.I):
            place = CHINESE_LEVEL.sub("", RECORD.get("places", row["place_id"])["name_zh"])
            yield body, f"{place}公安局"


NAMES = sorted(set(names_without_level()))


def told(name, *, of=None):
    found = find(of or index(), name)
    return {one.party.party_id for one in (*found.matches, *found.candidates)}


def test_listed_police_bodies_were_found():
    assert {body for body, _ in NAMES} == {row["entity_id"] for row in listed_police()}
    assert ("hami-psb", "Hami Public Security Bureau") in NAMES
    assert ("aksu-psb", "阿克苏公安局") in NAMES
    assert ("hotan-psb", "和田公安局") in NAMES


@pytest.mark.parametrize(("body", "name"), NAMES)
def test_listed_police_body_without_its_level_is_told(body, name):
    assert body in told(name)


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        ("Hami Public Security Bureau", {"hami-psb"}),
        ("Public Security Bureau of Hotan", {"hotan-psb", "hotan-city-psb"}),
        ("和田公安局", {"hotan-psb", "hotan-city-psb"}),
        ("Kashgar Public Security Bureau", {"kashgar-psb", "kashgar-city-police"}),
        ("Kashi Public Security Bureau", {"kashgar-psb", "kashgar-city-police"}),
        ("喀什公安局", {"kashgar-psb", "kashgar-city-police"}),
        ("Kashgar PSB", {"kashgar-psb", "kashgar-city-police"}),
        ("Kashgar City Public Security Bureau", {"kashgar-city-police"}),
    ],
)
def test_bodies_of_every_level_are_for_review(name, bodies):
    found = find(index(), name)
    assert found.matches == ()
    assert {one.party.party_id for one in found.candidates} == bodies
    doubts = {Kind.NO_LEVEL, Kind.BODY_NOT_STATED}
    assert all(doubts & {gap.kind for gap in one.gaps} for one in found.candidates)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Urumqi Public Security Bureau", "urumqi-psb"),
        ("Hami City Public Security Bureau", "hami-psb"),
        ("Kashgar Prefecture Public Security Bureau", "kashgar-psb"),
        ("Public security bureau of Kashgar (level not stated)", "kashgar-city-police"),
    ],
)
def test_name_that_the_record_gives_matches(name, body):
    assert [one.party.party_id for one in find(index(), name).matches] == [body]


def test_body_of_another_level_is_another_body():
    assert "hotan-psb" not in told("Hotan City Public Security Bureau")
    assert "hotan-city-psb" not in told("和田地区公安局")


def test_own_name_without_level_is_no_match_beside_a_body_of_another_level(valid_package):
    """The prefecture's bureau is called like the city's, whichever of them the record calls so."""
    names = {
        "karamay-bureau": "Karamay Public Security Bureau",
        "karamay-prefecture-bureau": "Karamay Prefecture Public Security Bureau",
    }
    body = {"kind": "police_body", "country": "CN", "summary": "A.", "source_id": "trade-notice"}
    rows = [{**body, "entity_id": row_id, "name": name} for row_id, name in names.items()]
    change_rows(valid_package, "entities", rows)
    listings = [
        {
            "designation_id": f"trade-list-{row_id}",
            "list_id": "trade-list",
            "entity_id": row_id,
            "name_as_listed": name,
            "effective_on": "2019-10-09",
            "source_id": "trade-notice",
        }
        for row_id, name in names.items()
    ]
    change_rows(valid_package, "designations", listings)
    found = find(index_of(Record(open_package(valid_package))), names["karamay-bureau"])
    assert found.matches == ()
    assert {one.party.party_id for one in found.candidates} == set(names)
