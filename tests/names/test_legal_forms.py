import pytest

from watchers.names.legal_forms import (
    legal_forms,
    without_chinese_legal_form,
    without_legal_form,
)
from watchers.names.normalize import folded
from watchers.names.parse import parse_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hikvision Digital Technology Co., Ltd.", "hikvision digital technology"),
        ("Breyeller Stahl Technology GmbH", "breyeller stahl technology"),
        ("Accesos Electronicos, S.A. de C.V.", "accesos electronicos"),
        ("OOO 'Stg-Eko'", "stg eko"),
        ("ООО Газпром", "gazprom"),
        ("Otkrytoe Aktsionernoe Obshchestvo Gaz", "gaz"),
        ("Общество с ограниченной ответственностью Ачим", "achim"),
        ("Lacno s.r.o.", "lacno"),
        ("Orlen Sp. z o.o.", "orlen"),
        ("Aselsan A.Ş.", "aselsan"),
        ("주식회사 삼성", "samseong"),
        ("Public Joint Stock Company Mostotrest", "mostotrest"),
        ("Company Limited", "company limited"),
    ],
)
def test_legal_forms_of_every_alphabet_are_dropped(name, expected):
    words, has_legal_form = without_legal_form(folded(name))
    assert " ".join(words) == expected
    assert has_legal_form == (expected != folded(name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("杭州海康威视数字技术股份有限公司", "杭州海康威视数字技术"),
        ("新疆有色金属工业有限责任公司", "新疆有色金属工业"),
        ("トヨタ自動車株式会社", "トヨタ自動車"),
        ("乌鲁木齐公安局", "乌鲁木齐公安局"),
    ],
)
def test_chinese_and_japanese_legal_forms_end_a_name(name, expected):
    assert without_chinese_legal_form(folded(name)) == folded(expected)


@pytest.mark.parametrize("word", ["yu", "at", "is", "in", "et", "ii", "sha"])
def test_words_and_surnames_are_not_taken_for_legal_forms(word):
    assert word not in legal_forms().words


def test_longest_chinese_form_comes_first():
    forms = legal_forms().chinese
    assert list(forms) == sorted(forms, key=len, reverse=True)


def test_parsed_name_says_whether_it_had_a_legal_form():
    assert parse_name("Hikvision Ltd").has_legal_form
    assert not parse_name("Hikvision").has_legal_form


@pytest.mark.parametrize("form", ["有公司", "有限公", "股份有限公", "股份有公司", "有限责公司"])
def test_chinese_form_is_known_with_a_character_lost(form):
    assert without_chinese_legal_form(f"海康威视{form}") == "海康威视"


def test_holding_is_no_part_of_a_legal_form():
    assert without_chinese_legal_form("海康控股有限公司") == "海康控股"


@pytest.mark.parametrize(
    ("name", "is_foreign"),
    [
        ("Leon Technology S.r.l.", True),
        ("Camel Group GmbH", True),
        ("Camel India Private Limited", True),
        ("Camel Group Co., Ltd.", False),
        ("SenseTime Group Inc.", False),
        ("Camel Group", False),
        ("骆驼集团股份有限公司", False),
    ],
)
def test_legal_forms_of_other_countries_are_told_apart(name, is_foreign):
    assert parse_name(name).has_foreign_form == is_foreign
