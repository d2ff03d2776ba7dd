"""Text that was decoded wrongly is repaired where that is certain, and else said to be damaged."""

import pytest

from watchers.screening.cell.repair import repair

CHINESE = "海洋镜头股份有限公司"


@pytest.mark.parametrize(
    ("written", "wrong", "right"),
    [
        (CHINESE, "latin-1", "utf-8"),
        (CHINESE, "gb18030", "utf-8"),
        (CHINESE, "latin-1", "gb2312"),
        ("Océan Lentille", "cp1252", "utf-8"),
        ("Océan Lentille", "latin-1", "utf-8"),
    ],
)
def test_text_read_in_the_wrong_encoding_is_repaired(written, wrong, right):
    mended = repair(written.encode(right).decode(wrong))
    assert (mended.text, mended.was_mojibake, mended.is_damaged) == (written, True, False)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Océan Lentille",
            "Ørsted Æther",
            "Łódź Świat",
            "Оптика",
            "ÖÄÜ Straße",
            CHINESE,
            "オーシャン",
        ),
        *("Ocean? Lens", "鋼鐵供應鏈有限公司", "Ocean Lens ÇĞİ A.Ş.", "Ελλάς"),
    ],
)
def test_right_text_stays_as_it_is(text):
    mended = repair(text)
    assert (mended.text, mended.was_mojibake, mended.is_damaged) == (text, False, False)


@pytest.mark.parametrize(
    "text",
    [
        "????",
        "??? Ltd",
        "海洋\ufffd公司",
        "\ufffd\ufffd\ufffd",
        CHINESE.encode()[:-1].decode("gb18030", "replace"),
    ],
)
def test_lost_letters_are_said(text):
    assert repair(text).is_damaged


@pytest.mark.parametrize("text", ["A &amp; B", "A &amp;amp; B", "A &#38; B", "A &#x26; B"])
def test_entities_are_read(text):
    assert repair(text).text == "A & B"


@pytest.mark.parametrize("text", ["AT&T", "A&B; C", "Lens &ltd", "A & B;"])
def test_an_ampersand_is_no_entity(text):
    assert repair(text).text == text
