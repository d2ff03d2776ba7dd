"""Why a result is not plainer, as values; the words for them stand in `phrases`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReasonKind(StrEnum):
    """One kind for each thing that limits, explains or qualifies a result."""

    AFTER_RELEASE = "after_release"
    """The day asked is later than the release."""
    SOME_REMOVED = "some_removed"
    """Parties were removed from the list, and the source does not say which."""
    NO_SUCH_LIST_YET = "no_such_list_yet"
    REMOVED = "removed"
    REMOVAL_DAY_UNKNOWN = "removal_day_unknown"
    NOT_YET_LISTED = "not_yet_listed"
    ANNOUNCED = "announced"
    """The listing had been announced and was not yet in effect."""
    LISTING_DAY_UNKNOWN = "listing_day_unknown"
    """The date of the listing is cut to a year or month that holds the day asked."""
    FIRST_SEEN_LATER = "first_seen_later"
    """The listing has no date, and the document that shows it is later than the day asked."""
    LISTING_UNDATED = "listing_undated"
    CHECKED_EARLIER = "checked_earlier"
    """The party is listed, but the list was last checked before the day asked."""
    LAST_CHECK_UNDATED = "last_check_undated"
    """The party is listed, but nothing says when the list was last checked."""
    XINJIANG_GROUNDS_ONLY = "xinjiang_grounds_only"
    PARTLY_RECORDED = "partly_recorded"
    CHECK_UNDATED = "check_undated"
    """The list was checked, but nothing says whether for the day asked."""
    NOT_CHECKED = "not_checked"
    AMBIGUOUS_NAME = "ambiguous_name"
    NO_MATCH = "no_match"
    OWNERSHIP_UNDATED = "ownership_undated"
    """The link has no start date and counts from the day of its document."""


@dataclass(frozen=True)
class Reason:
    """A kind of reason with the facts that its text mentions."""

    kind: ReasonKind
    date: str = ""
    """The date it is about, if any."""
    start: str = ""
    """From when an announced listing holds."""
    parties: tuple[str, ...] = ()
    """Ids: the possible matches of a name, or the owner and what it owns."""
