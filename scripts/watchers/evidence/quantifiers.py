"""Words that make a number a bound or a guess: about, nearly, at least, 约, 近, 超."""

from __future__ import annotations

import re
from decimal import Decimal

from watchers.evidence.numbers import Number, holds_number, places_of

EXACT = "exact"
BEFORE = {
    "about": (
        "about",
        "around",
        "approximately",
        "approx.",
        "roughly",
        "some",
        "nearly",
        "almost",
        "close to",
        "estimated",
        "estimates",
        "circa",
        "ca.",
        "~",
        "大约",
        "约",
        "约为",
        "近",
        "将近",
        "接近",
    ),
    "at_least": (
        "at least",
        "more than",
        "over",
        "above",
        "exceeding",
        "exceeds",
        "exceeded",
        "no fewer than",
        "no less than",
        "not less than",
        "upwards of",
        "至少",
        "超",
        "超过",
        "逾",
        "不少于",
        "不低于",
        "高于",
        "多达",
    ),
    "at_most": (
        "up to",
        "at most",
        "as many as",
        "as much as",
        "no more than",
        "not more than",
        "not exceeding",
        "fewer than",
        "less than",
        "under",
        "below",
        "最多",
        "至多",
        "不超过",
        "不足",
        "低于",
        "不到",
    ),
}
"""What stands before a number, by the qualifier that it gives."""
AFTER = {
    "about": ("左右", "上下", "or so"),
    "at_least": ("余", "多", "以上", "+", "or more", "plus"),
    "at_most": ("以下", "以内", "or less", "or fewer"),
}
EACH = re.compile(r"\b(?:each|every|per)\b|每", re.I)
_GIVES = {word: name for name, words in BEFORE.items() for word in words}
_LATIN = "|".join(
    rf"(?<![A-Za-z]){re.escape(word)}"
    for word in sorted((word for word in _GIVES if word.isascii()), key=len, reverse=True)
)
_CHINESE = "|".join(sorted((word for word in _GIVES if not word.isascii()), key=len, reverse=True))
_LATIN_BEFORE = re.compile(
    rf"({_LATIN})(?! (?:the|a|its|time)\b)(?:[^\w~]*[^\W\d_][\w.'’]*){{0,2}}[^\w.;:]*$", re.I
)
"""At most two words between it and the number: within three words."""
_CHINESE_BEFORE = re.compile(rf"({_CHINESE})[^\d\W]{{0,2}}[^\w，。；]*$")


def qualifier_of(text: str, number: Number) -> str:
    """The qualifier that the words give the number: about, at_least, at_most, or exact."""
    rest = text[number.end :].lstrip("%％").lstrip()
    for name, words in AFTER.items():
        if any(rest.lower().startswith(word) for word in words):
            return name
    before = text[max(0, number.start - 60) : number.start]
    found = _LATIN_BEFORE.search(before) or _CHINESE_BEFORE.search(before)
    return _GIVES[_last(found.group(1))] if found else EXACT


def has_qualifier(text: str, qualifier: str, *, number: str) -> bool:
    """Whether the text gives this number with this qualifier."""
    places = places_of(text, Decimal(number))
    if not places:
        return qualifier == EXACT and holds_number(text, number)
    return qualifier in {qualifier_of(text, place) for place in places}


def _last(word: str) -> str:
    return word.lower() if word.lower() in _GIVES else word
