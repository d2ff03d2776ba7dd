"""Whether two citations name the same notice.

Lists cite a rule by its first page or by the page on which it decides; so a page that follows shortly is the
same notice. A page before it is another: the Federal Register prints rules of one day one after the other.
"""

from __future__ import annotations

import re

REGISTER = re.compile(r"\b([0-9]{2,3}) ?F\.? ?R\.? ?([0-9]{3,6})\b")
"""A page of the Federal Register: 84 FR 54002."""
EU_NUMBER = re.compile(r"\b(?:19|20)[0-9]{2}/[0-9]{2,5}\b")
DATED = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
PAGES = 4
"""How far into a notice the page may lie by which it is cited; on the Entity List it is the third or the fifth."""

Notice = tuple[str, int]


def notices_in(text: str) -> set[Notice]:
    """The notices that a text cites: pages of the Federal Register, numbers of EU acts, or the text itself where it is dated."""
    found = {(f"{volume} FR", int(page)) for volume, page in REGISTER.findall(text)}
    found |= {(number, 0) for number in EU_NUMBER.findall(text)}
    if not found and DATED.search(text):
        found.add((text, 0))
    return found


def shared(ours: set[Notice], theirs: set[Notice]) -> set[Notice]:
    """Which of our notices, cited by their first pages, a list cites."""
    return {
        one
        for one in ours
        for other in theirs
        if one[0] == other[0] and 0 <= other[1] - one[1] <= PAGES
    }
