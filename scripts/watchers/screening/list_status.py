"""On which lists a party stood on a day: listed, not listed, or unknown with the reason.

Listed is said where a listing had begun and no end is known: a removal needs a notice. Not listed is said
only where `coverage` tells that the list was checked for that day. Everything else is unknown, and so is a
listing after a removal of parties of which it was not seen which.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from watchers.dates.as_of import Truth, happened
from watchers.tables.rows import Record, Row, party_id_of

LISTED_FROM = ("effective_on", "published_on", "announced_on")
"""The columns that say from when a listing holds, best first."""
SEEN = "source_id"
"""Where these are all empty: the document that shows the party on the list stands for the day on which it was seen there."""
REMOVALS_UNSEEN = "removals_unseen"
"""The extent of coverage after parties were removed of which it was not seen which."""


class Standing(StrEnum):
    """What can be said of a party and a list on a day; `owned` is said of what belongs to a listed party."""

    LISTED = "listed"
    OWNED = "owned"
    NOT_LISTED = "not_listed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ListAnswer:
    """Where a party stood on one list: since when and by which of its dates, why the answer is not plainer,
    how far the list was checked, and the rows, citations and documents behind the answer."""

    list_id: str
    standing: Standing
    since: str = ""
    since_by: str = ""
    remark: str = ""
    checked_to: str = ""
    citation: str = ""
    designation_ids: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()


class Listings:
    """The record's designations and coverage, asked for one day (YYYY-MM-DD)."""

    def __init__(self, record: Record, day: str) -> None:
        self.day = day
        self.created = record.package.created
        self._lists = record.by_id["lists"]
        self._published = {
            row["source_id"]: row["published_on"] for row in record.tables["sources"]
        }
        self._rows: dict[tuple[str, str], list[Row]] = {}
        self._coverage: dict[str, list[Row]] = {}
        for row in record.tables["designations"]:
            self._rows.setdefault((party_id_of(row), row["list_id"]), []).append(row)
        for row in record.tables["coverage"]:
            self._coverage.setdefault(row["list_id"], []).append(row)

    def of(self, party_id: str) -> list[ListAnswer]:
        """One answer for each list of the record, in the lists' order."""
        return [self.on_list(party_id, list_id) for list_id in self._lists]

    def on_list(self, party_id: str, list_id: str) -> ListAnswer:
        rows = self._rows.get((party_id, list_id), [])
        states = [(row, *_state(row, self.day, self._seen_on(row))) for row in rows]
        standing = [(row, why) for row, answer, why in states if answer is Truth.YES]
        unsure = [(row, why) for row, answer, why in states if answer is Truth.UNKNOWN]
        remark = "; ".join(dict.fromkeys(why for _, _, why in states if why))
        if self.day > self.created:
            return self._answer(
                list_id,
                Standing.UNKNOWN,
                rows,
                f"the record was released on {self.created}, before that day",
            )
        if standing:
            stood = [row for row, _ in standing]
            if removed := self._removed_unseen(list_id, stood):
                return self._answer(
                    list_id,
                    Standing.UNKNOWN,
                    stood,
                    f"listed until then; parties were removed on {removed}, which ones was not seen",
                )
            return self._answer(list_id, Standing.LISTED, stood, self._later_than_checked(list_id))
        if begun := self._not_yet(list_id):
            answer = self._answer(
                list_id,
                Standing.NOT_LISTED,
                rows,
                f"there was no such list before {begun['started_on']}",
            )
            return replace(answer, source_ids=(begun["source_id"],))
        if unsure:
            return self._answer(list_id, Standing.UNKNOWN, [row for row, _ in unsure], remark)
        covered, why_not = self._covered(list_id)
        why = "; ".join(filter(None, (remark, why_not)))
        return self._answer(
            list_id, Standing.NOT_LISTED if covered else Standing.UNKNOWN, rows, why
        )

    def _seen_on(self, row: Row) -> str:
        """The day of the document that shows the party on the list; by then it stood there, perhaps for long."""
        return self._published.get(row["source_id"], "")

    def _removed_unseen(self, list_id: str, rows: list[Row]) -> str:
        """The day since the listings on which parties went from the list, where it is not known which."""
        days = [
            row["complete_from"]
            for row in self._coverage.get(list_id, [])
            if row["extent"] == REMOVALS_UNSEEN
        ]
        gone = [
            day
            for day in days
            if happened(day, self.day) is not Truth.NO
            and all((listed_from(row)[0] or self._seen_on(row)) < day for row in rows)
        ]
        return max(gone, default="")

    def _not_yet(self, list_id: str) -> Row:
        """The row of a list that began only after the day, where it did."""
        row = self._lists[list_id]
        return row if happened(row.get("started_on", ""), self.day) is Truth.NO else {}

    def _answer(self, list_id: str, standing: Standing, rows: list[Row], remark: str) -> ListAnswer:
        since, by = min(
            (
                listed_from(row) if any(listed_from(row)) else (self._seen_on(row), SEEN)
                for row in rows
            ),
            default=("", ""),
        )
        listed = standing is Standing.LISTED
        sources = [row["source_id"] for row in rows] or [
            row["source_id"] for row in self._coverage.get(list_id, [])
        ]
        ends = [row["end_source_id"] for row in rows if row["end_source_id"]]
        return ListAnswer(
            list_id,
            standing,
            since if listed else "",
            by if listed else "",
            remark,
            self._checked_to(list_id),
            "; ".join(dict.fromkeys(row["citation"] for row in rows if row["citation"])),
            tuple(row["designation_id"] for row in rows),
            tuple(dict.fromkeys(sources + ends)),
        )

    def _checked_to(self, list_id: str) -> str:
        return max(
            (
                row["complete_to"]
                for row in self._coverage.get(list_id, [])
                if row["extent"] not in ("partial", REMOVALS_UNSEEN)
            ),
            default="",
        )

    def _later_than_checked(self, list_id: str) -> str:
        checked_to = self._checked_to(list_id)
        if not checked_to:
            return "to which day the list was last checked is not known; no removal is known"
        return (
            f"list last checked to {checked_to}; no removal is known"
            if happened(checked_to, self.day) is Truth.YES and checked_to < self.day
            else ""
        )

    def _covered(self, list_id: str) -> tuple[bool, str]:
        """Whether the list was checked for the day in a way that lets "not listed" be said, and what limits that."""
        rows = self._coverage.get(list_id, [])
        inside = {row["extent"] for row in rows if _contains(row, self.day) is Truth.YES}
        for extent, limit in (
            ("complete", ""),
            ("parties_of_record", ""),
            ("xinjiang_grounds", "checked for Xinjiang grounds only"),
        ):
            if extent in inside:
                return True, limit
        if any(
            row["extent"] == "partial" and _contains(row, self.day) is not Truth.NO for row in rows
        ):
            return False, "list only partly recorded"
        if any(_contains(row, self.day) is Truth.UNKNOWN for row in rows):
            return False, "to which day the list was checked is not known"
        return False, "list not checked for that day"


def listed_from(row: Row) -> tuple[str, str]:
    """From when a listing holds, and by which of its dates; both empty where it has none."""
    return next(((row[column], column) for column in LISTED_FROM if row[column]), ("", ""))


def _state(row: Row, day: str, seen_on: str) -> tuple[Truth, str]:
    """Whether a listing stood on the day, and why that is not known or no longer or not yet so."""
    start, _ = listed_from(row)
    over = happened(row["ended_on"], day) if row["ended_on"] else Truth.NO
    if over is Truth.YES:
        return Truth.NO, f"removed {row['ended_on']}"
    if not start:
        return _seen(over, row["ended_on"], day, seen_on)
    begun = happened(start, day)
    if begun is Truth.NO:
        known = [
            row[column]
            for column in ("announced_on", "published_on")
            if happened(row[column], day) is Truth.YES
        ]
        return (
            Truth.NO,
            f"announced {min(known)}, listed only from {start}"
            if known
            else f"listed only from {start}",
        )
    if begun is Truth.UNKNOWN:
        return begun, f"listed in {start}, on which day is not known"
    return (
        (over, f"removed in {row['ended_on']}, on which day is not known")
        if over is Truth.UNKNOWN
        else (Truth.YES, "")
    )


def _seen(over: Truth, ended: str, day: str, seen_on: str) -> tuple[Truth, str]:
    """The same, of a listing whose beginning is not known: it stood at the latest on the day of its document."""
    if not seen_on or happened(seen_on, day) is not Truth.YES:
        return (
            Truth.UNKNOWN,
            f"on the list by {seen_on}, whether on that day is not known"
            if seen_on
            else "the day of the listing is not known",
        )
    return (
        (over, f"removed in {ended}, on which day is not known")
        if over is Truth.UNKNOWN
        else (Truth.YES, "")
    )


def _contains(row: Row, day: str) -> Truth:
    """Whether the list was checked for the day by this row; without a first or last day that is not known."""
    begun = happened(row["complete_from"], day)
    over = happened(row["complete_to"], day)
    if begun is Truth.NO or (over is Truth.YES and row["complete_to"] < day):
        return Truth.NO
    # The last day itself was checked; a month or year cut short leaves open which day was the last.
    reached = row["complete_to"] and (row["complete_to"] == day or over is Truth.NO)
    return Truth.YES if begun is Truth.YES and reached else Truth.UNKNOWN
