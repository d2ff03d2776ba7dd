"""What the record knows about one row, each line with its source; all of it, or as of a day.

An account is data: text.py and data.py decide how it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from watchers.dates.as_of import Truth, happened, held
from watchers.dates.partial_date import first_day
from watchers.package.model import Package
from watchers.profile.format import Line, joined
from watchers.profile.sections import SECTIONS, Heading
from watchers.profile.subject import REFERENCES, Subject
from watchers.tables.rows import Record
from watchers.text.suggest import did_you_mean

HOW_READ = {"full_text": "read in full", "excerpt": "read in part"}
"""How far a document was read; the record knows any other document only through another one."""


class Mark(StrEnum):
    """What a reader should know of a line when asking about a day."""

    UNCERTAIN = "uncertain on that day"
    LATER_SOURCE = "source published later"


class UnknownId(LookupError):
    """No row with this id has an account, or it is an event that happened after the day."""


@dataclass(frozen=True)
class MarkedLine:
    """A line with its marks for the day of the account."""

    line: Line
    marks: tuple[Mark, ...] = ()


@dataclass
class Account:
    """What the record knows about one row, by section."""

    row_id: str
    name: str
    table: str
    package: Package
    day: str = ""
    """The account is as of this day (YYYY-MM-DD); empty if it holds all that is known."""
    sections: dict[Heading, list[MarkedLine]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    """Citations of the documents that the lines rest on, by source id."""
    left_out: int = 0
    """Number of lines on what was over by the day, had not begun or had not been published."""

    @property
    def lines(self) -> list[MarkedLine]:
        return [marked for lines in self.sections.values() for marked in lines]


def account(package: Package, row_id: str, *, day: str = "") -> Account:
    """The account of the row `row_id`, as of `day` (YYYY-MM-DD) if that is given.

    Raises UnknownId if there is no such row, naming the nearest id, or if it is an event of a
    later day. Raises UnusablePackage as Record does.
    """
    subject = _subject(Record(package), row_id)
    occurred_on = subject.row["occurred_on"] if subject.table == "events" else ""
    if day and occurred_on and happened(occurred_on, day) is Truth.NO:
        raise UnknownId(f"{row_id} happened on {occurred_on}, after {day}")
    name = subject.record.name(subject.table, row_id)
    result = Account(row_id, name, subject.table, package, day)
    for section in SECTIONS:
        if subject.table in section.tables:
            unique = dict.fromkeys(section.lines(subject))
            _add(result, section.heading, lines=unique, record=subject.record)
    result.sources = {
        source_id: _citation(subject.record, source_id)
        for source_id in sorted(_source_ids(result.lines))
    }
    return result


def _subject(record: Record, row_id: str) -> Subject:
    for table in REFERENCES:
        if row := record.by_id[table].get(row_id):
            return Subject(record, table, row)
    known = [key for table in REFERENCES for key in record.by_id[table]]
    hint = did_you_mean(row_id, known) or _id_of_name(record, row_id)
    raise UnknownId(
        f"{row_id} is not the id of an entity, official, contract, event, list or source.{hint}"
    )


def _id_of_name(record: Record, name: str) -> str:
    """A hint naming the parties that the name names, or an empty text."""
    from watchers.matching.index import index_of
    from watchers.matching.match import find

    matches = find(index_of(record), name).matches
    ids = dict.fromkeys(match.party.party_id for match in matches)
    return f" Did you mean {' or '.join(ids)}?" if ids else ""


def _add(account: Account, heading: Heading, *, lines: Iterable[Line], record: Record) -> None:
    for line in lines:
        if not account.day:
            account.sections.setdefault(heading, []).append(MarkedLine(line))
        elif marked := _as_of(line, account.day, record):
            account.sections.setdefault(heading, []).append(marked)
        else:
            account.left_out += 1


def _as_of(line: Line, day: str, record: Record) -> MarkedLine | None:
    """The line as of the day, without its later milestones; None if it did not hold by then."""
    truth = _was_so(line, day)
    if truth is Truth.NO:
        return None
    marks = [Mark.UNCERTAIN] if truth is Truth.UNKNOWN else []
    published = record.get("sources", line.source_id).get("published_on", "")
    if published and first_day(published) > day:
        marks.append(Mark.LATER_SOURCE)
    milestones = tuple(
        milestone for milestone in line.milestones if happened(milestone.date, day) is not Truth.NO
    )
    return MarkedLine(replace(line, milestones=milestones), tuple(marks))


def _was_so(line: Line, day: str) -> Truth:
    """Whether the line held on the day or had happened by then; what has no date always holds."""
    if line.happened_on is not None:
        return happened(line.happened_on, day)
    if line.period is not None and line.period.is_dated:
        return held(line.period.started_on, line.period.ended_on, day)
    return Truth.YES


def _source_ids(lines: Iterable[MarkedLine]) -> set[str]:
    """The documents of the lines and of their milestones."""
    used: set[str] = set()
    for marked in lines:
        used.add(marked.line.source_id)
        used.update(milestone.source_id for milestone in marked.line.milestones)
    return used - {""}


def _citation(record: Record, source_id: str) -> str:
    source = record.get("sources", source_id)
    publisher_id = source["publisher_id"]
    publisher = record.name("entities", publisher_id) if publisher_id else "publisher unknown"
    copy = f"copy read: {source['copy_url']}" if source["copy_url"] else ""
    address = joined([source["url"], copy], separator=", ") or "no address"
    how_read = HOW_READ.get(source["checked"], f"known through {source['via_source_id']}")
    return joined(
        [source["title"], publisher, source["published_on"], address, how_read], separator=", "
    )
