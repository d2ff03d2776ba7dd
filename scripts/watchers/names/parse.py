"""Takes a name apart: the part that says who is meant, and the words that many names share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from watchers.names.chinese import read_chinese
from watchers.names.legal_forms import has_foreign_form, without_legal_form
from watchers.names.normalize import folded, has_han
from watchers.names.pinyin import pinyin
from watchers.names.tokenize import NameParts, read_latin
from watchers.names.vocabulary import enclosing_places

_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*")
_TAIL = re.compile(
    r"[,，]?\s*\b(?:and|including|incl\.?)\s+(?:its|one|two|three|four|five|all|any)\b.*$"
    r"|[,，]?\s+and\s+(?:subsidiaries|affiliates)\b.*$",
    re.I,
)
_OTHER_NAME = re.compile(
    r"\s*(?:\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?|d\.?b\.?a\.?|formerly|also known as|trading as)"
    r"(?:\s+known\s+as)?[\s:]|[;/|\n])\s*",
    re.I,
)
_ADDED = re.compile(
    r"[(（\[;/|\n]|\b"
    r"(?i:including|incl|a\.?k\.?a|f\.?k\.?a|d\.?b\.?a|formerly|also|trading"
    r"|subsidiaries|affiliates|its)\b"
    r"|(?i:[a-z.)]) ?[\u3400-\u9fff]|[\u3400-\u9fff] ?(?i:[a-z])"
)
"""What every name has that holds more than one name; most names have none of it.

Case is ignored only where there are letters: compiling it for Chinese takes far longer."""
_LATIN_WORD = re.compile(r"[A-Za-z]{4}")
_CHINESE = re.compile(r"[\u3400-\u9fff（）()]+")
_SCRIPTS_SIDE_BY_SIDE = re.compile(
    r"[A-Za-z.)）]\s+[\u3400-\u9fff]|[\u3400-\u9fff]\s+[(（A-Za-z]",
)
MAX_NAME_LENGTH = 400
"""How many characters of a cell are read as a name; the longest official names have about 200."""


@dataclass(frozen=True)
class ParsedName:
    """One name, taken apart."""

    text: str
    """Its words without legal form."""
    distinctive: tuple[str, ...]
    """The words that say who is meant (Hikvision)."""
    joined: str
    """The distinctive words in one piece."""
    places: frozenset[str]
    business: frozenset[str]
    """Words that say what a firm does (textile)."""
    filler: frozenset[str]
    """Words that come and go in translation (group, technology)."""
    level: frozenset[str]
    """Words that tell the office of one division from another's (city, prefecture)."""
    relation: frozenset[str]
    """Words that make another party of the one that is named (subsidiary)."""
    has_legal_form: bool
    has_foreign_form: bool
    """Whether its legal form is one of another country than China (GmbH)."""
    is_chinese: bool

    @property
    def nearest_places(self) -> frozenset[str]:
        """The places without those that the others lie within: Hotan, not Xinjiang and Hotan."""
        return self.places - enclosing_places(self.places)


def name_variants(name: str) -> Iterator[str]:
    """The name as it is, then without what was added to it.

    Additions are other names, brackets, "and its subsidiaries", and the name in a second script.
    """
    name = name[:MAX_NAME_LENGTH]
    if not _ADDED.search(name):
        return iter((name,))
    variants = {name: None}
    for part in (_TAIL.sub("", name), *_OTHER_NAME.split(name)):
        without_brackets = _BRACKETS.sub(_without_other_name, part)
        variants |= dict.fromkeys((part, without_brackets, *_by_script(part)))
    return (variant for variant in variants if variant == name or variant.strip())


def _without_other_name(bracket: re.Match[str]) -> str:
    """A place or a common word in brackets is part of the name; anything else is another name."""
    inside = parse_name(bracket.group(1))
    return f" {bracket.group(1)} " if inside.text and not inside.distinctive else " "


def _by_script(part: str) -> Iterator[str]:
    """The two names of a text that gives one in Chinese and one in Latin letters; else nothing."""
    if has_han(part) and _LATIN_WORD.search(part):
        yield " ".join(word for word in part.split() if not has_han(word))
        if _SCRIPTS_SIDE_BY_SIDE.search(part):
            yield "".join(_CHINESE.findall(part))


@lru_cache(maxsize=10_000)
def parse_name(name: str) -> ParsedName:
    """The name taken apart; every part is empty if it has no letters and digits."""
    text = folded(name)
    parts = NameParts()
    is_chinese = has_han(text)
    if is_chinese:
        plain, has_legal_form = read_chinese(text, parts)
    else:
        words, has_legal_form = without_legal_form(text)
        read_latin(words, parts)
        plain = " ".join(words)
    return ParsedName(
        text=plain,
        distinctive=tuple(parts.distinctive),
        joined="".join(parts.distinctive),
        places=frozenset(parts.places),
        business=frozenset(parts.business),
        filler=frozenset(parts.filler),
        level=frozenset(parts.level),
        relation=frozenset(parts.relation),
        has_legal_form=has_legal_form,
        has_foreign_form=has_legal_form and has_foreign_form(text),
        is_chinese=is_chinese,
    )


def in_latin_letters(name: ParsedName) -> str:
    """The distinctive part in Latin letters without spaces: Chinese as pinyin."""
    return pinyin(name.joined) if name.is_chinese else name.joined
