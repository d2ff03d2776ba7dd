"""A name taken apart into what tells who is meant and what many names share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from watchers.names.normalize import folded, has_han, pinyin
from watchers.names.tokenize import Parts, read_han, read_latin, without_legal_form
from watchers.names.vocabulary import around

_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*")
_TAIL = re.compile(
    r"[,，]?\s*\b(?:and|including|incl\.?)\s+(?:its|one|two|three|four|five|all|any)\b.*$|[,，]?\s+and\s+subsidiaries\s*$",
    re.I,
)
_OTHER_NAME = re.compile(
    r"\s*(?:\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?|d\.?b\.?a\.?|formerly|also known as|trading as)(?:\s+known\s+as)?[\s:]|[;/|\n])\s*",
    re.I,
)
_ADDED = re.compile(
    r"[(（\[;/|\n]|\b(?:including|incl|a\.?k\.?a|f\.?k\.?a|d\.?b\.?a|formerly|also|trading|subsidiaries|its)\b|[a-z] ?[\u3400-\u9fff]|[\u3400-\u9fff] ?[a-z]",
    re.I,
)
"""What every name has to which something was added; most names have none of it."""
MOST_CHARACTERS = 400
"""What of a cell is read as a name; the longest official names have about 200."""


@dataclass(frozen=True)
class Reading:
    """One name: its words without legal form (`text`), the words that say who is meant (`core`), the
    others by kind, whether a legal form stood there, and whether the core is Chinese."""

    text: str
    core: tuple[str, ...]
    places: frozenset[str]
    generic: frozenset[str]
    light: frozenset[str]
    level: frozenset[str]
    legal: bool
    han: bool

    @property
    def joined(self) -> str:
        return "".join(self.core)

    @property
    def nearest_places(self) -> frozenset[str]:
        """The places without those that the others lie within: Hotan, not Xinjiang and Hotan."""
        return self.places - around(self.places)


def writings(name: str) -> Iterator[str]:
    """The name as it stands, and without what was added to it: other names, brackets, "and its subsidiaries"."""
    name = name[:MOST_CHARACTERS]
    seen = [name]
    if not _ADDED.search(name):
        return iter(seen)
    for part in (_TAIL.sub("", name), *_OTHER_NAME.split(name)):
        for form in (part, _BRACKETS.sub(_without_other_name, part), *_scripts_apart(part)):
            if form and form.strip() and form not in seen:
                seen.append(form)
    return iter(seen)


def _without_other_name(bracket: re.Match[str]) -> str:
    """A place or a common word in brackets is part of the name; anything else is another name."""
    inside = read(bracket.group(1))
    return f" {bracket.group(1)} " if inside.text and not inside.core else " "


def _scripts_apart(part: str) -> Iterator[str]:
    """A name that is given in Chinese and in Latin letters side by side, as two names."""
    if has_han(part) and re.search(r"[A-Za-z]{4}", part):
        yield " ".join(word for word in part.split() if not has_han(word))
        yield (
            "".join(re.findall(r"[\u3400-\u9fff（）()]+", part))
            if re.search(r"[A-Za-z)）]\s+[\u3400-\u9fff]|[\u3400-\u9fff]\s+[(（A-Za-z]", part)
            else ""
        )


@lru_cache(maxsize=10_000)
def read(name: str) -> Reading:
    """The name taken apart; every part is empty for a name without letters and digits."""
    text = folded(name)
    parts = Parts()
    han = has_han(text)
    if han:
        plain, legal = read_han(text, parts)
    else:
        words, legal = without_legal_form(text)
        read_latin(words, parts)
        plain = " ".join(words)
    return Reading(
        plain,
        tuple(parts.core),
        *map(frozenset, (parts.places, parts.generic, parts.light, parts.level)),
        legal,
        han,
    )


def spoken(reading: Reading) -> str:
    """The core in Latin letters without spaces: Chinese as pinyin."""
    return pinyin(reading.joined) if reading.han else reading.joined
