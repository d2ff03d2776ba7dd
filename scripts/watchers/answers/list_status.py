"""What can be said of a party and a list on a day, by its own listings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from watchers.answers.reasons import Reason


class Standing(StrEnum):
    """What can be said of a party and a list on a day."""

    LISTED = "listed"
    UNKNOWN = "unknown"
    NOT_LISTED = "not_listed"
    NOT_LISTED_XINJIANG_GROUNDS = "not_listed_xinjiang_grounds"
    """Only parties listed over Xinjiang were looked for."""
    NOT_LISTED_AS_OF = "not_listed_as_of"
    """The last check is older than the day."""
    NOT_CHECKED = "not_checked"
    """The list could be checked for nobody that day."""


@dataclass(frozen=True)
class ListStatus:
    """Whether a party was on one list on the day asked, and what that rests on."""

    list_id: str
    standing: Standing
    since: str = ""
    """From when it was listed; empty unless it was."""
    since_basis: str = ""
    """The column that `since` is taken from."""
    reasons: tuple[Reason, ...] = ()
    checked_to: str = ""
    """The last day for which the list was checked; empty if unknown."""
    as_of: str = ""
    """The older day for which it was not listed; empty unless that is what is said."""
    citations: tuple[str, ...] = ()
    designation_ids: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
