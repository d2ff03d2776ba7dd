"""Did you mean: only for a word that a slip of the fingers turned into another."""

from __future__ import annotations

import pytest

from watchers.text.suggest import did_you_mean

LISTS = ["us-ofac", "us-entity-list", "eu-human-rights", "uk-sanctions"]


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("us-ofca", LISTS, "us-ofac"),
        ("us-entitty-list", LISTS, "us-entity-list"),
        ("us-enttiy-lst", LISTS, "us-entity-list"),
        ("US-OFAC", LISTS, "us-ofac"),
        ("tendr", ["ppp", "tender", "purchase"], "tender"),
        ("PPP", ["ppp", "tender"], "ppp"),
        ("licences", {"licenses", "keywords"}, "licenses"),
        ("phase-two-2017", ["phase-twoo-2017", "phase-two-2018"], "phase-twoo-2017"),
    ],
)
def test_a_near_spelling(word: str, known: list[str], near: str) -> None:
    assert did_you_mean(word, known) == f" Did you mean {near}?"


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("us-ofr", LISTS),
        ("us-bis", LISTS),
        ("usd", ["usb", "eur"]),
        ("", ["a"]),
        ("hikvision-pishan-control", ["hikvision-moyu-control", "hikvision-lop-control"]),
        ("social-control-phase-2", ["social-control-phase-1", "social-control-phase-12"]),
        ("north-county-2", ["north-county"]),
        ("camera", []),
    ],
)
def test_another_word_is_not_a_misspelling(word: str, known: list[str]) -> None:
    assert did_you_mean(word, known) == ""


def test_the_nearest_is_named() -> None:
    assert did_you_mean("camera-makers", ["camera-mackers", "camera-maker", "camera-makes"]) in {
        f" Did you mean {near}?" for near in ("camera-mackers", "camera-maker", "camera-makes")
    }
    assert did_you_mean("abcdefghij", ["abcdefghxy", "abcdefghix"]) == " Did you mean abcdefghix?"
