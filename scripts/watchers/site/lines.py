"""The lines of an account as a page of the site shows them, with what a script can ask of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from watchers.dates.partial_date import possible_days
from watchers.profile.account import Account, MarkedLine
from watchers.profile.format import Line
from watchers.profile.law import FIRST_DAY
from watchers.profile.milestones import Period
from watchers.site.edition import Edition
from watchers.tables.citations import Citation


@dataclass(frozen=True)
class Cited:
    """A document in the margin; the second time on a page in short."""

    citation: Citation
    is_repeated: bool


@dataclass
class Margin:
    """The documents that one page has named so far."""

    edition: Edition
    own_id: str = ""
    """The document that the page is about, which its margin does not name."""
    _named: set[str] = field(default_factory=set)

    def cite(self, source_id: str) -> Cited | None:
        """The document as the page names it next; None if there is none to name."""
        citation = self.edition.citation(source_id) if source_id != self.own_id else None
        if citation is None:
            return None
        is_repeated = source_id in self._named
        self._named.add(source_id)
        return Cited(citation, is_repeated)


@dataclass(frozen=True)
class ShownLine:
    """A line, its document, and the days for which it holds."""

    line: Line
    cited: Cited | None
    starts: str | None
    """When it began or happened: a day, or the first and the last that it can be, with a slash;
    empty if that is unknown, None if the line is of no day."""
    ends: str
    """When it ended, likewise; empty if that is unknown or has no date."""


def shown(marked: MarkedLine, margin: Margin) -> ShownLine:
    """The line as the page with the margin shows it."""
    line = marked.line
    cited = margin.cite(line.source_id)
    if line.happened_on is not None:
        return ShownLine(line, cited, days(line.happened_on), "")
    if line.period is None:
        return ShownLine(line, cited, None, "")
    return ShownLine(line, cited, starts_of(line.period), days(line.period.end))


def starts_of(period: Period) -> str:
    """The days on which the period can have begun; of one only known to have held, up to then."""
    if period.started_on or not period.known_on:
        return days(period.started_on)
    known = days(period.known_on).rpartition("/")[2]
    return known if known == FIRST_DAY else f"{FIRST_DAY}/{known}"


def margin_of(edition: Edition, account: Account) -> Margin:
    return Margin(edition, own_id=account.row_id if account.table == "sources" else "")


def days(date: str) -> str:
    """The days that a partial date can mean: one, or the first and the last with a slash.

    Empty if it is unknown, or no such date, as in a column that may hold other texts.
    """
    try:
        return "/".join(dict.fromkeys(possible_days(date)))
    except ValueError:
        return ""
