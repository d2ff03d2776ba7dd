"""What can differ between the record and an official list, and what explains it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from watchers.matching.writing import folded
from watchers.record import Record


class Kind(StrEnum):
    """What sort of difference it is."""

    LACKING = "not in the record"
    GONE = "not on the list"
    ENDED = "ended in the record"
    DATE = "date"
    CITATION = "citation"
    STATUTE = "statute"
    NAME = "name"
    ALIAS = "alias not in the record"
    ELSEWHERE = "on a list where the record has no row"


MEANING = {
    Kind.LACKING: "on the list by a notice over Xinjiang, or naming Xinjiang, and not in the record",
    Kind.GONE: "open in the record, and not in the file; a removal needs a notice, so look for one",
    Kind.ENDED: "ended in the record, and still in the file",
    Kind.DATE: "another day than in the record",
    Kind.CITATION: "another notice than in the record",
    Kind.STATUTE: "another part of the law than in the record",
    Kind.NAME: "another name than the record has for the party",
    Kind.ALIAS: "aliases that the record does not have",
    Kind.ELSEWHERE: "parties of the record that stand on a list where the record has no row for them",
}


@dataclass(frozen=True)
class Difference:
    """One difference: what the file has and what the record has, where both stand, and why, where the record says so.

    explained_by: the ids of the claims in which the record has the other value already, with the reason.
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


_COLUMNS = {
    Kind.DATE: ("effective_on", "published_on", "announced_on"),
    Kind.CITATION: ("citation",),
    Kind.STATUTE: ("statute",),
    Kind.NAME: ("name_as_listed",),
    Kind.ENDED: ("ended_on",),
    Kind.GONE: ("ended_on",),
}


def with_reasons(differences: Iterable[Difference], record: Record) -> list[Difference]:
    """The differences, with the claims that explain them.

    A claim about a designation explains the value that it gives for that column; a claim about a row of
    `coverage` or `lists` explains why the party whose name it gives has no row in the record.
    """
    claims: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in record.tables["claims"]:
        if row["about_table"] in ("designations", "coverage", "lists") and row["value_given"] and row["status_reason"]:
            claims.setdefault((row["about_table"], row["about_id"]), []).append(row)
    coverage = {row["coverage_id"]: row["list_id"] for row in record.tables["coverage"]}
    of_list: dict[str, list[dict[str, str]]] = {}
    for (table, row_id), rows in claims.items():
        if table != "designations":
            of_list.setdefault(coverage.get(row_id, row_id), []).extend(rows)
    return [_with_reason(difference, claims, of_list) for difference in differences]


def _with_reason(difference: Difference, claims: dict[tuple[str, str], list[dict[str, str]]], of_list: dict[str, list[dict[str, str]]]) -> Difference:
    if difference.kind in (Kind.LACKING, Kind.ELSEWHERE):
        found = [row for row in of_list.get(difference.list_id, []) if folded(row["value_given"]) == folded(difference.in_file)]
    else:
        columns = _COLUMNS.get(difference.kind, ())
        rows = claims.get(("designations", difference.designation_id), [])
        given = difference.in_file.casefold()
        found = [row for row in rows if row["about_field"] in columns and (row["value_given"].casefold() == given or difference.kind is Kind.GONE)]
    if not found:
        return difference
    return replace(difference, explained_by=tuple(row["claim_id"] for row in found), reason=found[0]["status_reason"])
