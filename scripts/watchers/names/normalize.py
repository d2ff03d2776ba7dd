"""Writing put into one form: script, case, accents, punctuation, and Chinese read aloud as pinyin."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_SYLLABLES = frozenset(
    Path(__file__).with_name("wordlists").joinpath("syllables.txt").read_text("utf-8").split()
)
_QUOTES = dict.fromkeys(map(ord, "'’‘`´ʼ′＇\"“”«»"), None)
_INNER_MARK = re.compile(r"(?<=[^\W\d_])[?\ufffd](?=[^\W\d_])")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_NO_WORD = re.compile(r"[\W_]+")


def has_han(text: str) -> bool:
    return HAN.search(text) is not None


@cache
def _converter():  # noqa: ANN202 - the library has no types
    import opencc

    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """Chinese in simplified script; anything else as it is."""
    return _converter().convert(text)


@lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """The words of a name, small, without accents and punctuation, one space between them.

    A question mark inside a word stands for an apostrophe that an older list lost, and falls away with it.
    """
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    if "?" in text or "\ufffd" in text:
        text = _INNER_MARK.sub("", text)
    text = text.translate(_QUOTES).casefold()
    if not text.isascii():
        text = simplified(text) if has_han(text) else _without_accents(text)
    if "." in text:
        text = _INITIALS.sub(lambda found: found.group().replace(".", "") + " ", text)
    return _NO_WORD.sub(" ", text.replace("&", " and ")).strip()


def _without_accents(text: str) -> str:
    from rigour.text.translit import maybe_ascii

    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain if plain.isascii() else maybe_ascii(plain)


@cache
def _syllable_of(character: str) -> str:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0]


def pinyin(chinese: str) -> str:
    """Chinese read aloud character by character, without tones and spaces."""
    return "".join(map(_syllable_of, chinese))


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Into how few Chinese syllables the word can be cut; 0 where it cannot."""
    ends = {0}
    for count in range(1, len(word) + 1):
        ends = {
            start + size
            for start in ends
            for size in range(1, 7)
            if word[start : start + size] in _SYLLABLES
        }
        if len(word) in ends or not ends:
            return count if ends else 0
    return 0


def is_pinyin(word: str) -> bool:
    """Whether the word can be cut into Chinese syllables: one letter more or less may then be another name."""
    return syllables(word) > 0


def sounds_like(word: str) -> str:
    """Pinyin without the differences that many speakers do not hear: zh and z, ng and n."""
    return re.sub(r"(?<=[zcs])h|(?<=n)g", "", word)
