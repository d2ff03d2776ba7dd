"""What the record says about a discrepancy that it already knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from watchers.names.normalize import folded
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.tables.listing_began import LISTED_FROM
from watchers.tables.rows import Record, Row

STARTS_WITH_YEAR = re.compile(r"(?:19|20)[0-9]{2}\b")
COLUMNS = {
    Kind.DATE: LISTED_FROM,
    Kind.CITATION: ("citation",),
    Kind.STATUTE: ("statute",),
    Kind.NAME: ("name_as_listed",),
    Kind.ENDED: ("ended_on",),
    Kind.GONE: ("ended_on",),
    Kind.UNSEEN: ("ended_on",),
}
"""The columns of a designation about which a claim explains the discrepancy."""
WITHOUT_ROW = frozenset({Kind.LACKING, Kind.ELSEWHERE, Kind.PERHAPS})
"""Discrepancies in which the record has no designation that a claim could be about."""


def explained(discrepancies: Iterable[Discrepancy], *, record: Record) -> list[Discrepancy]:
    """The discrepancies, with the reason where the record gives one.

    A claim about a designation explains the value that it gives for a column. The note of a row of
    `coverage` explains why a party that it names has no row in the record.
    """
    claims: dict[str, list[Row]] = {}
    for row in record.tables["claims"]:
        if row["about_table"] == "designations" and row["status_reason"]:
            claims.setdefault(row["about_id"], []).append(row)
    return [
        _by_note(discrepancy, record.tables["coverage"])
        if discrepancy.kind in WITHOUT_ROW
        else _by_claim(discrepancy, claims.get(discrepancy.designation_id, []))
        for discrepancy in discrepancies
    ]


def _by_note(discrepancy: Discrepancy, coverage: list[Row]) -> Discrepancy:
    """A note names parties after a colon, with semicolons between them."""
    name = folded(discrepancy.in_file)
    if not name:
        return discrepancy
    for row in coverage:
        reason, colon, names = row["note"].rpartition(":")
        if not colon or row["list_id"] != discrepancy.list_id:
            continue
        if name in map(folded, names.rstrip(".").split(";")):
            return replace(discrepancy, explained_by=(row["coverage_id"],), reason=reason)
    return discrepancy


def _by_claim(discrepancy: Discrepancy, claims: list[Row]) -> Discrepancy:
    columns = COLUMNS.get(discrepancy.kind, ())
    explaining = [
        claim
        for claim in claims
        if claim["about_field"] in columns and _explains(claim, discrepancy)
    ]
    if not explaining:
        return discrepancy
    return replace(
        discrepancy,
        explained_by=tuple(claim["claim_id"] for claim in explaining),
        reason=explaining[0]["status_reason"],
    )


def _explains(claim: Row, discrepancy: Discrepancy) -> bool:
    """Whether the claim gives the other value.

    For a party that is gone that is a date on which it ended; for one that the list still carries,
    anything but the end in the record.
    """
    value = claim["value_given"]
    if discrepancy.kind in (Kind.GONE, Kind.UNSEEN):
        return STARTS_WITH_YEAR.match(value) is not None
    if discrepancy.kind is Kind.ENDED:
        return value != discrepancy.in_record and claim["stance"] == "contradicts"
    return value.casefold() == discrepancy.in_file.casefold()
