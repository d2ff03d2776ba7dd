"""What the nodes of the graph are made of: their names, their terms, their dates and texts.

Every node has an IRI, so that graphs of two releases can be laid over each other: the address of
the package, or a UUID made of its name (RFC 9562), and behind `#` the table and the id of a row.
"""

from __future__ import annotations

import re
import uuid
from typing import Any
from urllib.parse import quote

from watchers.package.model import Package
from watchers.text.escape import is_safe_link

Node = dict[str, Any]
SCHEMA_ORG = "https://schema.org/"
PREFIX = "row"
"""Stands in the document for the IRI that those of all rows begin with."""
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://datapackage.org/")
"""Of the UUIDs of packages without an address: a package keeps its own as long as its name."""
VOCABULARIES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LINKS = (
    *("about", "archivedAt", "citation", "containedInPlace", "contentUrl", "creator"),
    *("distribution", "identifier", "license", "location", "memberOf", "organizer"),
    *("parentOrganization", "publisher", "sameAs", "spatialCoverage", "superEvent", "url"),
    *("dcat:accessURL", "dcat:distribution", "dcat:downloadURL", "dcat:mediaType"),
    *("dcterms:creator", "dcterms:isPartOf", "dcterms:license", "dcterms:publisher"),
    *("dcterms:source", "dcterms:spatial", "dcterms:temporal"),
    *("spdx:algorithm", "spdx:checksum"),
)
"""The terms whose values are nodes or addresses, and not text."""
DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""The type of a date by its length: as precise as the source, and no more."""
NOT_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f]')
"""What no IRI holds (RFC 3987)."""


def homepage(package: Package) -> str:
    """The address of the package; empty if it has none that a page may link to."""
    address = package.descriptor.get("homepage", "")
    return safe_address(address).split("#")[0] if is_safe_link(address) else ""


def package_iri(package: Package) -> str:
    """The IRI of the package: its address, else a URN."""
    return homepage(package) or uuid.uuid5(NAMESPACE, package.descriptor["name"]).urn


def context(package: Package) -> Node:
    """The terms of the document, written out so that reading it opens no connection."""
    return {
        "@vocab": SCHEMA_ORG,
        **VOCABULARIES,
        PREFIX: f"{package_iri(package)}#",
        **{term: _link(term) for term in LINKS},
    }


def _link(term: str) -> Node:
    return {"@id": term, "@type": "@id"} if ":" in term else {"@type": "@id"}


def row_iri(table: str, row_id: str) -> str:
    """The IRI of a row, or of something else that has a name, as the document writes it."""
    return f"{PREFIX}:{quote(table, safe='/')}/{quote(row_id, safe='/')}"


def linked(table: str, row_id: str) -> str:
    """The IRI of the row that a cell names; empty if the cell is."""
    return row_iri(table, row_id) if row_id else ""


def safe_address(url: str) -> str:
    """The address as an IRI can hold it."""
    return NOT_IN_IRIS.sub(lambda found: quote(found[0], safe=""), url)


def web_address(url: str) -> str:
    """The address, if it is one of the web; else empty."""
    return safe_address(url) if url.startswith(("https://", "http://")) else ""


def date(text: str) -> Node | str:
    """The date of a cell with the type of its precision; empty if the cell is."""
    kind = DATE_TYPES.get(len(text))
    return {"@value": text, "@type": kind} if kind else text


def text_in(language: str, script: str, text: str) -> Node:
    """Text with its language (BCP 47); the script is told where it is not the Latin one."""
    tag = "-".join([language, *([script] if script not in ("", "Latn") else [])])
    return {"@value": text, "@language": tag}


def known(node: Node) -> Node:
    """The node without what is empty: unknown is not told."""
    return {name: value for name, value in node.items() if value not in ("", [], None)}
