"""Names that could mean a party and do not identify it are for review, with the reason."""

import pytest

from support.matching import index
from support.packages import ROOT, change_rows
from watchers.matching.candidate import Tier, tier
from watchers.matching.costs import COSTS, MAX_CANDIDATES
from watchers.matching.gaps import DOUBTS, Gap, Kind, score_of
from watchers.matching.index import index_of
from watchers.matching.match import find
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record


@pytest.fixture
def record_ids():
    record = Record(open_package(ROOT))
    return [*record.by_id["entities"], *record.by_id["officials"]]


def candidates(name):
    result = find(index(), name)
    assert result.matches == ()
    return {one.party.party_id: one for one in result.candidates}


def kinds(one):
    return {gap.kind for gap in one.gaps}


@pytest.mark.parametrize(
    ("name", "party_id", "kind"),
    [
        ("Hytera", "hytera", Kind.COMMON_REST),
        ("格灵", "deepglint", Kind.COMMON_REST),
        ("DJI", "dji", Kind.TOO_SHORT),
        ("Sensetme", "sensetime-group", Kind.UNSUPPORTED_SLIP),
        ("Zhejiang Dahau Technology Co., Ltd.", "dahua", Kind.SPELLING),
        ("Hikvision Technology", "hikvision", Kind.LIGHT_WORD),
        ("Camel Group GmbH", "camel-group", Kind.FOREIGN_FORM),
        ("Leon Technology S.r.l.", "leon-technology", Kind.FOREIGN_FORM),
        ("Hikvision UK Limited", "hikvision", Kind.AFFILIATE),
        ("杭州格灵深瞳安全技术研究院", "deepglint", Kind.AFFILIATE),
        ("Hytera Tetra Communications", "hytera", Kind.CORE_WORD_ADDED),
        ("HYTERA COMMUNICATI", "hytera", Kind.CUT_OFF),
        ("ZHEJIANG DAHUA TECHN", "dahua", Kind.CUT_OFF),
        ("CMCC", "china-mobile", Kind.INITIALS),
        ("Hetian Taida Apparel Factory", "hetian-taida", Kind.BUSINESS_ADDED),
        ("Wuhan Huawei Technologies Co., Ltd.", "huawei", Kind.PLACE_ADDED),
        ("センスタイム", "sensetime", Kind.SOUND),
        ("Хиквижн Рус", "hikvision", Kind.SOUND),
        ("H1KVISION", "hikvision", Kind.LOOK_ALIKE),
        ("HlKVlSlON", "hikvision", Kind.LOOK_ALIKE),
        ("SenseTirne Group", "sensetime-group", Kind.LOOK_ALIKE),
        ("杭州海康戚视数字技术股份有限公司", "hikvision", Kind.ONE_CHARACTER),
        ("Senator Ted Cruz", "ted-cruz", Kind.TITLE),
        ("王明山书记", "wang-mingshan", Kind.TITLE),
        ("Theodore Cruz", "ted-cruz", Kind.OTHER_FORM),
        ("Dovile Sakalienne", "dovile-sakaliene", Kind.PERSON_SLIP),
        ("Sun Chin-lung", "sun-jinlong", Kind.ROMANISATION),
    ],
)
def test_name_that_could_mean_a_party_is_for_review_and_says_why(name, party_id, kind):
    found = candidates(name)
    assert kind in kinds(found[party_id])
    assert found[party_id].tier is Tier.REVIEW
    assert found[party_id].method


@pytest.mark.parametrize(
    "name",
    [
        "Shandong Huawei Pharmaceutical Co., Ltd.",
        "上海大华集团有限公司",
        "北京海康戚视餐饮有限公司",
        "Xinjiang Information Technology Co., Ltd.",
        "Star Trading",
        "Zhang Bo",
        "Chen Quan",
        "公安局",
    ],
)
def test_another_firm_of_a_common_name_is_not_offered(name):
    assert find(index(), name).candidates == ()


@pytest.mark.parametrize("name", ["HIKVISION DIGITAL TECHNOLOGY (CHINA)", "中国海康威视"])
def test_china_as_an_extra_place_is_no_difference_for_a_distinctive_name(name):
    (match,) = find(index(), name).matches
    assert Kind.PLACE_ADDED not in kinds(match)


def test_every_id_of_the_record_is_answered(record_ids):
    """A short one may be a word of the file, and is for review."""
    found = {row_id: find(index(), row_id) for row_id in record_ids}
    assert [row_id for row_id, one in found.items() if not (one.matches or one.candidates)] == []


def test_parties_that_fit_as_well_are_both_for_review(valid_package):
    firm = {"kind": "company", "country": "CN", "summary": "A firm.", "source_id": "trade-notice"}
    names = {
        "haiyuda-textile": "Haiyuda Textile Co., Ltd.",
        "haiyuda-trade": "Haiyuda Trading Co., Ltd.",
    }
    rows = [{**firm, "entity_id": row_id, "name": name} for row_id, name in names.items()]
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
    found = find(index_of(Record(open_package(valid_package))), "Haiyuda Co., Ltd.")
    assert found.matches == ()
    assert {one.party.party_id for one in found.candidates} == set(names)


def test_party_of_the_record_by_kind_alone_is_not_left_out():
    (match,) = find(index(), "Prensa Latina").matches
    assert match.party.party_id == "prensa-latina"


@pytest.mark.parametrize(
    ("own_name", "other_name"),
    [("The Verge", "The Verge Trading"), ("White & Case", "White Case Packaging")],
)
def test_publisher_answers_to_its_name_and_is_not_offered_for_another(own_name, other_name):
    (match,) = find(index(), own_name).matches
    assert match.party.is_background
    result = find(index(), other_name)
    assert match.party not in {one.party for one in (*result.matches, *result.candidates)}


def test_pinyin_that_two_parties_have_is_for_review_with_both():
    result = find(index(), "Bayi Steel")
    assert result.matches == ()
    told = {one.party.party_id for one in result.candidates}
    assert told == {"bayi-iron-and-steel", "xinjiang-bayi-steel"}


def test_two_thresholds_on_one_scale():
    assert tier(COSTS.min_match) is Tier.MATCH
    assert tier(COSTS.min_match - 0.01) is Tier.REVIEW
    assert tier(COSTS.min_review) is Tier.REVIEW
    assert tier(COSTS.min_review - 0.01) is Tier.NONE


def test_the_gravest_doubt_counts_in_full_and_the_others_by_half():
    gaps = (Gap(Kind.FOREIGN_FORM, 0.2), Gap(Kind.CUT_OFF, 0.3), Gap(Kind.NO_PLACE, 0.1))
    assert {Kind.FOREIGN_FORM, Kind.CUT_OFF} <= DOUBTS
    assert score_of(gaps) == 0.5


def test_candidates_are_few_and_the_likest_first():
    found = list(candidates("Hikvision UK Limited").values())
    assert len(found) <= MAX_CANDIDATES
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
