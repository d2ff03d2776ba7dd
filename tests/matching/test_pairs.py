import pytest

from support.matching import FILES, index, measured, rows
from watchers.matching.candidate import MatchResult
from watchers.matching.match import find


@pytest.mark.parametrize(
    ("file", "min_precision", "min_recall", "min_told"),
    [("pairs.csv", 0.99, 0.98, 0.985), ("held_out.csv", 0.95, 0.95, 0.99)],
)
def test_matching_is_as_good_as_it_was(file, min_precision, min_recall, min_told):
    result = measured(file)
    assert result.told >= min_told, f"neither matched nor for review: {result.missed}"
    assert result.precision >= min_precision, f"wrongly matched: {result.wrongly_matched}"
    assert result.recall >= min_recall, f"missed: {result.missed}"


@pytest.mark.parametrize("file", FILES)
def test_pairs_name_parties_of_the_record_once(file):
    pairs = rows(file)
    known = {
        party.party_id
        for owners in (index().whole, index().persons)
        for names in owners.values()
        for party in [name.party for name in names]
    }
    assert {row["party_id"] for row in pairs} <= known
    assert len({(row["name"], row["party_id"]) for row in pairs}) == len(pairs)
    assert {row["same"] for row in pairs} == {"yes", "no"}


@pytest.mark.parametrize(
    "name",
    [
        "Hualian",
        "Xinjiang",
        "Haishi",
        "Dahua",
        "China Telecom (Macau)",
        "公安局",
        "大华",
        "Technology Co., Ltd.",
        "Co., Ltd.",
        "?",
        "，",
        "002415",
    ],
)
def test_short_or_common_name_never_matches_by_itself(name):
    assert find(index(), name).matches == ()


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Dahua", "dahua"), ("商汤", "sensetime"), ("Hoshine", "hoshine"), ("Hytera", "hytera")],
)
def test_distinctive_part_alone_is_answered_with_possible_parties(name, meant):
    assert meant in [one.party.party_id for one in find(index(), name).candidates]


@pytest.mark.parametrize("name", ["Star", "Apple", "Hope"])
def test_a_common_word_could_be_anybody(name):
    assert find(index(), name) == MatchResult()


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("杭州海康威视数字技术股份有限公司", "same name"),
        ("SZSE:002415", "identifier (ticker)"),
        ("Hangzhou Hikvison Digital Technology", "spelling"),
        ("Hangzhou Haikang Weishi Shuzi Jishu Gufen Youxian Gongsi", "pinyin"),
        ("Hikvision Digital Technology", "without its place"),
        ("hikvision", "identifier (id of the record)"),
    ],
)
def test_match_says_how_it_matched(name, method):
    (match,) = find(index(), name).matches
    assert (match.party.party_id, match.method) == ("hikvision", method)
    assert (match.score == 1) == method.startswith(("same name", "identifier"))


def test_name_with_plus_signs_is_not_the_word_before_them():
    (match,) = find(index(), "Face++").matches
    assert match.party.party_id == "megvii"
    assert find(index(), "Face") == MatchResult()


def test_a_long_cell_is_read_in_no_time():
    for name in ("a " * 50_000, "海" * 50_000, "(" * 50_000, "a.k.a. " * 10_000):
        assert find(index(), name).matches == ()
