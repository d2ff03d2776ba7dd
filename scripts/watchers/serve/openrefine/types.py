"""The types of what can be reconciled: the tables of parties, and the kinds of organisations."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.package.model import Package
from watchers.serve.service import PARTIES
from watchers.site.kinds import KINDS
from watchers.tables.rows import Row

OF_KINDS = "entities"
"""The table whose rows have a kind each."""


@dataclass(frozen=True)
class Type:
    """A type as the specification writes it."""

    id: str
    name: str
    broader: Type | None = None

    @property
    def brief(self) -> dict[str, str]:
        return {"id": self.id, "name": self.name}

    @property
    def whole(self) -> dict[str, object]:
        return {**self.brief, **({"broader": [self.broader.brief]} if self.broader else {})}


def types_of(package: Package) -> dict[str, Type]:
    """Every type by its id: the name of a table, or a kind of its schema."""
    tables = {table: Type(table, KINDS[table].title) for table in PARTIES}
    kinds = package.tables[OF_KINDS].fields["kind"]["constraints"]["enum"]
    broader = tables[OF_KINDS]
    of_kinds = {kind: Type(kind, kind.replace("_", " "), broader) for kind in kinds}
    return {**of_kinds, **tables}


def type_ids(table: str, row: Row) -> list[str]:
    """The types of a party, the narrowest first."""
    return [*([row["kind"]] if table == OF_KINDS else []), table]
