"""Names that stand within a cell which matches nobody: nothing is cleared because of what follows.

What is taken apart before knows addresses, telephones and the like in many forms, but not in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from watchers.names.legal_forms import legal_forms

CONNECTING = frozenset({"and", "&", "+", "/", "-", "–", "="})
"""Words behind which another name may begin."""
CONTACT = re.compile(
    r"(?i)(?:tel|fax|phone|mobile|attn|attention|e-?mail|c/o|www|https?)\b|.*@|[+(=:#]|\d{4,}"
)
"""How a word begins that is no part of a name."""
MAX_WORDS = 60
"""Words of a cell that are looked at; a name stands near its beginning."""


def embedded_names(cell: str) -> Iterator[str]:
    """The texts within the cell that may be names: up to a legal form or comma, behind an "and"."""
    words = cell.split()[:MAX_WORDS]
    forms = [number for number, word in enumerate(words) if _is_form(word)]
    if forms and forms[-1] + 1 < len(words):
        yield " ".join(words[: forms[-1] + 1])
    ends = [here for here, after in pairwise(forms) if after - here > 1]
    if ends:
        yield " ".join(words[: ends[0] + 1])
    yield from _before_contact(words)
    if not forms:
        yield from _before_commas(cell)
        yield " ".join(words[:-1])
    for number, word in enumerate(words[1:-1], 1):
        if word.casefold() in CONNECTING:
            yield " ".join(words[number + 1 :])


def _is_form(word: str) -> bool:
    return word.strip(".,;:()").replace(".", "").casefold() in legal_forms().words


def _before_contact(words: list[str]) -> Iterator[str]:
    """The words in front of the first that no name holds: an address of mail, a number, a mark."""
    for number, word in enumerate(words[1:], 1):
        if CONTACT.match(word):
            yield " ".join(words[:number])
            return


def _before_commas(cell: str) -> Iterator[str]:
    """The cell without what stands behind its last comma, the last two, and so on."""
    pieces = cell.split(",")[:MAX_WORDS]
    for count in range(len(pieces) - 1, 0, -1):
        yield ",".join(pieces[:count]).strip()
