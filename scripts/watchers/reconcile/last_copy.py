"""The last copy of a list that was fetched, with which a newer one is compared."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from itertools import islice

from watchers.names.normalize import folded
from watchers.official.copies import BrokenCopies, Copies
from watchers.official.entries import UnreadableList
from watchers.official.list_copy import ListCopy
from watchers.official.read_copy import read_copy_of
from watchers.reconcile.hashed_copy import HashedCopy
from watchers.tables.rows import Row

MAX_READ = 3
"""Copies that are read to find one that is not newer than the file at hand."""


@dataclass(frozen=True)
class LastCopy:
    """An earlier copy of a list."""

    file_name: str
    copy: ListCopy

    def has_all(self, rows: list[Row]) -> bool:
        """Whether it has the parties of the designations, by the names as listed."""
        names = {folded(name) for entry in self.copy.parties for name in entry.names}
        return all(folded(row["name_as_listed"]) in names for row in rows)


def last_fetched(
    list_id: str, copies: Copies, *, url: str, new: HashedCopy, is_current: bool = False
) -> LastCopy | None:
    """The newest copy kept that has other content than the new one and is of no later day.

    url: the address of the list; copies from another, which a package with a list of the same id
    may have kept, count only if there is none from this one, as after a move. is_current: whether
    the new one was fetched now, so that every other is older, whatever day it gives: a file that
    lost its newest listings seems to be an old one. None if there is none among the last few, or if
    they cannot be read or are not as they were left: what is kept helps to judge the new file,
    which can be judged without.
    """
    with contextlib.suppress(BrokenCopies, OSError):
        others = [one for one in reversed(copies.of_list(list_id)) if one.sha256 != new.sha256]
        of_address = [one for one in others if one.url == url]
        for kept in islice(of_address or others, MAX_READ):
            with contextlib.suppress(UnreadableList, OSError):
                copy = read_copy_of(copies.path(kept), list_id=list_id)
                if is_current or _is_not_later(copy, new.copy):
                    return LastCopy(kept.file, copy)
    return None


def _is_not_later(kept: ListCopy, new: ListCopy) -> bool:
    """Whether the kept copy is of no later day, as far as both tell their days."""
    if not kept.as_of or not new.as_of:
        return True
    return kept.as_of.day <= new.as_of.day
