"""One line of an account, and how its values are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass

from watchers.profile.milestones import Milestone, Period
from watchers.tables.rows import Row

EXACT = "exact"
"""The qualifier of a number that needs none in front of it."""


@dataclass(frozen=True)
class Line:
    """One sentence of an account."""

    text: str
    _: KW_ONLY
    source_id: str
    """Document that the sentence rests on; empty if other lines of the section name it."""
    fact: str = ""
    """The sentence without its dates, as a timeline repeats it for each milestone."""
    milestones: tuple[Milestone, ...] = ()
    period: Period | None = None
    """From when to when it held; None if it is not bound to a period."""
    happened_on: str | None = None
    """Its date if it is an event, empty if that is unknown; None if it is not an event."""


def joined(parts: Iterable[str], *, separator: str = "; ") -> str:
    """The parts that are not empty, as one text."""
    return separator.join(part for part in parts if part)


def words(value: str) -> str:
    """A value of a closed list (`asset_freeze`) in words."""
    return value.replace("_", " ")


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
