"""The official identifiers of parties: which of them are an address, and which are only a number.

`sameAs` says that two IRIs name the same party. It is used only for schemes whose owner publishes
what the IRI of a number is; all others are told as a number of their register.
"""

from __future__ import annotations

from watchers.exports.linked_data.nodes import Node, known, linked, row_iri, safe_address
from watchers.tables.rows import Record, Row

PUBLISHED_IRIS = {
    # Wikibase, "RDF Dump Format": wd: is the namespace of the items and properties of Wikidata.
    "wikidata": "http://www.wikidata.org/entity/{}",
    # GLEIF, "LEI Namespace": the URN of an LEI, registered with IANA, in this spelling.
    "lei": "urn:LEI:{}",
}
"""The IRI of a number by its scheme.

An ISIN or a ticker names a security and not its issuer. No owner of bioguide, ofac_uid,
eu_reference, uk_unique_id or uscc is known to us that says which IRI stands for a number.
"""


def same_as(numbers: list[Row]) -> list[str]:
    """The IRIs under which others know the party."""
    return [
        safe_address(PUBLISHED_IRIS[row["scheme"]].format(row["value"]))
        for row in numbers
        if row["scheme"] in PUBLISHED_IRIS
    ]


def identifier_iris(numbers: list[Row]) -> list[str]:
    return [row_iri("identifiers", row["identifier_id"]) for row in numbers]


def identifier_nodes(record: Record) -> list[Node]:
    """Each number with its register and its document."""
    return [
        known(
            {
                "@type": "PropertyValue",
                "@id": row_iri("identifiers", row["identifier_id"]),
                "propertyID": row["scheme"],
                "value": row["value"],
                "dcterms:source": linked("sources", row["source_id"]),
            }
        )
        for row in record.tables["identifiers"]
    ]
