"""What of a party's life has a day or a period, by lane: the data of its picture and its table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from watchers.profile.account import Account
from watchers.profile.format import Line, Tone
from watchers.profile.milestones import Period
from watchers.profile.sections import Heading
from watchers.profile.sentence import Sentence, labels, mentions

LANES = (
    Heading.LISTINGS,
    Heading.CONTRACTS,
    Heading.OFFICES,
    Heading.OWNERS,
    Heading.OWNED,
    Heading.EVENTS,
)
"""The sections of an account that are lanes, in their order."""
LAST_UNTIL_ENDED = frozenset({Heading.LISTINGS})
"""What goes on until a document ends it; of the rest, nothing is known after the last date."""


@dataclass(frozen=True)
class Item:
    """One line of an account, as the picture shows it."""

    lane: Heading
    label: str
    suffix: str
    """What the label ends with, also where it is cut: the share of an owner, the part of a law."""
    told: Sentence
    """The whole line."""
    source_id: str
    started_on: str = ""
    """As precise as its source; empty if it is unknown."""
    ended_on: str = ""
    known_on: str = ""
    """A date on which it is known to have held, where no start is known."""
    is_open: bool = False
    """Whether it goes on: no end is known, and it lasts until a document ends it."""
    is_moment: bool = False
    """Whether it happened on `started_on`, and had no duration."""

    @property
    def is_dated(self) -> bool:
        return bool(self.started_on or self.ended_on or self.known_on)

    @property
    def dates(self) -> list[str]:
        return [date for date in (self.started_on, self.known_on, self.ended_on) if date]

    @property
    def start_in_words(self) -> str:
        if self.started_on or not self.known_on:
            return self.started_on or "not known"
        return f"by {self.known_on}"

    @property
    def end_in_words(self) -> str:
        if self.is_moment:
            return ""
        return self.ended_on or ("no end known" if self.is_open else "not known")


@dataclass(frozen=True)
class TimelineRow:
    """One row of the table that says what the picture shows, and what it cannot show."""

    lane: str
    told: Sentence
    start: str
    end: str
    source_id: str
    is_shown: bool
    """Whether it has a date, and so a place in the picture."""


def items(account: Account) -> list[Item]:
    """The lines of the lanes, also those without a date, in the order of the account."""
    return [item for lane in LANES for item in _lane(account, lane)]


def timeline_rows(account: Account) -> list[TimelineRow]:
    """The same as rows of a table, in the order of the lanes and then of the dates."""
    ordered = sorted(items(account), key=lambda item: (LANES.index(item.lane), item.dates))
    return [
        TimelineRow(
            lane=item.lane.value,
            told=item.told,
            start=item.start_in_words,
            end=item.end_in_words,
            source_id=item.source_id,
            is_shown=item.is_dated,
        )
        for item in ordered
    ]


def _lane(account: Account, lane: Heading) -> Iterator[Item]:
    for marked in account.sections.get(lane, []):
        line = marked.line
        told = (line.lead, *line.text) if line.lead else line.text
        item = Item(lane, _label(lane, line), _suffix(line), told, line.source_id)
        yield _with_dates(item, line, account)


def _with_dates(item: Item, line: Line, account: Account) -> Item:
    if line.happened_on is not None:
        ended_on = line.row.get("ended_on", "")
        is_moment = not ended_on or ended_on == line.happened_on
        return replace(
            item,
            started_on=line.happened_on,
            ended_on="" if is_moment else ended_on,
            is_moment=is_moment,
        )
    period = line.period or Period("", "")
    is_listing = item.lane in LAST_UNTIL_ENDED
    if period.known_on and not period.is_dated and not is_listing:
        return replace(item, started_on=period.known_on, is_moment=True)
    return replace(
        item,
        started_on=period.started_on,
        ended_on=period.ended_on,
        known_on=period.known_on,
        is_open=(
            is_listing
            and not period.ended_on
            and line.row.get("list_id") not in _doubtful_lists(account)
        ),
    )


def _doubtful_lists(account: Account) -> set[str]:
    """The lists of which it is not known whether the party is still on them."""
    standing = (marked.line for marked in account.sections.get(Heading.STANDING, []))
    doubtful = (line for line in standing if line.tone is Tone.DOUBT)
    named = (mention for line in doubtful for mention in mentions(line.text))
    return {mention.row_id for mention in named if mention.table == "lists"}


def _label(lane: Heading, line: Line) -> str:
    """What the line is about, in few words: dates are told by the picture."""
    named = mentions(line.text if lane in (Heading.OWNERS, Heading.OWNED) else line.fact)
    if lane is Heading.OFFICES or not named:
        return labels(line.fact or line.text)
    return named[0].label


def _suffix(line: Line) -> str:
    share = line.row.get("share_pct", "")
    parts = ("", f"{share} %" if share else "", line.row.get("statute", ""))
    return ", ".join(part for place, part in enumerate(parts) if part or not place)
