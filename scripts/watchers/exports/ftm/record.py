"""What the entities are made of: the open record, its answers on one day, its documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from watchers.exports.derived import Derived
from watchers.exports.ftm.graph import ENGLISH, Entity, entity_id
from watchers.exports.ftm.model import ftm_model
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage
from watchers.tables.rows import Record, Row

NOT_IN_NAMES = re.compile("[^a-z0-9_]+")
"""What a dataset of the format may not have in its name."""
ALWAYS, FOREVER = "0001-01-01", "9999-12-31"


@dataclass(frozen=True)
class FtmRecord:
    """The rows of a package, and what is derived from them."""

    record: Record
    answers: list[Row]
    """The rows of the derived table of answers that hold on the day."""
    day: str
    """The day for which topics and answers are told."""
    dataset: str
    """The name of the package, as a dataset may be called."""

    @cached_property
    def answer_of(self) -> dict[tuple[str, str], Row]:
        """The answers by party and list."""
        return {(self.party_id(row), row["list_id"]): row for row in self.answers}

    def rows(self, table: str) -> list[Row]:
        """All rows of a table. Raises UnusablePackage if the package lacks it."""
        return self.record.tables[table]

    def row(self, table: str, row_id: str) -> Row:
        """A row. Raises UnusablePackage if there is none of this id."""
        found = self.record.get(table, row_id)
        if not found:
            raise UnusablePackage(f"{table} has no row {row_id}. Run: watchers validate")
        return found

    def party_id(self, row: Row) -> str:
        """The id, in the format, of the party that a row is about."""
        if row["entity_id"]:
            return entity_id("entities", row["entity_id"])
        return entity_id("officials", row["official_id"])

    def party_name(self, row: Row) -> str:
        return self.record.party(row)

    def source(self, entity: Entity, source_id: str) -> None:
        """Says on which document an entity rests: its address, its publisher, and the document."""
        if not source_id:
            return
        row = self.row("sources", source_id)
        entity.add("proof", entity_id("sources", source_id), origin=source_id)
        entity.add("sourceUrl", address(row), origin=source_id)
        entity.add("publisher", self.publisher(row), origin=source_id)

    def publisher(self, source: Row) -> str:
        """The name of who published a document; empty where nobody knows."""
        return self.record.name("entities", source["publisher_id"])

    def country(self, entity: Entity, code: str) -> None:
        """Says the country of an entity, in words if the format has no code for it."""
        lower = code.lower()
        if lower in ftm_model().countries:
            entity.add("country", lower)
        elif code:
            entity.explain(f"Country: {code}.")

    def place(self, place_id: str) -> str:
        """The place and what it lies in, from the smallest to the largest."""
        names: list[str] = []
        seen: set[str] = set()
        while place_id and place_id not in seen:
            seen.add(place_id)
            row = self.row("places", place_id)
            names.append(row["name"])
            place_id = row["parent_id"]
        return ", ".join(names)

    def address(self, entity: Entity, place_id: str, *, prop: str = "address") -> None:
        """Says where an entity is."""
        if place_id:
            entity.add(prop, self.place(place_id), language=ENGLISH)


def open_record(package: Package, derived: Derived) -> FtmRecord:
    """The record with its answers for one day: the one that was asked for, else the release's.

    Raises UnusablePackage if the answers cannot be made.
    """
    if derived.why_none:
        raise UnusablePackage(f"FollowTheMoney needs the answers of the record: {derived.why_none}")
    day = derived.day or package.created
    return FtmRecord(
        record=derived.answers.record if derived.answers else Record(package),
        answers=list(_on(day, derived)),
        day=day,
        dataset=NOT_IN_NAMES.sub("_", str(package.descriptor["name"])),
    )


def _on(day: str, derived: Derived) -> Iterator[Row]:
    for cells in derived.text["answers"].to_pylist():
        if (cells["first_day"] or ALWAYS) <= day <= (cells["last_day"] or FOREVER):
            yield {name: cell or "" for name, cell in cells.items()}


def address(source: Row) -> str:
    """Where a document is to be had: its own address, else a copy's."""
    return source["url"] or source["copy_url"] or source["archived_url"]
