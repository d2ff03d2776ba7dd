"""One verdict for a name, from the answers on the parties that it matches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from watchers.answers.answer import Answer, Said
from watchers.dates.as_of import Truth


class Verdict(StrEnum):
    """What is said of a name, the gravest first."""

    LISTED = "listed"
    COVERED = "covered"
    OWNED = "owned"
    """Listed owners hold half or more, or control; no rule in force is known to reach the party."""
    REVIEW = "review"
    """A person must look."""
    NOT_CHECKED = "not_checked"
    """No list could be checked for that day."""
    NOT_LISTED_AS_OF = "not_listed_as_of"
    """The last check of some list is older than the day."""
    NOT_LISTED_XINJIANG_GROUNDS = "not_listed_xinjiang_grounds"
    """On some lists only parties listed over Xinjiang were looked for."""
    NOT_LISTED = "not_listed"
    DECIDED = "decided"
    """It matches only parties that an analyst decided it is not."""
    NO_MATCH = "no_match"

    @property
    def exit_status(self) -> int:
        """1 for a hit, 3 for what a person must look at, 0 otherwise."""
        return EXIT_STATUS.get(self, 0)


GRAVITY = {verdict: rank for rank, verdict in enumerate(Verdict)}
"""0 for the gravest verdict, more for a lesser one."""
HIT, LOOK = 1, 3
EXIT_STATUS = {
    Verdict.LISTED: HIT,
    Verdict.COVERED: HIT,
    Verdict.OWNED: LOOK,
    Verdict.REVIEW: LOOK,
    Verdict.NOT_CHECKED: LOOK,
}
STANDING = (
    *(Said.LISTED, Said.COVERED, Said.WHAT_IF_COVERED, Said.RED_FLAG, Said.UNKNOWN),
    Said.NOT_COVERED,
)
"""Answers by which a party stands on a list, or may, or is owned by one that does."""
BY_ANSWER = {
    Said.LISTED: Verdict.LISTED,
    Said.COVERED: Verdict.COVERED,
    Said.WHAT_IF_COVERED: Verdict.REVIEW,
    Said.RED_FLAG: Verdict.REVIEW,
    Said.UNKNOWN: Verdict.REVIEW,
    Said.NOT_LISTED_AS_OF: Verdict.NOT_LISTED_AS_OF,
    Said.NOT_LISTED_XINJIANG_GROUNDS: Verdict.NOT_LISTED_XINJIANG_GROUNDS,
    Said.NOT_LISTED: Verdict.NOT_LISTED,
    Said.NOT_CHECKED: Verdict.NOT_CHECKED,
}


def verdict(answers: Sequence[Answer]) -> Verdict:
    """The gravest verdict on one party, which has an answer for each list.

    A list that could be checked for nobody counts only if no other could be.
    """
    verdicts = {verdict_of_answer(answer) for answer in answers}
    checked = verdicts - {Verdict.NOT_CHECKED}
    return gravest(checked or verdicts)


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    """The gravest of the verdicts, of which there is at least one."""
    return min(verdicts, key=GRAVITY.__getitem__)


def verdict_of_answer(answer: Answer) -> Verdict:
    """What one list says of a party."""
    if answer.ownership is None or answer.said in (Said.LISTED, Said.COVERED):
        return BY_ANSWER[answer.said]
    if answer.ownership.is_owned is Truth.YES:
        return Verdict.OWNED
    if answer.ownership.is_owned is Truth.UNKNOWN:
        return Verdict.REVIEW
    is_not_covered = answer.said is Said.NOT_COVERED
    return BY_ANSWER[Said(answer.status.standing.value) if is_not_covered else answer.said]
