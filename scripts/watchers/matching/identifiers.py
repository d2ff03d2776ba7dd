"""Identifiers as files write them, read as the record writes them.

Only credit codes, ISIN, LEI and tickers with their exchange tell their scheme by their form. All
others must name it (`ofac_uid:30936`), as a number of a file's own could be the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

SCHEMES = (
    *("uscc", "lei", "isin", "ticker", "wikidata", "ofac_uid", "bioguide", "eu_reference"),
    "uk_unique_id",
)
"""Those that the schema of `identifiers` allows, each of which a file can name."""
CHECKED = {
    "uscc": ("cn.uscc", r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}"),
    "lei": ("lei", r"[A-Z0-9]{18}\d{2}"),
    "isin": ("isin", r"[A-Z]{2}[A-Z0-9]{9}\d"),
}
"""Schemes with check digits: the module of python-stdnum that checks them, and their shape."""
SPELLINGS = {
    "SZSE": ("SZSE", "XSHE", "SHE", "SZ"),
    "SSE": ("SSE", "SHSE", "XSHG", "SHA", "SH", "SS"),
    "HKEX": ("HKEX", "SEHK", "XHKG", "HKG", "HK"),
    "NEEQ": ("NEEQ",),
    "NYSE": ("NYSE", "XNYS", "N"),
    "NASDAQ": ("NASDAQ", "XNAS", "O"),
}
"""Exchange as the record writes it → as files do."""
DIGITS = {"SZSE": 6, "SSE": 6, "NEEQ": 6, "HKEX": 5}
"""How many digits a ticker of the exchange has; files leave out zeros in front."""
FEWEST_DIGITS = 4
"""After a blank or a hyphen, which stand in a file's own numbers too."""
_EXCHANGE_OF = {spelling: key for key, spellings in SPELLINGS.items() for spelling in spellings}
_NUMBERED = "|".join(name for key in DIGITS for name in SPELLINGS[key])
_LETTERED = "|".join(
    name for key, names in SPELLINGS.items() if key not in DIGITS for name in names
)
_BETWEEN = r"(?P<between>\s*[:.-]\s*|\s*)"
_TICKERS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<exchange>{_NUMBERED}){_BETWEEN}(?P<number>\d{{1,6}})",
        rf"(?P<number>\d{{1,6}}){_BETWEEN}(?P<exchange>{_NUMBERED})",
        rf"(?P<exchange>{_LETTERED})\s?(?P<between>:)\s?(?P<number>[A-Z][A-Z.]{{0,5}})",
        rf"(?P<number>[A-Z]{{1,5}})(?P<between>\.)(?P<exchange>{_LETTERED})",
    )
)
"""Forms of a ticker: SZSE:002415, SZ002415, 2415.SZ, 002415 SZ, NYSE:ABC, ABC.N."""
_MAY_BE_ONE = re.compile(r"[0-9:]|\.[A-Za-z]+\s*$")
_SPACES = re.compile(r"[\s-]+")
"""Numbers with check digits are often written in groups."""
MAX_CHARACTERS = 100
_NAMED = re.compile(
    rf"(?P<scheme>{'|'.join(SCHEMES)})\s?:\s?(?P<value>[A-Z0-9][A-Z0-9:./-]*)", re.I
)


class Identifier(NamedTuple):
    """An identifier as the record writes it."""

    scheme: str
    value: str

    @property
    def key(self) -> str:
        """By what it is indexed."""
        return f"{self.scheme}:{self.value}".casefold()

    @property
    def register(self) -> str:
        """Within what a party has but one: the scheme, and for a ticker the exchange."""
        if self.scheme != "ticker":
            return self.scheme
        return f"{self.scheme}:{self.value.partition(':')[0]}"


def spellings(scheme: str, value: str) -> set[str]:
    """By what an identifier of the record is indexed: with its scheme, and alone if that tells.

    A number with wrong check digits could be any other, and is not indexed alone.
    """
    found = recorded(scheme, value)
    keys = {found.key, f"{scheme}:{value}".casefold()}
    is_number = value.isdigit() and not (scheme in CHECKED and is_valid(scheme, value))
    is_told = scheme in CHECKED or (scheme == "ticker" and ":" in value)
    if is_told and not is_number:
        keys.add(value.casefold())
    return keys


def recorded(scheme: str, value: str) -> Identifier:
    """An identifier of the record, in the one form by which it is compared."""
    return Identifier(scheme, (scheme == "ticker" and ticker(value)) or value)


@lru_cache(maxsize=50_000)
def identifier(text: str) -> Identifier | None:
    """The identifier that the whole text is; None if it is none, or has wrong check digits."""
    if len(text) > MAX_CHARACTERS or not _MAY_BE_ONE.search(text):
        return None
    capitals = text.strip().upper()
    in_one_piece = _SPACES.sub("", capitals)
    for scheme in CHECKED:
        if is_valid(scheme, in_one_piece):
            return Identifier(scheme, in_one_piece)
    if found := ticker(capitals):
        return Identifier("ticker", found)
    named = _NAMED.fullmatch(text.strip())
    if not named:
        return None
    scheme, value = named["scheme"].lower(), named["value"]
    if scheme in CHECKED:
        return Identifier(scheme, value.upper()) if is_valid(scheme, value.upper()) else None
    return recorded(scheme, value.upper() if scheme == "ticker" else value)


def is_valid(scheme: str, value: str) -> bool:
    """Whether a value, in capitals, has the form and the check digits of a scheme that has them."""
    module, shape = CHECKED[scheme]
    if not re.fullmatch(shape, value):
        return False
    return bool(import_module(f"stdnum.{module}").is_valid(value))


def ticker(text: str) -> str:
    """The ticker with its exchange in front, as in SZSE:002415; empty if the text is none."""
    for form in _TICKERS:
        if found := form.fullmatch(text):
            exchange, number = _EXCHANGE_OF[found["exchange"]], found["number"]
            digits = DIGITS.get(exchange, 0)
            if len(number) >= _fewest(found["between"], digits) and (
                not digits or len(number) <= digits
            ):
                return f"{exchange}:{number.zfill(digits)}"
    return ""


def _fewest(between: str, digits: int) -> int:
    """How many digits must stand there; SZ002415 must be whole, as HK509 could be anything."""
    if between.strip() in (":", "."):
        return 1
    return FEWEST_DIGITS if between else digits
