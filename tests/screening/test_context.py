"""Identifiers, countries and addresses beside a name confirm, tell apart, and hide nothing."""

from __future__ import annotations

from itertools import product

import pytest

from support.context import COLUMNS, OPTIONS, only_row
from support.packages import change_rows
from support.screening import answers, asked
from watchers.screening.verdict import GRAVITY, Verdict

ZORV_TICKER = {
    "identifier_id": "zorv-ticker",
    "entity_id": "zorv-hami",
    "scheme": "ticker",
    "value": "SZSE:000777",
    "source_id": "trade-notice",
}


def test_a_party_found_by_its_identifier_alone_is_a_match_and_says_by_what(ask):
    done = ask("Some Other Name", "000001.SZ", "", "", "--detail")
    found = only_row(done)
    assert (found["verdict"], found["party_id"]) == ("listed", "camera-maker")
    assert found["match_method"] == "identifier (ticker)"
    assert found["context"] == "identifier agrees (ticker SZSE:000001)"


@pytest.mark.parametrize("name", ["Nobody at All", "Zorv"])
def test_an_identifier_takes_no_party_away(ask, name):
    before = answers(ask(name, "", "", "", "--detail"))
    after = answers(ask(name, "SZSE:000001", "", "", "--detail"))
    could_be = {one["party_id"] for one in before} - {""}
    assert {one["party_id"] for one in after} == could_be | {"camera-maker"}


def test_another_identifier_of_the_same_register_is_told_and_the_verdict_stays(ask):
    found = only_row(ask("Camera Maker", "SZSE:000002"))
    assert found["verdict"] == "listed"
    assert found["context"] == "identifier differs: asked SZSE:000002, recorded SZSE:000001"


def test_an_identifier_of_another_register_says_nothing(ask):
    assert only_row(ask("Camera Maker", "HKEX:0001"))["context"] == ""
    assert only_row(ask("Camera Maker", "91110000802100433B"))["context"] == ""


@pytest.mark.parametrize(
    ("land", "said"),
    [
        ("CN", "country agrees (CN)"),
        ("chn", "country agrees (CN)"),
        ("P.R. China", "country agrees (CN)"),
        ("中国", "country agrees (CN)"),
        ("DE - Germany", "country differs: asked DE, recorded CN"),
        ("Hong Kong", "country agrees in part: asked HK, recorded CN"),
        ("", ""),
        ("n/a", ""),
    ],
)
def test_a_country_is_compared_and_never_lowers_a_verdict(ask, land, said):
    found = only_row(ask("Camera Maker", "", land))
    assert (found["verdict"], found["context"]) == ("listed", said)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("5 Beijing South Road, Hami, Xinjiang", "address agrees (Hami)"),
        ("新疆哈密市北京路5号", "address agrees (Hami)"),
        ("Xinjiang, China", "address agrees in part: asked Xinjiang, recorded Hami"),
        ("Urumqi", "address differs: asked Urumqi, recorded Hami"),
        ("Berlin, Germany", "address differs: asked Germany, recorded Hami"),
        ("China", ""),
    ],
)
def test_an_address_is_compared_by_its_places_and_not_by_its_streets(ask, where, said):
    found = only_row(ask("Hami Public Security Bureau", "", "", where))
    assert (found["party_id"], found["context"]) == ("hami-psb", said)


def test_without_anything_beside_it_a_name_that_could_mean_two_is_for_review(ask):
    found = only_row(ask("Zorv"))
    assert found["verdict"] == "review"
    assert set(found["party_id"].split()) == {"zorv-hami", "zorv-berlin"}


@pytest.mark.parametrize(
    ("land", "where", "party_id", "status"),
    [("CN", "", "zorv-hami", 1), ("DE", "", "zorv-berlin", 3), ("", "Hami", "zorv-hami", 1)],
)
def test_the_one_that_agrees_matches_and_the_other_is_for_review(
    ask, land, where, party_id, status
):
    first, other = answers(ask("Zorv", "", land, where, "--detail"))
    assert (first["party_id"], "possible_match" in first["reasons"]) == (party_id, False)
    assert (other["answer"], other["context_codes"].split()[-1]) == ("review", "other_agrees")
    assert f"{party_id} agrees better with the row" in other["context"]
    done = ask("Zorv", "", land, where)
    assert (done.exit_code, only_row(done)["party_id"].split()[0]) == (status, party_id)


@pytest.mark.parametrize(
    ("land", "where"), [("US", ""), ("DE", "Hami"), ("CN", "Urumqi"), ("", "Urumqi")]
)
def test_when_none_agrees_in_everything_both_stay(ask, land, where):
    found = only_row(ask("Zorv", "", land, where))
    assert len(found["party_id"].split()) == 2


def test_a_name_that_every_place_has_is_asked_with_the_place_of_its_address(ask):
    assert only_row(ask("Public Security Bureau"))["verdict"] == "no_match"
    found = only_row(ask("Public Security Bureau", "", "", "Hami, Xinjiang"))
    assert (found["party_id"], found["asked_as"]) == ("hami-psb", "Hami Public Security Bureau")


def test_bodies_of_several_levels_in_the_place_are_all_for_review(ask):
    found = only_row(ask("Public Security Bureau", "", "", "Aksu City"))
    assert found["verdict"] == "review"
    assert set(found["party_id"].split()) == {"aksu-city-psb", "aksu-psb"}


def test_nothing_beside_a_name_makes_its_verdict_lesser_or_loses_a_party(package, write_names):
    names = ("Camera Maker", "Camera Maker GmbH", "Zorv", "Public Security Bureau", "Nobody")
    cells = product(names, ("", "SZSE:000001"), ("", "CN", "DE", "?"), ("", "Hami", "Urumqi"))
    rows = list(cells)
    file = write_names("\n".join(";".join(row) for row in (COLUMNS, *rows)) + "\n")
    plain = answers(asked(package, file, *OPTIONS[:2]))
    for before, after in zip(plain, answers(asked(package, file, *OPTIONS)), strict=True):
        gravity = [GRAVITY[Verdict(row["verdict"])] for row in (before, after)]
        assert gravity[1] <= gravity[0], after
    detail = (
        answers(asked(package, file, *chosen, "--detail")) for chosen in (OPTIONS[:2], OPTIONS)
    )
    before, after = ({(row["line"], row["party_id"]) for row in rows} for rows in detail)
    assert {pair for pair in before if pair[1]} <= after


@pytest.mark.parametrize(
    "where", ["No. 12 Hami Melon Street, Beijing", "Hami, Urumqi", "Hami, Germany"]
)
def test_an_address_in_two_places_makes_no_sure_match(ask, where):
    found = only_row(ask("Public Security Bureau", "", "", where))
    assert (found["verdict"], "hami-psb" in found["party_id"]) == ("review", True)


def test_an_address_in_a_country_of_which_the_row_names_another_makes_no_sure_match(ask):
    found = only_row(ask("Public Security Bureau", "", "RU", "Hami"))
    assert (found["verdict"], found["party_id"]) == ("review", "hami-psb")


@pytest.mark.parametrize("land", ["", "GB"])
def test_an_identifier_clears_no_name_that_could_mean_its_party(package, ask, land):
    change_rows(package, "identifiers", [ZORV_TICKER])
    day = ("--on", "2019-01-01")
    alone = only_row(ask("Zorv New Energy GmbH", "", land, "", *day))
    assert alone["verdict"] == "review"
    found = only_row(ask("Zorv New Energy GmbH", "SZSE:000777", land, "", *day))
    assert (found["verdict"], "zorv-hami" in found["party_id"]) == ("review", True)


def test_a_party_that_is_surely_listed_is_not_also_said_to_be_possible(package, ask):
    change_rows(package, "identifiers", [ZORV_TICKER])
    found = answers(ask("Zorv New Energy GmbH", "SZSE:000777", "", "", "--detail"))
    assert [one["answer"] for one in found if one["party_id"] == "zorv-hami"] == ["listed"]
