"""The documents that the record rests on, the lists that it tells of, and its places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from watchers.exports.linked_data.nodes import (
    Node,
    date,
    known,
    linked,
    row_iri,
    text_in,
    web_address,
)
from watchers.tables.citations import citation
from watchers.tables.rows import Record

DOCUMENT_TYPES = {
    "law": "Legislation",
    "news": "NewsArticle",
    "opinion": "OpinionNewsArticle",
    "research_report": "Report",
}
"""schema.org's type of a document by its kind; it is CreativeWork for all other kinds."""


def source_nodes(record: Record) -> Iterator[Node]:
    for row in record.tables["sources"]:
        cited = citation(record, row["source_id"])
        yield known(
            {
                "@type": DOCUMENT_TYPES.get(row["kind"], "CreativeWork"),
                "@id": row_iri("sources", row["source_id"]),
                "dcterms:identifier": row["source_id"],
                "name": cited.title,
                "additionalType": row["kind"],
                "author": row["author"],
                "publisher": linked("entities", row["publisher_id"]),
                "datePublished": date(cited.published_on),
                "inLanguage": cited.language,
                "url": web_address(cited.url),
                "archivedAt": web_address(cited.archived_url),
                "rdfs:comment": cited.how_read,
            }
        )


def list_nodes(record: Record) -> Iterator[Node]:
    for row in record.tables["lists"]:
        yield known(
            {
                "@type": "CreativeWork",
                "@id": row_iri("lists", row["list_id"]),
                "dcterms:identifier": row["list_id"],
                "name": row["name"],
                "description": f"{row['effect']} Legal basis: {row['legal_basis']}.",
                "publisher": linked("entities", row["authority_id"]),
                "url": web_address(row["url"]),
                "dcterms:source": linked("sources", row["source_id"]),
            }
        )


def place_nodes(record: Record) -> Iterator[Node]:
    for row in record.tables["places"]:
        names = (text_in("zh", "", row["name_zh"]), text_in("ug", "Arab", row["name_ug"]))
        yield known(
            {
                "@type": ["AdministrativeArea", "dcterms:Location"],
                "@id": row_iri("places", row["place_id"]),
                "dcterms:identifier": row["place_id"],
                "name": row["name"],
                "alternateName": [name for name in names if name["@value"]],
                "additionalType": row["kind"],
                "containedInPlace": linked("places", row["parent_id"]),
                "latitude": _number(row["latitude"]),
                "longitude": _number(row["longitude"]),
                "dcterms:source": linked("sources", row["source_id"]),
            }
        )


def _number(cell: str) -> Node | str:
    return {"@value": cell, "@type": "xsd:decimal"} if cell else ""


def document_nodes(record: Record) -> Iterator[Node]:
    """All of these nodes."""
    return chain(source_nodes(record), list_nodes(record), place_nodes(record))
