import pytest

from watchers.names.normalize import folded
from watchers.names.pinyin import is_pinyin, phonetic_key, pinyin, syllable_count


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("  Hikvision   Digital ", "hikvision digital"),
        ("S.A. de C.V.", "sa de cv"),
        ("AT&T", "at and t"),
        ("Xi?an Textile", "xian textile"),
        ("Łódź Straße Ærø", "lodz strasse aero"),
        ("ООО Газпром", "ooo gazprom"),
        ("Щербаков", "shcherbakov"),
        ("Нефть", "neft"),
        ("Ελλάς Αθήνα", "ellas athina"),
        ("삼성", "samseong"),
        ("თბილისი", "tbilisi"),
        ("ＡＢＣ", "abc"),
        ("海康威視", "海康威视"),
        ("Acme®", "acme"),
        ("?", ""),
    ],
)
def test_one_spelling_for_case_accents_punctuation_and_alphabets(name, expected):
    assert folded(name) == expected


def test_arabic_is_kept_as_it_has_no_vowels():
    assert folded("تارىم") == "تارىم"


def test_pinyin_is_read_and_recognised():
    assert pinyin("海康威视") == "haikangweishi"
    assert syllable_count("haikangweishi") == 4
    assert syllable_count("hikvision") == 0
    assert is_pinyin("dahua")
    assert phonetic_key("zhengzhou") == phonetic_key("zenzou")


@pytest.mark.parametrize("name", ["Face++", "FACE ++", "Face＋＋", "Face Plus Plus"])
def test_two_plus_signs_are_part_of_a_name(name):
    assert folded(name) == "face plus plus"


@pytest.mark.parametrize("name", ["Face +", "Face+++", "++ Face", "Face + Camera"])
def test_other_plus_signs_are_not(name):
    assert "plus" not in folded(name)
