"""The kinds of discrepancy between the record and an official list."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of discrepancy it is; the value is its heading in reports."""

    LACKING = "not in the record"
    GONE = "not on the list"
    UNSEEN = "not found in an incomplete file"
    ENDED = "ended in the record"
    DATE = "date"
    CITATION = "citation"
    STATUTE = "statute"
    PART = "part of the law not in the record"
    NAME = "name"
    ALIAS = "alias not in the record"
    WEAK = "alias that the list calls weak"
    ELSEWHERE = "on a list where the record has no row"
    PERHAPS = "perhaps a party of the record"


MEANING = {
    Kind.LACKING: "listed by a notice that lists others over Xinjiang, or naming Xinjiang",
    Kind.GONE: "open in the record, not in the file; look for the notice of a removal",
    Kind.UNSEEN: "open in the record, not in the file, which may be a part of the list",
    Kind.ENDED: "ended in the record, still in the file",
    Kind.DATE: "another date than in the record",
    Kind.CITATION: "another notice than in the record",
    Kind.STATUTE: "another part of the law than in the record",
    Kind.PART: "further parts of the law under which the file has a party",
    Kind.NAME: "another name than the record has for the party",
    Kind.ALIAS: "aliases that the record does not have",
    Kind.WEAK: "aliases that the record has as full ones; their kind in names is weak_alias",
    Kind.ELSEWHERE: "parties of the record on a list where the record has no row for them",
    Kind.PERHAPS: "entries that have a name of a party only as a weak alias; see who is meant",
}
"""The kinds in the order of a report."""


@dataclass(frozen=True)
class Discrepancy:
    """One discrepancy between a list and the record."""

    kind: Kind
    _: KW_ONLY
    list_id: str
    party_id: str = ""
    """The party of the record; empty if the record does not have it."""
    in_file: str = ""
    in_record: str = ""
    line: int = 0
    """Line of the file, 0 if there is none."""
    designation_id: str = ""
    remark: str = ""
    explained_by: tuple[str, ...] = ()
    """Ids of the claims or the coverage row in which the record gives the reason."""
    reason: str = ""
    """That reason."""
