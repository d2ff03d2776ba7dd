"""Which owners of a party were listed, or may have been, and what is not known of that."""

from __future__ import annotations

from collections.abc import Mapping

from watchers.answers.list_status import ListStatus, Standing
from watchers.answers.reasons import Reason, ReasonKind
from watchers.dates.as_of import Truth

Statuses = Mapping[str, ListStatus]
"""The status of each owner on one list and day."""


def listed_owners(statuses: Statuses) -> dict[str, Truth]:
    """The owners that were listed (YES) or may have been; one that was announced counts as such."""
    found = {owner_id: _was_listed(status) for owner_id, status in statuses.items()}
    return {owner_id: truth for owner_id, truth in found.items() if truth is not Truth.NO}


def doubts_of_listing(statuses: Statuses) -> tuple[Reason, ...]:
    """Why it is not sure that the owners were listed."""
    found = [_doubt(owner_id, status) for owner_id, status in statuses.items()]
    return tuple(reason for reason in found if reason)


def _was_listed(status: ListStatus) -> Truth:
    if status.standing is Standing.LISTED:
        return Truth.YES
    may_be = status.standing is Standing.UNKNOWN or _announcement(status)
    return Truth.UNKNOWN if may_be else Truth.NO


def _doubt(owner_id: str, status: ListStatus) -> Reason | None:
    if status.standing is Standing.LISTED:
        return None
    if announced := _announcement(status):
        return Reason(ReasonKind.OWNER_ANNOUNCED, date=announced.date, parties=(owner_id,))
    return Reason(ReasonKind.OWNER_MAY_BE_LISTED, parties=(owner_id,))


def _announcement(status: ListStatus) -> Reason | None:
    return next((one for one in status.reasons if one.kind is ReasonKind.ANNOUNCED), None)
