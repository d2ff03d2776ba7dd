"""The days of a copy that could not be read, which would otherwise pass for days not given."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.official.entries import Entry, UnreadableList
from watchers.official.list_copy import ListCopy
from watchers.text.plural import counted
from watchers.text.printable import quoted


@dataclass(frozen=True)
class UnreadDays:
    """How many days of listings a copy prints, and the entries in which they were not read."""

    printed: int
    entries: list[Entry]

    @property
    def are_most(self) -> bool:
        return 2 * len(self.entries) > self.printed

    def in_words(self) -> str:
        """How many they are, with an example; there must be one."""
        first = self.entries[0]
        days = counted(self.printed, "day")
        return (
            f"{len(self.entries):,} of {days} of listings could not be read, such as "
            f"{quoted(first.unread_day)} (line {first.line})"
        )


def unread_days(copy: ListCopy, list_id: str) -> UnreadDays | None:
    """The unread days of the rows on the list; None if all were read.

    Raises UnreadableList if most were not, since the days are then written in another way than the
    layout expects, and what was read may be wrong too.
    """
    rows = [entry for entry in copy.entries if entry.list_id == list_id]
    unread = [entry for entry in rows if entry.unread_day]
    if not unread:
        return None
    days = UnreadDays(sum(bool(entry.since or entry.unread_day) for entry in rows), unread)
    if days.are_most:
        raise UnreadableList(f"{days.in_words()}: the publisher writes days in another way")
    return days
