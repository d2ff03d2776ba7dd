"""What comparing a row with a party finds, as values and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from watchers.text.printable import quoted


class FindingKind(StrEnum):
    """One kind for each thing that is found; nothing is found where one side says nothing."""

    ID_AGREES = "id_agrees"
    ID_DIFFERS = "id_differs"
    """The record has another identifier of the same scheme."""
    COUNTRY_AGREES = "country_agrees"
    COUNTRY_AGREES_IN_PART = "country_agrees_in_part"
    """One is China, the other a region of it that has a code of its own."""
    COUNTRY_DIFFERS = "country_differs"
    ADDRESS_AGREES = "address_agrees"
    ADDRESS_AGREES_IN_PART = "address_agrees_in_part"
    """One of the two lies within the other."""
    ADDRESS_DIFFERS = "address_differs"
    ID_UNREAD = "id_unread"
    """The identifier of the row, or a part of it, cannot be looked up; it is on no party."""
    OTHER_AGREES = "other_agrees"
    """Another party that fits the name as well agrees better."""


DIFFERENCES = frozenset(
    {FindingKind.ID_DIFFERS, FindingKind.COUNTRY_DIFFERS, FindingKind.ADDRESS_DIFFERS}
)
_BOTH = "asked {asked}, recorded {recorded}"
WORDS = {
    FindingKind.ID_AGREES: "identifier agrees ({asked})",
    FindingKind.ID_DIFFERS: f"identifier differs: {_BOTH}",
    FindingKind.ID_UNREAD: "the identifier of the row could not be read, so not compared",
    FindingKind.COUNTRY_AGREES: "country agrees ({asked})",
    FindingKind.COUNTRY_AGREES_IN_PART: f"country agrees in part: {_BOTH}",
    FindingKind.COUNTRY_DIFFERS: f"country differs: {_BOTH}",
    FindingKind.ADDRESS_AGREES: "address agrees ({asked})",
    FindingKind.ADDRESS_AGREES_IN_PART: f"address agrees in part: {_BOTH}",
    FindingKind.ADDRESS_DIFFERS: f"address differs: {_BOTH}",
    FindingKind.OTHER_AGREES: "could still be meant, but {asked} agrees better with the row",
}


@dataclass(frozen=True)
class Finding:
    """A kind of finding with the values that were compared."""

    kind: FindingKind
    asked: str = ""
    """What the row says; for OTHER_AGREES the id of the other party."""
    recorded: str = ""


def finding_text(finding: Finding) -> str:
    """The finding in words."""
    return WORDS[finding.kind].format(asked=_shown(finding.asked), recorded=finding.recorded)


def findings_text(findings: Iterable[Finding]) -> str:
    return "; ".join(map(finding_text, findings))


def _shown(asked: str) -> str:
    """What the row says; in quotation marks if it is not printable as it is."""
    return asked if asked.isprintable() else quoted(asked)
