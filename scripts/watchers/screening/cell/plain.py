"""Whether a cell is a name and nothing else, as most are: told quickly, for files of many names."""

from __future__ import annotations

import re

from watchers.screening.cell.tables import (
    CHINESE_BRANCHES,
    CHINESE_OTHER_NAME,
    TAIWANESE_WORDS,
    UNPOINTED,
)

_LATIN = re.compile(
    r"[A-Za-z'’-]+(?: [A-Za-z'’-]+)*"
    r"(?:,? ?(?:Co|CO|co)(?:\.|mpany|MPANY)?)?"
    r"(?:,? ?(?:Ltd|LTD|ltd|Limited|LIMITED|Inc|INC|LLC|Corp|CORP|Corporation|CORPORATION)\.?)?"
)
_HAN = re.compile(r"[\u3400-\u9fff]+")
_NOT_PLAIN_HAN = re.compile(
    f"{CHINESE_BRANCHES}|{CHINESE_OTHER_NAME}|{TAIWANESE_WORDS}|公司.*公司|公司[和与與及]|先生|女士|小姐"
)
_NOT_PLAIN_WORDS = (
    frozenset(
        "and aka fka dba nka a.k.a f.k.a formerly previously alias known trading operating doing mr ms mrs"
        " dr mx prof professor messrs sir dame madam herr frau mme comrade senator congressman congresswoman"
        " ambassador stock share shareholding branch office representative fengongsi hon the - -".split()
    )
    | UNPOINTED
)


def is_plain(cell: str) -> bool:
    """Whether nothing in the cell can be taken apart."""
    if _LATIN.fullmatch(cell):
        return _NOT_PLAIN_WORDS.isdisjoint(cell.casefold().split())
    return _HAN.fullmatch(cell) is not None and not _NOT_PLAIN_HAN.search(cell)
