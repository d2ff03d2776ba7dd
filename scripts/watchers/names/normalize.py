"""One spelling for names: script, case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_QUOTES = dict.fromkeys(map(ord, "'’‘`´ʼ′＇\"“”«»"), None)
_INNER_MARK = re.compile(r"(?<=[^\W\d_])[?\ufffd](?=[^\W\d_])")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_KANA_MARKS = "\u3099\u309a"
_PLUS_PLUS = re.compile(r"(?<=[^\W\d_])\s?\+\+(?!\+)")
_NO_WORD = re.compile(r"[\W_]+")
_ALPHABETS = re.compile(
    "["
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff"  # Latin
    "\u0370-\u03ff\u1f00-\u1fff"  # Greek
    "\u0400-\u0481\u048a-\u052f\u1c80-\u1c8f\ua640-\ua66d"  # Cyrillic
    "\u0531-\u0588\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f"  # Armenian, Georgian
    "\u1100-\u11ff"  # Korean, taken apart by NFKD
    "]+"
)
"""Alphabets that write vowels; Arabic or Hebrew would become consonants only, which say less."""


def has_han(text: str) -> bool:
    """Whether the text has a Chinese character."""
    return HAN.search(text) is not None


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """Chinese in simplified script; anything else unchanged."""
    return str(_converter().convert(text))


def with_plus_in_words(text: str) -> str:
    """The text with two plus signs behind a word spelled out: they are part of a name (Face++)."""
    return _PLUS_PLUS.sub(" Plus Plus", text)


@lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """The words of a name in lower case, without accents and punctuation, one space between them.

    A question mark inside a word is an apostrophe that an older list lost; it is dropped.
    """
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    if "?" in text or "\ufffd" in text:
        text = _INNER_MARK.sub("", text)
    if "++" in text:
        text = with_plus_in_words(text)
    text = text.translate(_QUOTES).casefold()
    if not text.isascii():
        text = simplified(text) if has_han(text) else _in_latin_letters(text)
    if "." in text:
        text = _INITIALS.sub(_without_points, text)
    return _NO_WORD.sub(" ", text.replace("&", " and ")).strip()


def _without_points(initials: re.Match[str]) -> str:
    return initials.group().replace(".", "") + " "


def _in_latin_letters(text: str) -> str:
    """The text without accents, and with other alphabets transliterated."""
    plain = "".join(filter(_is_no_accent, unicodedata.normalize("NFKD", text)))
    if plain.isascii():
        return plain
    return unicodedata.normalize("NFC", _ALPHABETS.sub(_transliterated, plain))


def _is_no_accent(character: str) -> bool:
    """Whether it is no accent; the marks of Japanese kana make other letters of them."""
    return not unicodedata.combining(character) or character in _KANA_MARKS


def _transliterated(letters: re.Match[str]) -> str:
    from anyascii import anyascii

    return anyascii(letters.group()).translate(_QUOTES).casefold()
