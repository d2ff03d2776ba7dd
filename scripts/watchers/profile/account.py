"""What the record knows about one row, each line with its source; all of it, or as of a day.

An account is data: text.py and data.py decide how it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from watchers.dates.as_of import Truth, happened
from watchers.dates.partial_date import first_day
from watchers.package.model import Package
from watchers.profile.format import Detail, Line
from watchers.profile.resolve import UnknownId, resolve
from watchers.profile.sections import SECTIONS, Heading
from watchers.profile.subject import Subject
from watchers.tables.citations import Citation, citation
from watchers.tables.rows import Record

FIRST_DATES = {"events": ("occurred_on",), "contracts": ("tendered_on", "awarded_on", "started_on")}
"""The dates before which there is nothing to tell of a row."""


class Mark(StrEnum):
    """What a reader should know of a line when asking about a day."""

    UNCERTAIN = "uncertain on that day"
    LATER_SOURCE = "source published later"


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
    sources: dict[str, Citation] = field(default_factory=dict)
    """The documents that the lines rest on, by source id."""
    left_out: int = 0
    """Number of lines on what was over by the day, had not begun or had not been published."""

    @property
    def lines(self) -> list[MarkedLine]:
        return [marked for lines in self.sections.values() for marked in lines]


def account(package: Package, asked: str, *, day: str = "") -> Account:
    """The account of the row that `asked` means, as of `day` (YYYY-MM-DD) if that is given.

    `asked` is an id, a name in any script, an identifier or a title. Raises UnknownId if it means
    no row or several, naming them, or if it is an event of a later day. Raises UnusablePackage as
    Record does.
    """
    return account_of(resolve(Record(package), asked), day=day)


def account_of(found: Subject, *, day: str = "") -> Account:
    """The account of a row of an open record, as of `day` (YYYY-MM-DD) if that is given.

    Raises UnknownId if it is an event of a later day.
    """
    package = found.record.package
    subject = replace(found, day=day or package.created)
    _refuse_later(subject, day)
    result = Account(subject.row_id, subject.name, subject.table, package, day)
    for section in SECTIONS:
        if subject.table in section.tables:
            unique = dict.fromkeys(section.lines(subject))
            _add(result, section.heading, lines=unique, record=subject.record)
    result.sources = {
        source_id: citation(subject.record, source_id)
        for source_id in sorted(_source_ids(result.lines))
    }
    return result


def _refuse_later(subject: Subject, day: str) -> None:
    """Raises UnknownId if an event, or the first stage of a contract, is surely of a later day."""
    columns = FIRST_DATES.get(subject.table, ())
    dates = [subject.row[column] for column in columns if subject.row[column]]
    if day and dates and all(happened(date, day) is Truth.NO for date in dates):
        raise UnknownId(f"{subject.row_id} happened on {min(dates)}, after {day}")


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
    details = tuple(_dated(detail, record) for detail in line.details)
    return MarkedLine(replace(line, milestones=milestones, details=details), tuple(marks))


def _dated(detail: Detail, record: Record) -> Detail:
    """The detail, which says so if it holds what was known only at the release."""
    if not detail.is_of_release:
        return detail
    return replace(detail, label=f"{detail.label}, as known on {record.package.created}")


def _was_so(line: Line, day: str) -> Truth:
    """Whether the line held on the day or had happened by then; YES if it is of no day."""
    if line.happened_on is not None:
        return happened(line.happened_on, day)
    return line.period.held_on(day) if line.period else Truth.YES


def _source_ids(lines: Iterable[MarkedLine]) -> set[str]:
    """The documents of the lines and of their milestones."""
    used: set[str] = set()
    for marked in lines:
        used.add(marked.line.source_id)
        used.update(milestone.source_id for milestone in marked.line.milestones)
    return used - {""}
