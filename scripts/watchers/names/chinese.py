"""The words of a Chinese name, which has no spaces: places at its front, words from its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from watchers.names.legal_forms import without_chinese_legal_form
from watchers.names.normalize import has_han
from watchers.names.tokenize import NameParts, read_latin
from watchers.names.vocabulary import Vocabulary, vocabulary

_WORDS_AFTER_PLACES = frozenset(
    {"autonomous", "region", "province", "uyghur", "kazakh", "mongolian", "kyrgyz", "hui"}
)
"""Words that follow a place in Chinese names of divisions, beside the words of kind `level`."""

SHORT_PREFECTURES = {"博": "bortala", "克": "kizilsu", "巴": "bayingolin"}
"""Prefectures by the character that stands for them before 州 (博州)."""
MIN_CORE_LENGTH = 2
"""How many characters stand before a word of one character that ends a Chinese name."""


def read_chinese(text: str, parts: NameParts) -> tuple[str, bool]:
    """Sorts the words of a folded Chinese name into `parts`.

    Returns the text without legal forms, and whether it had one. Brackets and spaces cut the text
    into pieces, and each may end in a legal form.
    """
    plain, has_legal_form = "", False
    for piece in text.split():
        if not has_han(piece):
            read_latin([piece], parts)
            plain += piece
            continue
        piece = _without_relation(piece, parts)
        bare = without_chinese_legal_form(piece)
        has_legal_form = has_legal_form or bare != piece
        plain += bare
        _read_words(_read_places(bare, parts), parts)
    return plain, has_legal_form


@dataclass(frozen=True)
class _ChinesePatterns:
    places: re.Pattern[str]
    divisions: re.Pattern[str]
    """What may follow a place: 市, 维吾尔, 自治区."""
    words: re.Pattern[str]
    """Any word, spelled backwards: words end a name, so it is read from its end."""
    relation: re.Pattern[str]
    """What makes another party of the one before it: 的全资子公司."""


@cache
def _chinese_patterns() -> _ChinesePatterns:
    known = vocabulary()
    words = sorted(known.chinese_words, key=len, reverse=True)
    divisions = [word for word in words if _follows_place(known.chinese_words[word], known)]
    relations = [word for word in words if known.kinds[known.chinese_words[word]] == "relation"]
    places = sorted(known.chinese_places, key=len, reverse=True)
    return _ChinesePatterns(
        places=re.compile("|".join([*map(_short_prefecture, SHORT_PREFECTURES), *places])),
        divisions=re.compile("|".join([*divisions, "区"])),
        words=re.compile("|".join(word[::-1] for word in words)),
        relation=re.compile(rf"(?<=..)的?(?:全资|控股|参股)?(?P<word>{'|'.join(relations)})$"),
    )


def _short_prefecture(character: str) -> str:
    return f"{character}(?=州)"


def _follows_place(word: str, known: Vocabulary) -> bool:
    return known.kinds[word] == "level" or word in _WORDS_AFTER_PLACES


def _without_relation(piece: str, parts: NameParts) -> str:
    """The piece without the word by which it is another party; it ends like a legal form."""
    found = _chinese_patterns().relation.search(piece)
    if not found:
        return piece
    parts.add(vocabulary().chinese_words[found["word"]], kind="relation")
    return piece[: found.start()]


def _read_places(text: str, parts: NameParts) -> str:
    """Adds the places at the front of the text, and returns the rest."""
    known, patterns = vocabulary(), _chinese_patterns()
    while place := patterns.places.match(text):
        spelling = place.group()
        parts.places.add(SHORT_PREFECTURES.get(spelling) or known.chinese_places[spelling])
        text = text[place.end() :]
        while division := patterns.divisions.match(text):
            word = known.chinese_words.get(division.group(), "prefecture")
            parts.add(word, kind=known.kinds[word])
            text = text[division.end() :]
    return text


def without_place_behind(text: str) -> str:
    """The Chinese text without a place at its end (海康威视北京), and what follows one (市)."""
    known = vocabulary()
    for size in range(len(text) - 1, 0, -1):
        place = text[-size:]
        if (
            place in known.chinese_places
            or place[:-1] in known.chinese_places
            and place[-1] in "市省区"
        ):
            return text[:-size]
    return text


def _read_words(text: str, parts: NameParts) -> None:
    """Adds the words of the vocabulary; what stands between them is distinctive."""
    known, rest = vocabulary(), []
    for piece, word in _from_the_end(text):
        if word:
            known_word = known.chinese_words[word]
            parts.add(known_word, kind=known.kinds[known_word])
        if piece:
            rest.append(piece)
    first, *others = rest[::-1] or [""]
    parts.distinctive += filter(None, [first, *(_without_places(piece, parts) for piece in others)])


def _from_the_end(text: str) -> Iterator[tuple[str, str]]:
    """What stands behind each word, and the word, from the last to the first; then the rest.

    A word of one character counts only behind two others: 白云 is no cloud.
    """
    end = start = len(text)
    for match in _chinese_patterns().words.finditer(text[::-1]):
        at = len(text) - match.end()
        word = match.group()[::-1]
        is_word = len(word) > 1 or (at >= MIN_CORE_LENGTH and at + 1 == start)
        if is_word:
            yield text[at + len(word) : end], word
            end = start = at
    yield text[:end], ""


def _without_places(piece: str, parts: NameParts) -> str:
    """A piece behind a word of the name without the places that it begins with."""
    if not _chinese_patterns().places.match(piece):
        return piece
    return _read_places(piece, parts)
