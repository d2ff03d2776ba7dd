from watchers.text.wrap import wrapped


def test_further_lines_are_indented() -> None:
    assert wrapped("one two three", indent="  ", width=9) == "  one two\n    three"
    assert wrapped("one two", indent="- ", hanging="  ", width=6) == "- one\n  two"


def test_ids_and_addresses_are_not_broken() -> None:
    address = "https://example.org/a-long-address"
    assert wrapped(f"see {address}", width=10) == f"see\n  {address}"


def test_what_a_terminal_obeys_is_escaped() -> None:
    assert wrapped("a\x1b[2Jb") == "aU+001B[2Jb"


def test_spaces_within_a_line_stay() -> None:
    assert wrapped("2019-10-09  listed  anew", width=19) == "2019-10-09  listed\n  anew"
    assert wrapped("") == ""


def test_a_chinese_character_takes_two_places() -> None:
    assert wrapped("墨玉县 海事", width=11) == "墨玉县 海事"
    assert wrapped("墨玉县 海事", width=10) == "墨玉县\n  海事"


def test_chinese_longer_than_a_line_is_broken_between_characters() -> None:
    assert wrapped("ab 墨玉县海事电子", width=10, hanging="") == "ab 墨玉县\n海事电子"
    assert wrapped("12墨玉CCTV海事", width=6, hanging="") == "12墨玉\nCCTV海\n事"


def test_punctuation_stays_with_its_characters() -> None:
    assert wrapped("墨玉县（海事）。", width=8, hanging="") == "墨玉县\n（海\n事）。"


def test_marks_take_no_place_and_stay_with_their_letter() -> None:
    decomposed = "u\u0308" * 5
    assert wrapped(f"{decomposed} {decomposed}", width=11) == f"{decomposed} {decomposed}"
    assert wrapped("海\u0301" * 4, width=4, hanging="") == "海\u0301海\u0301\n海\u0301海\u0301"
