"""What is said of a party and a list on a day, from its own listing and from its owners."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from watchers.answers.list_status import ListStatus, Standing
from watchers.answers.ownership_answer import OwnershipAnswer
from watchers.answers.reasons import Reason, ReasonKind


class Said(StrEnum):
    """The words for it, the gravest first."""

    LISTED = "listed"
    COVERED = "covered"
    """A rule of the list reaches the party through listed owners."""
    WHAT_IF_COVERED = "what_if_covered"
    """It would be covered if the list reached owned parties from the share that was asked."""
    RED_FLAG = "red_flag"
    """A listed owner below the threshold or of unknown share, or a listing announced."""
    UNKNOWN = "unknown"
    NOT_COVERED = "not_covered"
    """Owned by a listed party, and no rule in force reaches it."""
    NOT_LISTED_AS_OF = "not_listed_as_of"
    NOT_LISTED_XINJIANG_GROUNDS = "not_listed_xinjiang_grounds"
    NOT_LISTED = "not_listed"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True)
class Answer:
    """What is said, with the listing and the owners that it rests on."""

    said: Said
    status: ListStatus
    """The party's own."""
    ownership: OwnershipAnswer | None = None
    """None if no owner is, or may have been, listed."""

    @property
    def list_id(self) -> str:
        return self.status.list_id

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Those of a listing of its own come before those of its owners."""
        own = self.status.reasons
        of_owners = self.ownership.reasons if self.ownership else ()
        parts = (own, of_owners) if self.status.designation_ids else (of_owners, own)
        return tuple(dict.fromkeys(reason for part in parts for reason in part))

    @property
    def source_ids(self) -> tuple[str, ...]:
        of_owners = self.ownership.source_ids if self.ownership else ()
        return tuple(dict.fromkeys((*of_owners, *self.status.source_ids)))

    @property
    def rule_id(self) -> str:
        rule = self.ownership.rule if self.ownership else None
        return rule.rule_id if rule else ""


GRAVITY = {said: rank for rank, said in enumerate(Said)}


def gravity(found: OwnershipAnswer) -> int:
    """0 for the gravest answer through owners, more for a lesser one."""
    return GRAVITY[Said(found.answer.value)]


def answer(
    status: ListStatus, ownership: OwnershipAnswer | None, *, is_what_if: bool = False
) -> Answer:
    """The graver of what the listing and the owners say; a listing needs no owners.

    Not covered is said of a party that is not listed itself; if that was not checked, it is
    unknown.
    """
    own = _own(status)
    if ownership is None or own is Said.LISTED:
        return Answer(own, status)
    through = Said(ownership.answer.value)
    if is_what_if and through is Said.COVERED:
        through = Said.WHAT_IF_COVERED
    said = min(own, through, key=GRAVITY.__getitem__)
    if said is Said.NOT_COVERED and own is Said.NOT_CHECKED:
        said = Said.UNKNOWN
    return Answer(said, status, ownership)


def _own(status: ListStatus) -> Said:
    """A listing that was announced and had not begun is a red flag, whatever else is known."""
    is_announced = any(reason.kind is ReasonKind.ANNOUNCED for reason in status.reasons)
    if status.standing is not Standing.LISTED and is_announced:
        return Said.RED_FLAG
    return Said(status.standing.value)
