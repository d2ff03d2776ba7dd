"""Countries and Xinjiang, as official lists write them."""

from __future__ import annotations

IN_CHINA = frozenset({"CN", "HK", "MO"})
_CODES = {"China": "CN", "Hong Kong": "HK", "Macau": "MO", "Taiwan": "TW"}
_XINJIANG = ("xinjiang", "xuar", "uyghur", "uighur")


def country_code(country: str) -> str:
    """The code of a country (ISO 3166-1 alpha-2) where it is one of those that matter here, else the country as written."""
    return _CODES.get(country, country)


def names_xinjiang(*cells: str) -> bool:
    """Whether one of the cells names Xinjiang, as its publisher may spell it."""
    text = " ".join(cells).casefold()
    return any(name in text for name in _XINJIANG)
