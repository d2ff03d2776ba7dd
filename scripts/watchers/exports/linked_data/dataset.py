"""The package itself as a data set: of schema.org, for searches, and of DCAT 3, for catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watchers.exports.linked_data.files import File, file_iri, file_nodes, named_nodes
from watchers.exports.linked_data.makers import creator_nodes, licences, publisher_nodes
from watchers.exports.linked_data.nodes import (
    Node,
    date,
    homepage,
    known,
    package_iri,
    row_iri,
)
from watchers.package.model import Package
from watchers.tables.rows import Record
from watchers.text.plural import counted

CONTENT_HASH = "content_sha256"
SILENCE = (
    "No listing here does not mean on no list: the table coverage says how far each list was"
    " checked."
)


def dataset_nodes(record: Record, files: Iterable[File], *, left_out: int) -> Iterator[Node]:
    """The data set first, then its creators, its period, its hash and its files.

    left_out: the number of links of ownership that the graph does not have.
    """
    package = record.package
    offered = list(files)
    creators = creator_nodes(package)
    period = _period(record)
    yield _dataset(record, offered, creators=creators, period=period, left_out=left_out)
    yield from creators
    yield from period
    yield _content_hash(package)
    yield from named_nodes(package, offered)
    for file in offered:
        yield from file_nodes(package, file)


def _dataset(
    record: Record, files: list[File], *, creators: list[Node], period: list[Node], left_out: int
) -> Node:
    package, descriptor = record.package, record.package.descriptor
    title = descriptor.get("title") or descriptor["name"]
    told = {
        "title": title,
        "description": descriptor.get("description") or title,
        "places": _covered_places(record),
        "files": [file_iri(file) for file in files],
        "creator": [node["@id"] for node in creators],
        "publisher": [node["@id"] for node in publisher_nodes(package)],
        "license": licences(package),
    }
    return known(
        {
            "@type": ["Dataset", "dcat:Dataset"],
            "@id": package_iri(package),
            **_for_searches(record, told, period=period),
            **_for_catalogues(package, told, period=period),
            "rdfs:comment": f"{SILENCE} {_left_out(left_out)}".strip(),
        }
    )


def _for_searches(record: Record, told: Node, *, period: list[Node]) -> Node:
    """The data set in terms of schema.org."""
    package = record.package
    return {
        "name": told["title"],
        "description": told["description"],
        "version": package.version,
        "datePublished": date(package.created),
        "keywords": package.descriptor.get("keywords", []),
        "isAccessibleForFree": True,
        "url": homepage(package),
        "creator": told["creator"],
        "publisher": told["publisher"],
        "license": told["license"],
        "temporalCoverage": _interval(period),
        "spatialCoverage": told["places"],
        "identifier": [_hash_iri()],
        "distribution": told["files"],
        "citation": [row_iri("sources", row["source_id"]) for row in record.tables["sources"]],
    }


def _for_catalogues(package: Package, told: Node, *, period: list[Node]) -> Node:
    """The same in terms of DCAT."""
    return {
        "dcterms:title": told["title"],
        "dcterms:description": told["description"],
        "dcterms:creator": told["creator"],
        "dcterms:publisher": told["publisher"],
        "dcterms:license": told["license"],
        "dcterms:issued": date(package.created),
        "dcterms:temporal": [node["@id"] for node in period],
        "dcterms:spatial": told["places"],
        "dcat:version": package.version,
        "dcat:keyword": package.descriptor.get("keywords", []),
        "dcat:distribution": told["files"],
    }


def _left_out(links: int) -> str:
    if not links:
        return ""
    return (
        f"{counted(links, 'link')} of ownership or control, of which the record does not plainly"
        " say that they are of a parent and its subsidiary, are only in the table ownership."
    )


def _period(record: Record) -> list[Node]:
    """From the first event of the record to the last one, as precise as these; none if it has none.

    Partial dates are in order as text: 2017 is before 2017-04.
    """
    days = [
        row[column]
        for row in record.tables["events"]
        for column in ("occurred_on", "ended_on")
        if row[column]
    ]
    if not days:
        return []
    return [
        {
            "@type": "dcterms:PeriodOfTime",
            "@id": row_iri("package", "period"),
            "dcat:startDate": date(min(days)),
            "dcat:endDate": date(max(days)),
        }
    ]


def _interval(period: list[Node]) -> str:
    """The period as schema.org writes it (ISO 8601)."""
    return "/".join(
        node[end]["@value"] for node in period for end in ("dcat:startDate", "dcat:endDate")
    )


def _covered_places(record: Record) -> list[str]:
    """The places that contracts were for, without those that lie in another of them."""
    named = {row["place_id"] for row in record.tables["contracts"]} - {""}
    within = {place for place in named if named & set(_above(record, place))}
    return [row_iri("places", place) for place in sorted(named - within)]


def _above(record: Record, place_id: str) -> list[str]:
    """The places that a place lies in, the nearest first."""
    above: list[str] = []
    parent = record.get("places", place_id)["parent_id"]
    while parent and parent not in above:
        above.append(parent)
        parent = record.get("places", parent)["parent_id"]
    return above


def _hash_iri() -> str:
    return row_iri("package", CONTENT_HASH)


def _content_hash(package: Package) -> Node:
    return {
        "@type": "PropertyValue",
        "@id": _hash_iri(),
        "propertyID": CONTENT_HASH,
        "value": package.content_hash(),
    }
