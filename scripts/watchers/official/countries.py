"""Countries and Xinjiang, as official lists write them."""

from __future__ import annotations

_CODES = {"China": "CN", "Hong Kong": "HK", "Macau": "MO", "Taiwan": "TW"}
_XINJIANG = ("xinjiang", "xuar", "uyghur", "uighur")


def country_code(country: str) -> str:
    """The code (ISO 3166-1 alpha-2) of a country that matters here; any other as written."""
    return _CODES.get(country, country)


def names_xinjiang(*cells: str) -> bool:
    """Whether one of the cells names Xinjiang, in any of its usual spellings."""
    text = " ".join(cells).casefold()
    return any(name in text for name in _XINJIANG)
