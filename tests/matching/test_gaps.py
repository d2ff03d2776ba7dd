"""Decisions are made by values: words can change and the matches stay."""

import dataclasses

import pytest

from support.matching import FILES, index, rows
from watchers.matching import describe
from watchers.matching.candidate import Candidate, Tier, tier
from watchers.matching.costs import COSTS
from watchers.matching.gaps import MISSING, OTHER_WORD, SLIPS, Gap, Kind, score_of
from watchers.matching.match import find

MISLEADING = "without wider spelling {} added left out; identifier (pinyin)"


def answers(name):
    """What is decided about a name, without words."""
    result = find(index(), name)
    told = (result.matches, result.candidates)
    return [[(one.party, one.indexed, one.gaps, one.score) for one in some] for some in told]


@pytest.mark.parametrize("file", FILES)
def test_rewording_every_text_changes_no_answer(file, monkeypatch):
    names = [row["name"] for row in rows(file)]
    before = list(map(answers, names))
    for phrases in (
        describe.PHRASES,
        describe.WORD_PHRASES,
        describe.NAME_KINDS,
        describe.IDENTIFIERS,
    ):
        for key in phrases:
            monkeypatch.setitem(phrases, key, MISLEADING)
    assert list(map(answers, names)) == before
    words = {one.method for name in names for one in find(index(), name).candidates}
    assert any("without wider" in method for method in words)


@pytest.mark.parametrize("file", FILES)
def test_matches_are_found_without_making_words(file, monkeypatch):
    def fail(candidate):
        raise AssertionError("a decision asked for words")

    monkeypatch.setattr(Candidate, "method", property(fail))
    for row in rows(file):
        find(index(), row["name"])


@pytest.mark.parametrize("kind", Kind)
def test_every_gap_has_words_of_its_own(kind):
    others = {describe.describe(Gap(other, 0, ("cotton",))) for other in Kind if other is not kind}
    text = describe.describe(Gap(kind, 0, ("cotton",)))
    assert text and text not in others


def test_words_are_joined_in_one_phrase():
    gap = Gap(Kind.WORD_ADDED, 0.04, ("group", "holding"))
    assert describe.describe(gap) == "group and holding added"


def test_costs_are_taken_off_the_score():
    assert score_of(()) == 1
    assert score_of((Gap(Kind.PINYIN, 0.1), Gap(Kind.NO_PLACE, 0.06))) == 0.84


def test_single_gaps_are_still_matches():
    costs = [COSTS.pinyin, COSTS.homophone, COSTS.one_character, COSTS.person_other_script]
    assert all(tier(1 - cost) is Tier.MATCH for cost in costs)
    with pytest.raises(dataclasses.FrozenInstanceError):
        COSTS.pinyin = 0


def test_groups_of_kinds_are_apart():
    assert not SLIPS & MISSING
    assert not OTHER_WORD & (SLIPS | MISSING)


@pytest.mark.parametrize(
    ("name", "party_id", "kinds"),
    [
        ("Hangzhou Hikvison Digital Technology", "hikvision", [Kind.SPELLING]),
        ("Hikvision Digital Technology", "hikvision", [Kind.NO_PLACE]),
        ("Hangzhou Haikang Weishi Shuzi Jishu Gufen Youxian Gongsi", "hikvision", [Kind.PINYIN]),
        ("杭州海康威视数字技术股份有限公司", "hikvision", []),
    ],
)
def test_match_holds_its_gaps(name, party_id, kinds):
    (match,) = find(index(), name).matches
    assert match.party.party_id == party_id
    assert [gap.kind for gap in match.gaps] == kinds
