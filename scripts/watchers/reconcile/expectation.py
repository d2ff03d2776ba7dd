"""Which of the record's listings a copy of a list should have, and which of them it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.answers.listing_dates import listed_from
from watchers.dates.as_of import Truth, happened
from watchers.official.entries import Entry, UnreadableList
from watchers.official.list_copy import ListCopy
from watchers.tables.rows import Row

MAX_MISSING_SHARE = 0.1
"""Share of the expected listings that a complete list may lack; with fewer it is a part."""
MAX_NAMED = 5
"""Missing parties that a note names."""


@dataclass(frozen=True)
class Expectation:
    """The record's open listings on a list, compared with a copy of it."""

    rows: list[Row]
    """Listings that had surely begun by the day of the copy."""
    missing: list[Row]
    """Those of them that are not in the copy."""
    later: int
    """Number of the other open listings, which begin later or on an unknown date."""

    @property
    def expected(self) -> int:
        return len(self.rows)

    @property
    def found(self) -> int:
        return len(self.rows) - len(self.missing)

    @property
    def notes(self) -> Iterator[str]:
        """A sentence that names parties that are missing, if there are any."""
        if self.missing:
            names = "; ".join(row["name_as_listed"] for row in self.missing[:MAX_NAMED])
            yield f"Not found in the file: {names}"

    def shows_part(self, copy: ListCopy) -> bool:
        """Whether the copy is cut off or lacks so much that it may be a part of the list."""
        if copy.complete:
            return False
        return copy.may_be_cut or len(self.missing) > MAX_MISSING_SHARE * len(self.rows)


def expect(
    rows: list[Row], *, matches: dict[str, list[Entry]], day: str, list_id: str
) -> Expectation:
    """What a copy of the day should have of the designations `rows`.

    matches: the entries of each designation, by its id. Raises UnreadableList if the copy has none
    of the listings expected in it.
    """
    without_end = [row for row in rows if not row["ended_on"]]
    expected = [row for row in without_end if happened(listed_from(row)[0], day) is Truth.YES]
    missing = [row for row in expected if not matches[row["designation_id"]]]
    if missing and len(missing) == len(expected):
        raise UnreadableList(
            f"the file has none of the {len(missing)} parties expected on {list_id}: "
            "it is another list, or a part of one"
        )
    return Expectation(expected, missing, later=len(without_end) - len(expected))
