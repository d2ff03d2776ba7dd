"""A name of the record within a longer text is for review: nobody is cleared by what stands by."""

import pytest

from support.matching import index
from support.packages import change_rows
from watchers.matching.candidate import MatchResult
from watchers.matching.gaps import Kind
from watchers.matching.index import index_of
from watchers.matching.match import find
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record


def kinds_of(name, party_id):
    result = find(index(), name)
    assert result.matches == ()
    (one,) = [one for one in result.candidates if one.party.party_id == party_id]
    return {gap.kind for gap in one.gaps}


@pytest.mark.parametrize(
    ("name", "party_id"),
    [
        ("Example Ltd part of Hikvision Group", "hikvision"),
        ("Hikvision representative office Dubai", "hikvision"),
        ("Hikvision or Dahua", "hikvision"),
        ("Hikvision or Dahua Technology", "dahua"),
        ("HIKVISION_CN_01", "hikvision"),
        ("www.hikvision.com", "hikvision"),
        ("Hikvision2 Digital Video Recorders", "hikvision"),
        ("HikvisionCo.,Ltd.", "hikvision"),
        ("HIKVISIONLTD", "hikvision"),
        ("Dahua Technology UK Limited", "dahua"),
        ("Huawei Marine Networks Co., Limited", "huawei"),
        ("China Mobile International Limited", "china-mobile-group"),
        ("XPCC Eighth Division Shihezi", "xpcc"),
        ("新疆生产建设兵团第八师", "xpcc"),
        ("中国电子科技集团公司第三十八研究所", "cetc"),
        ("某某与海康威视合作项目部", "hikvision"),
        ("Party Secretary Chen Quanguo", "chen-quanguo"),
        ("Estate of Zhu Hailun", "zhu-hailun"),
    ],
)
def test_a_name_within_a_longer_text_is_for_review(name, party_id):
    assert Kind.WITHIN in kinds_of(name, party_id)


@pytest.mark.parametrize(
    ("name", "party_id"),
    [
        ("Hikvision subsidiary", "hikvision"),
        ("Affiliates of Hikvision", "hikvision"),
        ("Hikvision JV", "hikvision"),
        ("Dahua Technology subsidiary", "dahua"),
        (
            "a wholly-owned subsidiary of Hangzhou Hikvision Digital Technology Co., Ltd.",
            "hikvision",
        ),
        ("海康威视的全资子公司", "hikvision"),
        ("大华股份子公司", "dahua"),
        ("浙江大华技术股份有限公司的关联公司", "dahua"),
    ],
)
def test_a_subsidiary_is_another_party(name, party_id):
    assert kinds_of(name, party_id) & {Kind.RELATED, Kind.WITHIN}


@pytest.mark.parametrize(
    "name",
    ["Hikvision and its subsidiaries", "Hikvision and affiliates", "Hikvision and subsidiaries"],
)
def test_a_party_with_its_subsidiaries_is_the_party(name):
    (match,) = find(index(), name).matches
    assert match.party.party_id == "hikvision"


@pytest.mark.parametrize(
    "name",
    [
        "Shandong Huawei Pharmaceutical Co., Ltd.",
        "Big Blue Star of the World",
        "New York Times Square Hotel",
        "陈全国际贸易有限公司",
    ],
)
def test_a_word_of_many_and_a_publisher_are_not_offered(name):
    assert find(index(), name) == MatchResult()


def test_chinese_words_that_only_look_like_a_name_are_not_offered(valid_package):
    found = find(index_of(Record(open_package(valid_package))), "新雅照相机制造有限公司")
    assert found == MatchResult()


@pytest.mark.parametrize(("kind", "offered"), [("weak_alias", []), ("alias", ["camera-maker"])])
def test_a_weak_alias_counts_in_front_only(valid_package, kind, offered):
    alias = {
        "name_id": "camera-maker-name-2",
        "entity_id": "camera-maker",
        "name": "Zorblax",
        "language": "en",
        "script": "Latn",
        "kind": kind,
        "source_id": "trade-notice",
    }
    change_rows(valid_package, "names", [alias])
    known = index_of(Record(open_package(valid_package)))
    within, in_front = find(known, "Friends of Zorblax and others"), find(known, "Zorblax 9th Unit")
    assert [one.party.party_id for one in within.candidates] == offered
    assert [one.party.party_id for one in in_front.candidates] == ["camera-maker"]
