"""Who made and published the package, and under which licences."""

from __future__ import annotations

from watchers.exports.linked_data.nodes import Node, row_iri, web_address
from watchers.package.model import Package


def licences(package: Package) -> list[str]:
    """The addresses of the licences of the data."""
    entries = package.descriptor.get("licenses", [])
    return [address for entry in entries if (address := web_address(entry.get("path", "")))]


def creator_nodes(package: Package, *, role: str = "") -> list[Node]:
    """Those who made the package, or had a role in that; a person has a given or family name."""
    entries = package.descriptor.get("contributors", [])
    nodes = [_creator(entry, number) for number, entry in enumerate(entries, start=1)]
    return [
        node
        for node, entry in zip(nodes, entries, strict=True)
        if node["name"] and (not role or role in entry.get("roles", []))
    ]


def _creator(entry: Node, number: int) -> Node:
    parts = (entry.get("givenName"), entry.get("familyName"))
    name = entry.get("title") or " ".join(filter(None, parts)) or entry.get("organization", "")
    return {
        "@type": ["Person" if any(parts) else "Organization", "foaf:Agent"],
        "@id": row_iri("contributors", str(number)),
        "name": name,
        "foaf:name": name,
    }


def publisher_nodes(package: Package) -> list[Node]:
    """Who published the package: at most one, as catalogues have it; none if it is not told."""
    told = creator_nodes(package, role="publisher") or creator_nodes(package)
    return told if len(told) == 1 else []
