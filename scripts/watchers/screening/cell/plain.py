"""Whether a cell is a name and nothing else, as most are: told quickly, for files of many names."""

from __future__ import annotations

import re

from watchers.names.legal_forms import legal_forms
from watchers.names.vocabulary import vocabulary
from watchers.screening.cell.tables import (
    CHINESE_BRANCHES,
    CHINESE_OTHER_NAME,
    SALUTATIONS,
    TAIWANESE_WORDS,
    UNPOINTED,
)

_LATIN = re.compile(
    r"[A-Za-z'’-]+(?: (?:[A-Za-z'’-]+|&))*"
    r"(?:,? ?(?:Co|CO|co)(?:\.|mpany|MPANY)?)?"
    r"(?:,? ?(?:Ltd|LTD|ltd|Limited|LIMITED|Inc|INC|LLC|Corp|CORP|Corporation|CORPORATION)\.?)?"
)
_HAN = re.compile(r"[\u3400-\u9fff]+")
_NOT_PLAIN_HAN = re.compile(
    f"{CHINESE_BRANCHES}|{CHINESE_OTHER_NAME}|{TAIWANESE_WORDS}|公司.*公司|公司[和与與及]|先生|女士|小姐"
)
_JOINING = frozenset({"and", "&"})
_NOT_PLAIN_WORDS = UNPOINTED | frozenset(
    (
        *("and", "&", "as", "aka", "fka", "dba", "nka", "alias", "formerly", "previously", "-"),
        *("stock", "share", "shareholding", "branch", "office", "fengongsi"),
        *re.sub(r"[^a-z|]", "", SALUTATIONS).split("|"),
    )
)


def is_plain(cell: str) -> bool:
    """Whether nothing in the cell can be taken apart."""
    if not _LATIN.fullmatch(cell):
        return _HAN.fullmatch(cell) is not None and not _NOT_PLAIN_HAN.search(cell)
    words = cell.casefold().split()
    if _NOT_PLAIN_WORDS.isdisjoint(words):
        return True
    odd = _NOT_PLAIN_WORDS.intersection(words)
    return odd <= _JOINING and all(map(_is_general, words[min(map(words.index, odd)) + 1 :]))


def _is_general(word: str) -> bool:
    """Whether the word cannot name anybody: then "and" before it does not part two names."""
    word = word.removesuffix(".,ltd.").removesuffix(".,ltd").rstrip(".,")
    return word in vocabulary().words or word in legal_forms().words or word in _JOINING
