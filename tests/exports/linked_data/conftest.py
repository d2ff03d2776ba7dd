"""The linked data of the record, and of a small package with numbers and links of ownership."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph

from support.linked_data import LEI, parsed
from support.packages import change_rows, make_package
from watchers.exports import export
from watchers.package.descriptor import open_package

IDENTIFIERS = [
    ("camera-maker-lei", "camera-maker", "", "lei", LEI),
    ("camera-maker-isin", "camera-maker", "", "isin", "CNE100000PM8"),
    ("first-minister-wikidata", "", "first-minister", "wikidata", "Q42"),
]
LINKS = {
    "plain": {},
    "agreed": {"stage": "agreed"},
    "held": {"kind": "shareholding", "share_pct": "60", "share_qualifier": "exact"},
    "inferred": {},
    "contradicted": {},
}
"""Links of ownership by whether the record plainly says that they are of a parent."""


def links_of_ownership() -> list[dict[str, str]]:
    common = {"owner_id": "camera-maker", "kind": "subsidiary", "stage": "held"}
    common |= {"as_of": "2019", "source_id": "trade-notice"}
    owned = ("county-office", "daily", "industry-site", "project-company", "trade-ministry")
    return [
        {"ownership_id": name, "owned_id": entity, **common, **cells}
        for (name, cells), entity in zip(LINKS.items(), owned, strict=True)
    ]


def numbers() -> list[dict[str, str]]:
    columns = ("identifier_id", "entity_id", "official_id", "scheme", "value")
    source = {"source_id": "trade-notice"}
    return [dict(zip(columns, row, strict=True)) | source for row in IDENTIFIERS]


def passages() -> list[dict[str, str]]:
    """The words on which the links and a buyer rest; one link and the buyer are inferred."""
    link = {"about_table": "ownership", "source_id": "trade-notice", "quote": "a"}
    inferred = link | {"reading": "inferred", "reading_reason": "By its name."}
    stated = link | {"reading": "stated", "about_fields": "owner_id owned_id kind stage"}
    buyer = {"about_table": "contract_parties", "about_id": "north-county-cameras-buyer"}
    buyer |= {"evidence_id": "north-county-cameras-buyer-1", "about_fields": "entity_id role"}
    of_link = {"evidence_id": "e", "about_id": "inferred", "about_fields": "kind owner_id"}
    return [
        inferred | of_link,
        inferred | buyer,
        *(stated | {"evidence_id": name, "about_id": name} for name in LINKS if name != "inferred"),
    ]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small package with numbers of parties and links of ownership."""
    root = make_package(tmp_path_factory.mktemp("linked") / "package")
    change_rows(root, "identifiers", numbers())
    change_rows(root, "ownership", links_of_ownership())
    weak = {"name_id": "weak", "entity_id": "camera-maker", "name": "Maker", "language": "en"}
    weak |= {"script": "Latn", "kind": "weak_alias", "source_id": "trade-notice"}
    change_rows(root, "names", [weak])
    seen = {"designation_id": "trade-list-project-company", "began_by": "source_id"}
    change_rows(root, "designations", [seen | {"effective_on": ""}])
    change_rows(root, "evidence", passages())
    claim = {"claim_id": "c", "about_id": "contradicted", "stance": "contradicts"}
    claim |= {"about_table": "ownership", "source_id": "trade-notice"}
    change_rows(root, "claims", [claim | {"statement": "It is independent."}])
    return root


@pytest.fixture(scope="session")
def graph(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("graph") / "record.jsonld"
    return parsed(export(open_package(root), output_format="jsonld", path=path))


@pytest.fixture(scope="session")
def record(record_export: Callable[[str], Path]) -> Graph:
    return parsed(record_export("jsonld"))
