"""Everything known about one row, each line with its source; all of it, or as of a day.

An account is a heading and sections of lines; how it looks on a terminal is decided at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from watchers.dates.as_of import Truth, first_day, happened, held
from watchers.package.model import Package
from watchers.profile.format import Line
from watchers.profile.sections import SECTIONS
from watchers.tables.rows import Record
from watchers.text.suggest import did_you_mean

SHOWN = {
    "entities": "organisation",
    "officials": "person in a public role",
    "contracts": "contract",
    "events": "event",
    "lists": "list",
    "sources": "source",
}
"""Tables whose rows can be shown, and what one row of each is."""
NOT_SURE = "not sure for that day"
LATER_SOURCE = "told by a later source"


class UnknownId(LookupError):
    """No table that can be shown has a row of this id, or it is an event that had not happened by the day asked."""


@dataclass(frozen=True)
class Marked:
    """A line, and what is to be said of it for the day asked."""

    line: Line
    marks: tuple[str, ...] = ()


@dataclass
class Account:
    """What is known of one row, in sections of lines, with the documents they rest on.

    day: the day (YYYY-MM-DD) of which it tells, or empty for all that is known; left_out: how many
    lines tell of what was over by then, had not begun or had not been said.
    """

    row_id: str
    name: str
    kind: str
    package: Package
    day: str = ""
    sections: dict[str, list[Marked]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    left_out: int = 0

    @property
    def lines(self) -> list[Marked]:
        return [marked for lines in self.sections.values() for marked in lines]


def account(package: Package, row_id: str, day: str = "") -> Account:
    """The account of the entity, official, contract, event, list or source `row_id`, as of `day` if one is given.

    Raises UnknownId where there is none by then, naming the nearest id, and UnusablePackage as Record does.
    """
    record = Record(package)
    for table in SHOWN:
        if row := record.by_id[table].get(row_id):
            if day and table == "events" and happened(row["occurred_on"], day) is Truth.NO:
                raise UnknownId(f"{row_id} happened on {row['occurred_on']}, after {day}")
            shown = Account(row_id, record.name(table, row_id), table, package, day)
            for heading, tables, make in SECTIONS:
                if table in tables:
                    _add(shown, heading, dict.fromkeys(make(record, table, row)), record)
            used = {
                source
                for marked in shown.lines
                for source in (
                    marked.line.source_id,
                    *(step.source_id for step in marked.line.dates),
                )
            }
            shown.sources = {source: _citation(record, source) for source in sorted(used) if source}
            return shown
    known = [key for table in SHOWN for key in record.by_id[table]]
    raise UnknownId(
        f"{row_id} is no entity, official, contract, event, list or source.{did_you_mean(row_id, known)}"
    )


def _add(shown: Account, heading: str, lines: Iterable[Line], record: Record) -> None:
    for line in lines:
        was_so = _was_so(line, shown.day) if shown.day else Truth.YES
        if was_so is Truth.NO:
            shown.left_out += 1
            continue
        marks = [NOT_SURE] if was_so is Truth.UNKNOWN else []
        published = record.get("sources", line.source_id).get("published_on", "")
        if shown.day and published and first_day(published) > shown.day:
            marks.append(LATER_SOURCE)
        told = (
            line
            if not shown.day
            else replace(
                line,
                dates=tuple(
                    step for step in line.dates if happened(step.date, shown.day) is not Truth.NO
                ),
            )
        )
        shown.sections.setdefault(heading, []).append(Marked(told, tuple(marks)))


def _was_so(line: Line, day: str) -> Truth:
    """Whether a line tells of what was so on the day, or had happened by then; what has no date at all was so."""
    if line.happened is not None:
        return happened(line.happened, day)
    if line.period is not None:
        # Without a date the line says so itself, or is a name, which is not bound to one.
        return held(*line.period, day) if any(line.period) else Truth.YES
    return Truth.YES


def _citation(record: Record, source_id: str) -> str:
    source = record.get("sources", source_id)
    publisher = (
        record.name("entities", source["publisher_id"])
        if source["publisher_id"]
        else "publisher unknown"
    )
    copy = f"copy read: {source['copy_url']}" if source["copy_url"] else ""
    address = ", ".join(filter(None, (source["url"], copy))) or "no address"
    seen = {
        "full_text": "read in full",
        "excerpt": "read in part",
        "cited": f"known through {source['via_source_id']}",
    }
    return ", ".join(
        part
        for part in (
            source["title"],
            publisher,
            source["published_on"],
            address,
            seen[source["checked"]],
        )
        if part
    )
