"""Countries by their codes (ISO 3166-1) and names, in English and Chinese.

`countries.csv` has the codes and names of the United Nations and Unicode CLDR, as collected in
https://github.com/datasets/country-codes (PDDL), the European Union, and other customary names.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from watchers.names import wordlist
from watchers.names.normalize import folded

_REGIONS = frozenset({"HK", "MO"})
"""Codes of the special administrative regions, the name of which may end in SAR."""
IN_CHINA = _REGIONS | {"CN"}
"""Codes of China and of those of its regions that have their own."""
_WITH_CHINA = _REGIONS | {"TW"}
"""Codes of places that are also written together with China, and are meant then."""
_REGION = re.compile(r" s ?a ?r$")
_PIECES = re.compile(r"[-–—/(),;:、（），；：]+")
MAX_CHARACTERS = 200
"""A longer text is not read as a country."""


@lru_cache(maxsize=10_000)
def read_country(text: str) -> str:
    """The alpha-2 code of the country that a text names by code or name; empty if it names none.

    Also of texts like "DE - Germany", "Korea, Republic of" or "Hong Kong, China", unless one of
    their pieces names none, or they name two.
    """
    if len(text) > MAX_CHARACTERS:
        return ""
    if code := _code(text):
        return code
    pieces = list(filter(str.strip, _PIECES.split(text)))
    if code := _code(" ".join(reversed(pieces))):
        return code
    found = set(map(_code, pieces))
    if len(found) == 2 and found & _WITH_CHINA:
        found -= {"CN"}
    return found.pop() if len(found) == 1 else ""


def country_codes() -> frozenset[str]:
    """The alpha-2 codes of all countries, and EU."""
    return frozenset(_codes().values())


def _code(text: str) -> str:
    """The code of the country that the whole text is; empty if it is none."""
    key = _key(text)
    region = _codes().get(_REGION.sub("", key), "")
    return _codes().get(key) or (region if region in _REGIONS else "")


def _key(text: str) -> str:
    return folded(text).removeprefix("the ")


@cache
def _codes() -> dict[str, str]:
    """Code or folded name → alpha-2 code."""
    found: dict[str, str] = {}
    with wordlist.FOLDER.joinpath("countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            names = [row["name"], *row["also"].split("|"), *row["zh"].split("|")]
            keys = {_key(name) for name in (row["code"], row["alpha3"], *names) if name}
            found.update(dict.fromkeys(keys, row["code"]))
    return found
