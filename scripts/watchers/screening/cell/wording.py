"""Other spellings of a name that only files have: abbreviations, and the words of Taiwan."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from watchers.screening.cell.tables import ABBREVIATIONS, TAIWANESE_WORDS, UNPOINTED

_WORD = re.compile(r"(?P<word>[A-Za-z']+)(?P<point>\.?)")
_STOCK_COMPANY = re.compile(
    r"\b(?:joint[\s-]+)?(?:stock|share|shareholding)\s+co(?:mp)?(?:any)?\b\.?", re.I
)
_TAIWANESE = re.compile(TAIWANESE_WORDS)


def other_wording(name: str) -> str:
    """The name with its abbreviations written out, and in the words of the mainland."""
    if name.isascii() or not _TAIWANESE.search(name):
        written_out = _WORD.sub(_written_out, _STOCK_COMPANY.sub("Co.", name))
        return " ".join(written_out.split())
    return str(_mainland().convert(name))


def _written_out(found: re.Match[str]) -> str:
    word = found["word"].casefold()
    if word in ABBREVIATIONS and (found["point"] or word in UNPOINTED):
        return f"{ABBREVIATIONS[word]} "
    return found.group()


@cache
def _mainland() -> Any:
    import opencc

    return opencc.OpenCC("tw2sp")
