"""Whether words name a party or a place: by any of its names, whole or without its legal form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from watchers.names.normalize import folded, has_han
from watchers.names.parse import parse_name

PLACE_KINDS = (
    "uyghur autonomous region",
    "autonomous region",
    "autonomous prefecture",
    "prefecture",
    "county",
    "city",
    "district",
    "province",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "地区",
    "县",
    "市",
    "区",
    "省",
)
"""Words for the kind of a place, which documents leave out."""
_POSSESSIVE = re.compile(r"['’]s\b")
_BRACKETS = re.compile(r" \(.*?\)")
MIN_LETTERS = 2


def names_one_of(text: str, names: Iterable[str]) -> bool:
    """Whether the text has one of the names, in any case, script variant and punctuation."""
    words, known = _with_spaces(text), list(names)
    # A name as it is stands in most texts; to take it apart takes far longer.
    return any(_stands_in(words, folded(name)) for name in known) or any(
        _stands_in(words, parse_name(name).text) for name in known
    )


def names_place(text: str, names: Iterable[str]) -> bool:
    """The same for a place, whose name may stand without `County` or 县."""
    return names_one_of(text, (short for name in names for short in _short_names(name)))


def _short_names(name: str) -> Iterator[str]:
    """The name, and as Moyu (Karakax) County is called too: Moyu County, Moyu, Karakax."""
    yield from (name, _without_kind(name))
    if _BRACKETS.search(name):
        other = name[name.index("(") + 1 : name.index(")")]
        without = _BRACKETS.sub("", name)
        yield from (without, _without_kind(without), other)


@lru_cache(maxsize=10_000)
def _with_spaces(text: str) -> str:
    return f" {folded(_POSSESSIVE.sub('', text))} "


def _stands_in(words: str, name: str) -> bool:
    if len(name) < MIN_LETTERS:
        return False
    return (
        name.replace(" ", "") in words.replace(" ", "") if has_han(name) else f" {name} " in words
    )


def _without_kind(name: str) -> str:
    lower = name.lower()
    for kind in PLACE_KINDS:
        if lower.endswith(kind) and len(lower) > len(kind) + 1:
            return name[: -len(kind)].strip()
    return name
