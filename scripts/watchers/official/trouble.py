"""What can be the matter with a publisher's page, each kind of which asks for another remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from watchers.official.copies import Copies
from watchers.official.entries import UnreadableList
from watchers.official.manifest import Copy
from watchers.official.rhythm import longer_than_usual


class Kind(StrEnum):
    """The kinds; the weekly watch opens an issue of its own for each."""

    MOVED = "moved"
    """The file is at another address, or at none."""
    UNRECOGNISED = "unrecognised"
    """What is at the address cannot be read as the list: another layout, or no list."""
    LATE = "late"
    """Nothing new has come for longer than ever."""


class MovedList(UnreadableList):
    """Nothing is at the address any more."""


class UnrecognisedList(UnreadableList):
    """What is at the address cannot be read as the list."""


@dataclass(frozen=True)
class Trouble:
    """Something that is the matter with the page of a list, in one sentence."""

    kind: Kind
    message: str

    @classmethod
    def of_error(cls, error: UnreadableList) -> Trouble | None:
        """The trouble that a failed download shows; None if it may be a passing one."""
        if isinstance(error, MovedList):
            return cls(Kind.MOVED, str(error))
        if isinstance(error, UnrecognisedList):
            return cls(Kind.UNRECOGNISED, str(error))
        return None


def troubles(copies: Copies, copy: Copy, *, listed_on: set[str]) -> Iterator[Trouble]:
    """What is the matter with a page whose copy was read.

    listed_on: the days on which parties were listed, as the copy gives them.
    """
    of_page = copies.of_list(copy.list_id, url=copy.url)
    if moved := _moved(copy, of_page):
        yield Trouble(Kind.MOVED, moved)
    if late := longer_than_usual(listed_on, until=copy.day):
        yield Trouble(Kind.LATE, f"{copy.list_id}: the newest listing in the file is {late}")
    if late := longer_than_usual(_changed_on(of_page), until=copy.day):
        yield Trouble(Kind.LATE, f"{copy.list_id}: the last change of the file is {late}")


def _moved(copy: Copy, of_page: list[Copy]) -> str:
    """Where the address leads if it leads elsewhere for good; empty if it does not.

    A redirect that the publisher calls temporary is taken for such only if it led to another host
    before: some publishers send every download through one.
    """
    if copy.redirect == "permanent":
        return (
            f"{copy.url} leads for good to {copy.final_url}; look at it, and put the address into"
            " data/lists.csv"
        )
    earlier = [one for one in of_page if one.fetched_at < copy.fetched_at]
    if not earlier or _host(earlier[-1].final_url) == _host(copy.final_url):
        return ""
    return (
        f"{copy.url} is now answered by {_host(copy.final_url)}, and was by"
        f" {_host(earlier[-1].final_url)} on {earlier[-1].day}; look whether the list moved"
    )


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _changed_on(of_page: list[Copy]) -> set[str]:
    """The days on which the file was seen to have changed.

    A day is that of the publisher if it gives one, else that of the copy. The first copy shows no
    change by its own day.
    """
    days, seen = set(), of_page[0].sha256 if of_page else ""
    for copy in of_page:
        if copy.last_modified:
            days.add(copy.last_modified[:10])
        elif copy.sha256 != seen:
            days.add(copy.day)
        seen = copy.sha256
    return days
