"""Whether two citations name the same notice.

Lists cite a rule by its first page or by the page of the decision, so a page shortly after the
first is the same notice. A page before it is another notice: the Federal Register prints the rules
of a day one after the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

REGISTER = re.compile(r"\b([0-9]{2,3}) ?F\.? ?R\.? ?([0-9]{3,6})\b")
"""A page of the Federal Register: 84 FR 54002."""
EU_NUMBER = re.compile(r"\b(?:19|20)[0-9]{2}/[0-9]{2,5}\b")
"""The number of an EU act: 2021/478."""
DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
MAX_PAGES_AFTER_FIRST = 4
"""How far into a notice a citation may point; for the Entity List it is the third or fifth page."""


class Notice(NamedTuple):
    """A notice, by the series and page in which it was published."""

    name: str
    """A volume of the Federal Register ("84 FR"), the number of an EU act, or the cited text."""
    page: int = 0
    """Page of the volume, 0 if the notice is not cited by page."""

    def __str__(self) -> str:
        return f"{self.name} {self.page}" if self.page else self.name


def notices_in(text: str) -> set[Notice]:
    """The notices that a text cites; the text itself if it cites none but has a date in it."""
    notices = {Notice(f"{volume} FR", int(page)) for volume, page in REGISTER.findall(text)}
    notices |= {Notice(number) for number in EU_NUMBER.findall(text)}
    if not notices and DATE.search(text):
        notices.add(Notice(text))
    return notices


def shared(ours: set[Notice], theirs: set[Notice]) -> set[Notice]:
    """Those of our notices, cited by their first pages, that a list cites by any of theirs."""
    return {notice for notice in ours if any(_is_same(notice, other) for other in theirs)}


def _is_same(ours: Notice, theirs: Notice) -> bool:
    return ours.name == theirs.name and 0 <= theirs.page - ours.page <= MAX_PAGES_AFTER_FIRST
