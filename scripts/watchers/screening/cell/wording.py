"""Other spellings of a name that only files have: abbreviations, and the words of Taiwan."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from watchers.screening.cell.tables import ABBREVIATIONS, TAIWANESE_WORDS, UNPOINTED

_POINTED, _BARE = "|".join(map(re.escape, ABBREVIATIONS)), "|".join(sorted(UNPOINTED))
_ABBREVIATION = re.compile(rf"\b(?:(?P<pointed>{_POINTED})\.|(?P<bare>{_BARE})\b)", re.I)
_STOCK_COMPANY = re.compile(
    r"\b(?:joint[\s-]+)?(?:stock|share|shareholding)\s+co(?:mp)?(?:any)?\b\.?", re.I
)
_MAY_BE_ABBREVIATED = ABBREVIATIONS.keys() | {"stock", "share", "shareholding"}
_TAIWANESE = re.compile(TAIWANESE_WORDS)


def other_wording(name: str) -> str:
    """The name with its abbreviations written out, and in the words of the mainland."""
    if not name.isascii() and _TAIWANESE.search(name):
        return str(_mainland().convert(name))
    words = {word.rstrip(".,") for word in name.casefold().split()}
    if words.isdisjoint(_MAY_BE_ABBREVIATED):
        return name
    written_out = _ABBREVIATION.sub(_written_out, _STOCK_COMPANY.sub("Co.", name))
    return name if written_out == name else " ".join(written_out.split())


def _written_out(found: re.Match[str]) -> str:
    return f"{ABBREVIATIONS[(found['pointed'] or found['bare']).casefold()]} "


@cache
def _mainland() -> Any:
    import opencc

    return opencc.OpenCC("tw2sp")
