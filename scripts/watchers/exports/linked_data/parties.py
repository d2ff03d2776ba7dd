"""Organisations and persons in public roles, with their names, numbers, offices and parents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from watchers.exports.linked_data.identifiers import identifier_iris, same_as
from watchers.exports.linked_data.nodes import Node, date, known, linked, row_iri, text_in
from watchers.exports.linked_data.parents import Parents
from watchers.tables.rows import Record, Row

ORGANISATION_TYPES = {
    "government_body": "GovernmentOrganization",
    "police_body": "GovernmentOrganization",
    "legislature": "GovernmentOrganization",
    "court": "GovernmentOrganization",
    "ngo": "NGO",
    "research_body": "ResearchOrganization",
    "media": "NewsMediaOrganization",
    "university": "CollegeOrUniversity",
}
"""schema.org's type of an organisation by its kind; it is Organization for all other kinds.

So it is for bodies of a party and of its army: whether those are of the government is disputed.
"""


WEAK_ALIAS = "weak_alias"
"""The kind of a name that identifies nobody, which a reader would take for one that does."""
UNION = "EU"
"""The code of a union of countries."""


def party_iri(row: Row) -> str:
    """The organisation or person that a row of another table is about; empty if it names none."""
    return linked("entities", row["entity_id"]) or linked("officials", row["official_id"])


def organisation_nodes(record: Record, parents: Parents) -> Iterator[Node]:
    names = _alternate_names(record, "entity_id")
    numbers = _by(record, "identifiers", "entity_id")
    for row in record.tables["entities"]:
        row_id = row["entity_id"]
        yield known(
            {
                "@type": ORGANISATION_TYPES.get(row["kind"], "Organization"),
                **_party(record, "entities", row, names=names[row_id], numbers=numbers[row_id]),
                "additionalType": row["kind"],
                "foundingDate": date(row["founded_on"]),
                "dissolutionDate": date(row["dissolved_on"]),
                "leiCode": next((n["value"] for n in numbers[row_id] if n["scheme"] == "lei"), ""),
                "location": linked("countries", row["country"]),
                "parentOrganization": parents.of(row_id),
            }
        )


def person_nodes(record: Record) -> Iterator[Node]:
    names = _alternate_names(record, "official_id")
    numbers = _by(record, "identifiers", "official_id")
    positions = _by(record, "positions", "official_id")
    for row in record.tables["officials"]:
        row_id = row["official_id"]
        offices = [row_iri("positions", one["position_id"]) for one in positions[row_id]]
        yield known(
            {
                "@type": "Person",
                **_party(record, "officials", row, names=names[row_id], numbers=numbers[row_id]),
                "memberOf": offices,
            }
        )


def position_nodes(record: Record) -> Iterator[Node]:
    """Each office as a role between a person and an organisation, over a period."""
    for row in record.tables["positions"]:
        yield known(
            {
                "@type": "OrganizationRole",
                "@id": row_iri("positions", row["position_id"]),
                "roleName": row["title"],
                "memberOf": row_iri("entities", row["entity_id"]),
                "startDate": date(row["started_on"]),
                "endDate": date(row["ended_on"]),
                "dcterms:source": linked("sources", row["source_id"]),
            }
        )


def country_nodes(record: Record) -> Iterator[Node]:
    """The countries in which organisations are based; a union is one only by its code."""
    for code in sorted({row["country"] for row in record.tables["entities"]} - {""}):
        yield {
            "@type": "Country" if code != UNION else "Place",
            "@id": row_iri("countries", code),
            "name": code,
            "dcterms:identifier": code,
        }


def _party(record: Record, table: str, row: Row, *, names: list[Node], numbers: list[Row]) -> Node:
    row_id = row[record.package.tables[table].primary_key[0]]
    return {
        "@id": row_iri(table, row_id),
        "dcterms:identifier": row_id,
        "name": row["name"],
        "alternateName": names,
        "description": row["summary"],
        "identifier": identifier_iris(numbers),
        "sameAs": same_as(numbers),
        "dcterms:source": linked("sources", row["source_id"]),
    }


def _alternate_names(record: Record, column: str) -> dict[str, list[Node]]:
    rows = _by(record, "names", column).items()
    return defaultdict(
        list,
        {
            key: [
                text_in(row["language"], row["script"], row["name"])
                for row in of_party
                if row["kind"] != WEAK_ALIAS
            ]
            for key, of_party in rows
        },
    )


def _by(record: Record, table: str, column: str) -> dict[str, list[Row]]:
    """The rows of a table by the party that a column names."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in record.tables[table]:
        if row[column]:
            found[row[column]].append(row)
    return found


def party_nodes(record: Record, parents: Parents) -> Iterator[Node]:
    """All of these nodes, and those of the links to parents."""
    return chain(
        organisation_nodes(record, parents),
        parents.nodes(),
        person_nodes(record),
        position_nodes(record),
        country_nodes(record),
    )
