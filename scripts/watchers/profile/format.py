"""One line of an account, and how its values are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum

from watchers.profile.milestones import Milestone, Period
from watchers.profile.sentence import Sentence, plain
from watchers.tables.rows import Row

EXACT = "exact"
"""The qualifier of a number that needs none in front of it."""

CAPITALS = {
    word.casefold(): word
    for word in ("EU", "ISIN", "LEI", "NGO", "OFAC", "PPP", "UID", "UK", "UN", "USCC", "Xinjiang")
}
"""Words in values of closed lists that English writes with capitals."""


class Tone(StrEnum):
    """What a page or a terminal sets apart, and never by colour alone."""

    LISTED = "listed"
    DOUBT = "doubt"


@dataclass(frozen=True)
class Detail:
    """A sentence beneath a line, such as the words of a source."""

    label: str
    text: Sentence
    is_quote: bool = False
    is_of_release: bool = False
    """Whether it tells what was known at the release, on whatever day the account is."""


@dataclass(frozen=True)
class Line:
    """One sentence of an account."""

    text: Sentence
    _: KW_ONLY
    source_id: str
    """Document that the sentence rests on; empty if other lines of the section name it."""
    table: str = ""
    row: Row = field(default_factory=dict, compare=False)
    """The row that the sentence tells, and its table; empty if it tells no single row."""
    details: tuple[Detail, ...] = ()
    lead: str = ""
    """What the sentence begins with: an answer such as LISTED, which has the tone."""
    tone: Tone | None = None
    fact: Sentence = ()
    """The sentence without its dates, as a timeline repeats it for each milestone."""
    milestones: tuple[Milestone, ...] = ()
    period: Period | None = None
    """From when to when it held; None if it is not bound to a period."""
    happened_on: str | None = None
    """Its date if it is an event, empty if that is unknown; None if it is not an event."""

    @property
    def plain(self) -> str:
        """The sentence as text."""
        return f"{self.lead}{plain(self.text)}"

    @property
    def row_id(self) -> str:
        """The id of the row, which stands in its first column; empty if there is none."""
        return next(iter(self.row.values()), "")


def joined(parts: Iterable[str], *, separator: str = "; ") -> str:
    """The parts that are not empty, as one text."""
    return separator.join(part for part in parts if part)


def words(value: str) -> str:
    """A value of a closed list (`un_document`) in words (UN document)."""
    return " ".join(CAPITALS.get(word, word) for word in value.split("_"))


def qualified(number: str, *, qualifier: str) -> str:
    """The number with its qualifier in front ("at least 5"); an exact number stands alone."""
    if qualifier in ("", EXACT):
        return number
    return f"{words(qualifier)} {number}"


def amount(row: Row) -> str:
    """The amount of a contract with currency and qualifier; empty if it is unknown."""
    if not row["amount"]:
        return ""
    value = float(row["amount"])
    number = f"{value:,.0f}" if value.is_integer() else f"{value:,}"
    return qualified(f"{row['currency']} {number}", qualifier=row["amount_qualifier"])
