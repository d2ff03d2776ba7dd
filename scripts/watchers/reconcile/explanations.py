"""What can differ between the record and an official list, and what explains it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from watchers.names.normalize import folded
from watchers.tables.rows import Record, Row


class Kind(StrEnum):
    """What sort of difference it is."""

    LACKING = "not in the record"
    GONE = "not on the list"
    ENDED = "ended in the record"
    DATE = "date"
    CITATION = "citation"
    STATUTE = "statute"
    PART = "part of the law not in the record"
    NAME = "name"
    ALIAS = "alias not in the record"
    ELSEWHERE = "on a list where the record has no row"


MEANING = {
    Kind.LACKING: "on the list by a notice that lists others over Xinjiang, or naming Xinjiang, and not in the record",
    Kind.GONE: "open in the record, and not in the file; a removal needs a notice, so look for one",
    Kind.ENDED: "ended in the record, and still in the file",
    Kind.DATE: "another day than in the record",
    Kind.CITATION: "another notice than in the record",
    Kind.STATUTE: "another part of the law than in the record",
    Kind.PART: "further parts of the law under which the file has a party",
    Kind.NAME: "another name than the record has for the party",
    Kind.ALIAS: "aliases that the record does not have",
    Kind.ELSEWHERE: "parties of the record that stand on a list where the record has no row for them",
}


@dataclass(frozen=True)
class Difference:
    """One difference: what the file has and what the record has, where both stand, and why, where the record says so.

    explained_by: the ids of the rows in which the record says why, claims or coverage; reason: what they say.
    """

    kind: Kind
    list_id: str
    party_id: str
    in_file: str
    in_record: str
    line: int = 0
    designation_id: str = ""
    remark: str = ""
    explained_by: tuple[str, ...] = ()
    reason: str = ""


DATED = re.compile(r"(?:19|20)[0-9]{2}\b")
_COLUMNS = {
    Kind.DATE: ("effective_on", "published_on", "announced_on"),
    Kind.CITATION: ("citation",),
    Kind.STATUTE: ("statute",),
    Kind.NAME: ("name_as_listed",),
    Kind.ENDED: ("ended_on",),
    Kind.GONE: ("ended_on",),
}


def with_reasons(differences: Iterable[Difference], record: Record) -> list[Difference]:
    """The differences, with what explains them.

    A claim about a designation explains the value that it gives for that column. The note of a row of `coverage`
    explains why a party that it names has no row in the record.
    """
    claims: dict[str, list[Row]] = {}
    for row in record.tables["claims"]:
        if row["about_table"] == "designations" and row["status_reason"]:
            claims.setdefault(row["about_id"], []).append(row)
    notes = [(row["list_id"], row["coverage_id"], row["note"]) for row in record.tables["coverage"]]
    return [
        _by_note(found, notes)
        if found.kind in (Kind.LACKING, Kind.ELSEWHERE)
        else _by_claim(found, claims)
        for found in differences
    ]


def _by_note(difference: Difference, notes: list[tuple[str, str, str]]) -> Difference:
    """A note names parties after a colon, with semicolons between them."""
    name = folded(difference.in_file)
    for list_id, coverage_id, note in notes:
        why, colon, names = note.rpartition(":")
        if (
            name
            and colon
            and list_id == difference.list_id
            and name in map(folded, names.rstrip(".").split(";"))
        ):
            return replace(difference, explained_by=(coverage_id,), reason=why)
    return difference


def _by_claim(difference: Difference, claims: dict[str, list[Row]]) -> Difference:
    columns = _COLUMNS.get(difference.kind, ())
    rows = [
        row for row in claims.get(difference.designation_id, []) if row["about_field"] in columns
    ]
    found = [row for row in rows if _explains(row, difference)]
    return (
        replace(
            difference,
            explained_by=tuple(row["claim_id"] for row in found),
            reason=found[0]["status_reason"],
        )
        if found
        else difference
    )


def _explains(claim: Row, difference: Difference) -> bool:
    """Whether the claim gives the other value: for a party that is gone, a day on which it ended; for one that the
    list still carries, that it did not end on the day of the record."""
    is_a_day = DATED.match(claim["value_given"]) is not None
    if difference.kind is Kind.GONE:
        return is_a_day
    if difference.kind is Kind.ENDED:
        return claim["value_given"] != difference.in_record and claim["stance"] == "contradicts"
    return claim["value_given"].casefold() == difference.in_file.casefold()
