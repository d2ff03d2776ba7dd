"""Numbers as documents write them: digits, English words, Chinese numerals, and multipliers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

MULTIPLIERS = {
    "thousand": 10**3,
    "k": 10**3,
    "tausend": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "mio": 10**6,
    "miljoen": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "milliard": 10**9,
    "miljard": 10**9,
    "trillion": 10**12,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "萬": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "億": 10**8,
    "万亿": 10**12,
}
_LATIN = "|".join(sorted((word for word in MULTIPLIERS if word.isascii()), key=len, reverse=True))
_CHINESE = "|".join(
    sorted((word for word in MULTIPLIERS if not word.isascii()), key=len, reverse=True)
)
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,3}(?:[ \u202f]\d{3})+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}"
    r"|\d+(?:\.\d+)?"
)
_NUMBER = re.compile(
    rf"(?<![\d.])(?P<digits>{_DIGITS})"
    rf"(?:[ -]?(?P<word>(?:{_LATIN}))(?:s|en|e|i)?(?![A-Za-z])|[ ]?(?P<chinese>{_CHINESE}))?",
    re.I,
)
WHOLE = 100
_WHOLLY = re.compile(r"\b(?:wholly|fully|entirely|sole)\b|全资|独资", re.I)
_LONE_LETTER = re.compile(r"\d[ -][kmb]$", re.I)

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: number for number, word in enumerate(_UNITS.split())} | {
    word: (number + 2) * 10 for number, word in enumerate(_TENS.split())
}
_LARGE = {"dozen": 12, "hundred": 100} | {
    word: MULTIPLIERS[word] for word in ("thousand", "million", "billion", "trillion")
}
_ONE = "|".join([*_SMALL, *_LARGE])
_WORDS = re.compile(rf"\b(?:half a |an? )?(?:{_ONE})(?:(?:[ -]| and )(?:{_ONE}))*\b", re.I)

_HAN_DIGITS = {digit: at for at, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAN_NUMBER = re.compile(f"(?<!\\d)[{''.join([*_HAN_DIGITS, *_HAN_UNITS])}万萬亿億]+")


@dataclass(frozen=True)
class Number:
    """A number and where it stands in the text."""

    value: Decimal
    start: int
    end: int


@lru_cache(maxsize=4_096)
def numbers_in(text: str) -> tuple[Number, ...]:
    """The numbers of a text, each with its multiplier: 1.82 亿 is 182,000,000."""
    in_digits = list(_composed(list(_from_digits(text))))
    spoken = [*_from_words(text), *_from_chinese(text)]
    return (*in_digits, *(number for number in spoken if not _is_within(number, in_digits)))


def holds_number(text: str, cell: str) -> bool:
    """Whether the text has the number; words for the whole (wholly owned, 全资) are 100."""
    value = Decimal(cell)
    return bool(places_of(text, value)) or (value == WHOLE and _WHOLLY.search(text) is not None)


def places_of(text: str, value: Decimal) -> list[Number]:
    """Where the text has that value."""
    return [number for number in numbers_in(text) if number.value == value]


def _is_within(number: Number, others: list[Number]) -> bool:
    """Whether it is only the multiplier of another: the million of 36 million."""
    return any(other.start <= number.start < other.end for other in others)


def _from_digits(text: str) -> Iterator[tuple[Number, bool]]:
    """Each number written in digits, and whether a Chinese multiplier follows it."""
    for match in _NUMBER.finditer(text):
        digits, word, chinese = match.group("digits", "word", "chinese")
        value, end = _value(digits), match.end()
        if word and not _LONE_LETTER.search(match.group()):
            value *= MULTIPLIERS[word.lower()]
        elif chinese:
            value *= MULTIPLIERS[chinese]
        elif word:
            end = match.end("digits")
        yield Number(value, match.start(), end), bool(chinese)


def _value(digits: str) -> Decimal:
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    return Decimal(re.sub(r"[, \u202f]", "", digits))


def _composed(found: list[tuple[Number, bool]]) -> Iterator[Number]:
    """Numbers that stand side by side as one: 1亿8200万."""
    whole: Number | None = None
    joins = False
    for number, multiplied in found:
        if whole and joins and number.start == whole.end and number.value < whole.value:
            whole = Number(whole.value + number.value, whole.start, number.end)
        else:
            if whole:
                yield whole
            whole = number
        joins = multiplied
    if whole:
        yield whole


def _from_words(text: str) -> Iterator[Number]:
    for match in _WORDS.finditer(text):
        words = re.split(r"[ -]", match.group().lower())
        if words[0] in ("a", "an") and len(words) > 1 and words[1] in _SMALL:
            words = words[1:]
        yield Number(_spoken(words), match.start(), match.end())


def _spoken(words: list[str]) -> Decimal:
    """The value of English number words; `half a million` and `a million` too."""
    total, part, nothing, one = (Decimal(number) for number in (0, 0, 0, 1))
    half = words[0] == "half"
    for word in words:
        if word in _SMALL:
            part += _SMALL[word]
        elif word in ("hundred", "dozen"):
            part = (part or one) * _LARGE[word]
        elif word in _LARGE:
            total, part = total + (part or one) * _LARGE[word], nothing
    return (total + part) / 2 if half else total + part


def _from_chinese(text: str) -> Iterator[Number]:
    for match in _HAN_NUMBER.finditer(text):
        if any(sign in _HAN_DIGITS or sign == "十" for sign in match.group()):
            yield Number(Decimal(_counted(match.group())), match.start(), match.end())


def _counted(signs: str) -> int:
    """The value of a Chinese numeral: 三千五百万; of digits in a row: 二〇一七."""
    if len(signs) > 1 and all(sign in _HAN_DIGITS for sign in signs):
        return int("".join(str(_HAN_DIGITS[sign]) for sign in signs))
    total = section = digit = 0
    for sign in signs:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif sign in _HAN_UNITS:
            section, digit = section + (digit or 1) * _HAN_UNITS[sign], 0
        else:
            total, section, digit = (total + section + digit) * _HAN_LARGE[sign], 0, 0
    return total + section + digit
