"""Names that another alphabet spells by ear."""

import pytest

from watchers.names.sounds import consonants, is_spelled_by_ear


@pytest.mark.parametrize(
    ("word", "spelled_by_ear"),
    [
        ("sensetime", ["センスタイム", "센스타임", "Сенстайм"]),
        ("megvii", ["メグビー", "Мегвии"]),
        ("dahua", ["ダーファ", "다화", "Дахуа"]),
        ("hytera", ["ハイテラ", "Хайтера"]),
    ],
)
def test_words_that_sound_alike_have_the_same_consonants(word, spelled_by_ear):
    assert {consonants(spelling) for spelling in spelled_by_ear} == {consonants(word)}
    assert all(map(is_spelled_by_ear, spelled_by_ear))


def test_a_single_consonant_is_too_little():
    assert consonants("Yue") == ""


@pytest.mark.parametrize("name", ["Hikvision", "海康威视", "Ürümqi"])
def test_latin_and_chinese_are_not_spelled_by_ear(name):
    assert not is_spelled_by_ear(name)
