"""The places that an address names: those of `places.csv`, and the others of the record.

Only spellings that are known are read, and none is corrected: in an address, other words abound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from watchers.names.normalize import folded, has_han
from watchers.names.parse import parse_name
from watchers.names.vocabulary import enclosing_places, vocabulary
from watchers.tables.rows import Record, Row

_STREET_WORDS = frozenset(
    {
        *("road", "rd", "street", "str", "st", "avenue", "ave", "boulevard", "blvd", "lane"),
        *("highway", "hwy", "lu", "jie", "dadao", "xiang"),
        *("building", "bldg", "plaza", "tower", "mansion", "hotel"),
    }
)
_BETWEEN = frozenset(
    {
        *("north", "south", "east", "west", "middle", "central", "n", "s", "e", "w"),
        *("bei", "nan", "dong", "xi", "zhong"),
    }
)
"""What may stand between the name of a street and its kind: Beijing South Road."""
_STREET = (
    r"[东西南北中]?[一二三四五六七八九十]?(?:路|街|道|大道|大街|巷|弄|大厦|大楼|广场|酒店|宾馆)"
)
_DIVISION = re.compile(r"(?:地区|自治州|自治区|市|县|州|区|省)$")
_BRACKETED = re.compile(r"\s*\(([^)]*)\)")
LEVEL = "level"
"""The kind of the words that tell a city's office from its prefecture's."""
COUNTRY = "china"
"""The place that says nothing: nearly every party of the record with a place sits in it."""


class Gazetteer:
    """The places of a record and of the vocabulary, each by a key.

    That is what `places.csv` calls it, or for one of the record alone its name there.
    """

    def __init__(self, record: Record) -> None:
        known = vocabulary()
        self._latin, self._chinese = dict(known.places), dict(known.chinese_places)
        self._keys: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._record = record
        for row in record.tables["places"]:
            self._add(row)
        self._chinese_names: dict[str, str] = {}
        for name, key in self._chinese.items():
            self._chinese_names.setdefault(key, name)
        self._longest = max(name.count(" ") + 1 for name in self._latin)
        names = "|".join(sorted(map(re.escape, self._chinese), key=len, reverse=True))
        self._scan = re.compile(f"({names})({_STREET})?")

    def _add(self, row: Row) -> None:
        """Adds the spellings of a place of the record."""
        known = parse_name(row["name"]).places | parse_name(row["name_zh"]).places
        spellings = list(_bare_names(row["name"]))
        if not known and (row["kind"] == "district" or not spellings):
            return  # Other cities have districts of that name.
        key = min(known) if known else spellings[0]
        self._keys[row["place_id"]] = key
        if not known:
            self._parents[key] = row["parent_id"]
        for spelling in spellings:
            self._latin.setdefault(spelling, key)
        if chinese := _DIVISION.sub("", folded(row["name_zh"])):
            self._chinese.setdefault(chinese, key)

    def in_text(self, text: str) -> frozenset[str]:
        """The places that a text names, without those that others of them lie within."""
        plain = folded(text)
        found = set(self._latin_places(plain.split()))
        if has_han(plain):
            found.update(self._chinese_places(plain))
        return self.nearest(found)

    def _latin_places(self, words: list[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            size = self._place_at(words[at : at + self._longest])
            if size and not _is_street(words[at + size :]):
                yield self._latin[" ".join(words[at : at + size])]
            at += size or 1

    def _place_at(self, words: list[str]) -> int:
        """How many of the words begin with the name of a place; the longest such name."""
        sizes = range(len(words), 0, -1)
        return next((size for size in sizes if " ".join(words[:size]) in self._latin), 0)

    def _chinese_places(self, text: str) -> Iterator[str]:
        for name, street in self._scan.findall(text):
            if not street:
                yield self._chinese[name]

    def of_record(self, place_id: str) -> frozenset[str]:
        """The nearest known place of a place of the record: itself, or one around it."""
        seen: set[str] = set()
        while place_id and place_id not in seen:
            if place_id in self._keys:
                return frozenset({self._keys[place_id]})
            seen.add(place_id)
            place_id = self._record.get("places", place_id).get("parent_id", "")
        return frozenset()

    def enclosing(self, keys: Iterable[str]) -> frozenset[str]:
        """The places that these lie within, directly or not."""
        found = frozenset(keys)
        parents = (self.of_record(self._parents[key]) for key in found if key in self._parents)
        around = frozenset(parent for of_key in parents for parent in of_key)
        return around | enclosing_places(found | around)

    def nearest(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of the places that none of the others lies within, without China."""
        found = frozenset(keys)
        return found - self.enclosing(found) - {COUNTRY}

    def chinese_name(self, key: str) -> str:
        """The first Chinese name of a place; empty if none is known."""
        return self._chinese_names.get(key, "")


def levels(*, chinese: bool) -> tuple[str, ...]:
    """The words for kinds of divisions, such as city and prefecture."""
    known = vocabulary()
    if chinese:
        return tuple(
            word for word, of_word in known.chinese_words.items() if known.kinds[of_word] == LEVEL
        )
    return tuple(word for word, kind in known.kinds.items() if kind == LEVEL)


def _bare_names(name: str) -> Iterator[str]:
    """The names in `Cele (Qira) County`, folded and without the division."""
    for text in (_BRACKETED.sub("", name), *_BRACKETED.findall(name)):
        words = [word for word in folded(text).split() if not _is_division(word)]
        if words:
            yield " ".join(words)


def _is_division(word: str) -> bool:
    known = vocabulary()
    return known.kinds.get(known.words.get(word, "")) == LEVEL


def _is_street(words: list[str]) -> bool:
    """Whether what follows a place makes it the name of a street or building."""
    rest = next((word for word in words[:3] if word not in _BETWEEN), "")
    return rest in _STREET_WORDS
