"""The linked data, read by rdflib without a connection and checked by pyshacl."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDFS

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT, change_rows, make_package
from support.pages import fenced
from watchers.exports import export
from watchers.exports.linked_data.documents import DOCUMENT_TYPES
from watchers.exports.linked_data.identifiers import PUBLISHED_IRIS
from watchers.exports.linked_data.parties import ORGANISATION_TYPES
from watchers.exports.selection import Selection, selected
from watchers.package.descriptor import open_package
from watchers.tables.typed_tables import arrow_tables

SHAPES = Path(__file__).with_name("linked_data_shapes.ttl")
SCHEMA = Namespace("https://schema.org/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
LEI = "5493001KJTIIGC8Y1R12"
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


def parsed(path: Path) -> Graph:
    return Graph().parse(path, format="json-ld")


def conforms(graph: Graph) -> tuple[bool, str]:
    from pyshacl import validate

    valid, _, told = validate(graph, shacl_graph=Graph().parse(SHAPES))
    return valid, told


def links_of_ownership() -> list[dict[str, str]]:
    common = {"owner_id": "camera-maker", "kind": "subsidiary", "stage": "held"}
    common |= {"as_of": "2019", "source_id": "trade-notice"}
    owned = ("county-office", "daily", "industry-site", "project-company", "trade-ministry")
    return [
        {"ownership_id": name, "owned_id": entity, **common, **cells}
        for (name, cells), entity in zip(LINKS.items(), owned, strict=True)
    ]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small package with an address, numbers of parties and links of ownership."""
    root = make_package(tmp_path_factory.mktemp("linked") / "package")
    columns = ("identifier_id", "entity_id", "official_id", "scheme", "value")
    rows = [dict(zip(columns, row, strict=True)) for row in IDENTIFIERS]
    change_rows(root, "identifiers", [row | {"source_id": "trade-notice"} for row in rows])
    change_rows(root, "ownership", links_of_ownership())
    weak = {"name_id": "weak", "entity_id": "camera-maker", "name": "Maker", "language": "en"}
    weak |= {"script": "Latn", "kind": "weak_alias", "source_id": "trade-notice"}
    change_rows(root, "names", [weak])
    seen = {"designation_id": "trade-list-project-company", "began_by": "source_id"}
    change_rows(root, "designations", [seen | {"effective_on": ""}])
    about = {"about_table": "ownership", "source_id": "trade-notice"}
    passage = {"evidence_id": "e", "about_id": "inferred", "about_fields": "kind owner_id"}
    passage |= about | {"reading": "inferred", "quote": "a", "reading_reason": "By its name."}
    buyer = {"about_table": "contract_parties", "about_id": "north-county-cameras-buyer"}
    stated = {"reading": "stated", "about_fields": "owner_id owned_id kind stage"}
    stated |= about | {"quote": "a"}
    change_rows(
        root,
        "evidence",
        [
            passage,
            passage
            | buyer
            | {"evidence_id": "north-county-cameras-buyer-1", "about_fields": "entity_id role"},
            *(
                stated | {"evidence_id": name, "about_id": name}
                for name in LINKS
                if name != "inferred"
            ),
        ],
    )
    claim = {"claim_id": "c", "about_id": "contradicted", "stance": "contradicts"}
    change_rows(root, "claims", [claim | about | {"statement": "It is independent."}])
    return root


@pytest.fixture(scope="module")
def graph(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("graph") / "record.jsonld"
    return parsed(export(open_package(root), output_format="jsonld", path=path))


def row(graph: Graph, iri: str) -> URIRef:
    dataset = next(graph.subjects(RDF.type, DCAT.Dataset))
    return URIRef(f"{dataset}#{iri}")


@pytest.fixture(scope="module")
def record(record_export: Callable[[str], Path]) -> Graph:
    return parsed(record_export("jsonld"))


@pytest.mark.slow
@RECORD_EXPORTS
def test_the_record_conforms_to_the_shapes(record: Graph) -> None:
    valid, told = conforms(record)
    assert valid, told


@pytest.mark.slow
@RECORD_EXPORTS
def test_every_node_has_an_iri_and_every_key_resolves(record: Graph) -> None:
    assert not [node for node in record.all_nodes() if isinstance(node, BNode)]
    dataset = next(record.subjects(RDF.type, DCAT.Dataset))
    named = {node for node in record.objects() if str(node).startswith(f"{dataset}#")}
    assert len(named) > 5000
    assert not [node for node in named if (node, RDF.type, None) not in record]


@pytest.mark.slow
@RECORD_EXPORTS
def test_every_row_that_is_carried_is_a_node(record: Graph) -> None:
    told = "entities officials contracts designations events sources lists places positions"
    told += " identifiers contract_parties event_parties"
    dataset = next(record.subjects(RDF.type, DCAT.Dataset))
    for name, table in arrow_tables(open_package(ROOT)).items():
        if name in told.split():
            keys = table.column(0).to_pylist()
            iris = [URIRef(f"{dataset}#{name}/{key}") for key in keys]
            assert not [iri for iri in iris if (iri, RDF.type, None) not in record], name


@pytest.mark.slow
@RECORD_EXPORTS
def test_the_query_of_the_page_prints_what_it_says(
    record: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "linked-data.md").read_text("utf-8").split("\n## What it holds\n")[0]
    (code,), (wanted,) = fenced(page, "python"), fenced(page, "text")
    # The record was parsed already, which takes longer than all else.
    monkeypatch.setattr(Graph, "parse", {"watchers.jsonld": record}.__getitem__)
    exec(code.replace("Graph().parse(", "Graph.parse("), {})
    assert capsys.readouterr().out.replace(" \n", "\n") == wanted.replace(" \n", "\n")


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        (DCAT.Dataset, DCTERMS.title),
        (DCAT.Dataset, DCTERMS.description),
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Distribution, SCHEMA.sha256),
        (SPDX.Checksum, SPDX.checksumValue),
        (FOAF.Agent, FOAF.name),
        (SCHEMA.Dataset, SCHEMA.license),
        (SCHEMA.Event, DCTERMS.source),
        (SCHEMA.Role, SCHEMA.about),
    ],
)
def test_the_shapes_find_what_is_missing(graph: Graph, subject: URIRef, predicate: URIRef) -> None:
    cut = Graph() + graph
    for node in graph.subjects(RDF.type, subject):
        cut.remove((node, predicate, None))
    assert conforms(graph)[0]
    assert not conforms(cut)[0]


def test_a_number_is_an_address_only_where_its_register_says_so(graph: Graph) -> None:
    same = {(str(party).split("#")[1], str(iri)) for party, iri in graph[: SCHEMA.sameAs]}
    assert same == {
        ("entities/camera-maker", f"urn:LEI:{LEI}"),
        ("officials/first-minister", "http://www.wikidata.org/entity/Q42"),
    }
    isin = row(graph, "identifiers/camera-maker-isin")
    assert graph.value(isin, SCHEMA.propertyID) == Literal("isin")
    assert (row(graph, "entities/camera-maker"), SCHEMA.identifier, isin) in graph


def test_only_a_plain_link_makes_a_parent_and_the_rest_is_counted(graph: Graph) -> None:
    parents = [(str(one).split("#")[1], str(to).split("#")[1]) for one, to in
               graph[: SCHEMA.parentOrganization]]  # fmt: skip
    assert sorted(parents) == [
        ("entities/county-office", "ownership/plain"),
        ("ownership/plain", "entities/camera-maker"),
    ]
    dataset = next(graph.subjects(RDF.type, DCAT.Dataset))
    comment = "".join(
        graph.objects(dataset, URIRef("http://www.w3.org/2000/01/rdf-schema#comment"))
    )
    assert "6 links of ownership" in comment
    assert "does not mean on no list" in comment


def test_what_was_inferred_is_said_so_where_it_is_told(graph: Graph) -> None:
    buyer = row(graph, "contract_parties/north-county-cameras-buyer")
    told = "entity_id, role: inferred. By its name."
    assert told in {str(comment) for comment in graph.objects(buyer, RDFS.comment)}
    assert (row(graph, "entities/daily"), RDFS.comment, None) not in graph


def test_names_have_their_language_and_dates_their_precision(graph: Graph) -> None:
    maker, xsd = row(graph, "entities/camera-maker"), "http://www.w3.org/2001/XMLSchema#"
    assert (maker, SCHEMA.alternateName, Literal("相机制造有限公司", lang="zh-Hans")) in graph
    assert Literal("Maker", lang="en") not in set(graph.objects())
    assert graph.value(maker, SCHEMA.foundingDate).datatype == URIRef(f"{xsd}gYear")
    upkeep = row(graph, "contracts/north-county-upkeep")
    assert str(graph.value(upkeep, SCHEMA.startDate)) == "2018"


def test_a_listing_is_told_as_what_its_authority_did(graph: Graph) -> None:
    listing = row(graph, "designations/trade-list-camera-maker")
    assert graph.value(listing, SCHEMA.organizer) == row(graph, "entities/trade-ministry")
    told = str(graph.value(listing, SCHEMA.description))
    assert told.startswith("Grounds of the notice (1 TN 1)")
    assert told.endswith("no finding of this record.")
    assert str(graph.value(listing, SCHEMA.startDate)) == "2019-10-09"


def test_a_listing_that_was_only_seen_has_no_start(graph: Graph) -> None:
    listing = row(graph, "designations/trade-list-project-company")
    assert (listing, SCHEMA.startDate, None) not in graph
    assert "It stood on the list by 2019-10-09." in graph.value(listing, SCHEMA.description)


def test_files_are_named_with_their_hash_beside_the_document(graph: Graph, root: Path) -> None:
    files = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(files) == len(open_package(root).tables)
    for file in files:
        path = urlsplit(str(graph.value(file, SCHEMA.contentUrl))).path.split("/")[-2:]
        content = root.joinpath(*path).read_bytes()
        assert str(graph.value(file, SCHEMA.sha256)) == hashlib.sha256(content).hexdigest()


def test_a_part_says_that_it_is_one(root: Path, tmp_path: Path) -> None:
    part, derived = selected(open_package(root), Selection(("entities/daily",), ""))
    path = tmp_path / "part.jsonld"
    graph = parsed(export(part, output_format="jsonld", path=path, derived=derived))
    dataset = next(graph.subjects(RDF.type, DCAT.Dataset))
    assert "Only a part: entities/daily" in graph.value(dataset, SCHEMA.description)
    assert (row(graph, "entities/daily"), RDF.type, None) in graph
    assert (row(graph, "entities/county-office"), RDF.type, None) not in graph


def test_ids_stay_and_are_below_the_address_if_there_is_one(root: Path, tmp_path: Path) -> None:
    plain = export(open_package(root), output_format="jsonld", path=tmp_path / "plain.jsonld")
    assert '"row": "urn:uuid:2dc1456b-0e47-5114-bf33-4f3b51b8ac6c#"' in plain.read_text("utf-8")
    package = open_package(root)
    package.descriptor["homepage"] = "https://example.org/a b"
    named = parsed(export(package, output_format="jsonld", path=tmp_path / "named.jsonld"))
    maker = URIRef("https://example.org/a%20b#entities/camera-maker")
    assert (maker, SCHEMA.name, None) in named


def test_no_text_ends_a_page_or_an_address(root: Path, tmp_path: Path) -> None:
    hostile = make_package(tmp_path / "hostile")
    url = 'https://example.org/a b<c>"{d}|e'
    change_rows(hostile, "sources", [{"source_id": "daily-report", "url": url}])
    change_rows(hostile, "entities", [{"entity_id": "daily", "name": "</script>\u202e"}])
    package = open_package(hostile)
    path = export(package, output_format="jsonld", path=tmp_path / "hostile.jsonld")
    assert "<" not in path.read_text("utf-8")
    graph = parsed(path)
    assert "https://example.org/a%20b%3Cc%3E%22%7Bd%7D%7Ce" in graph.serialize(format="nt")
    assert str(graph.value(row(graph, "entities/daily"), SCHEMA.name)).startswith("</script>")


def test_every_kind_that_has_a_type_is_one_of_the_schema() -> None:
    def kinds(table: str, column: str) -> set[str]:
        fields = json.loads((ROOT / "schemas" / f"{table}.json").read_text("utf-8"))["fields"]
        return set(next(f for f in fields if f["name"] == column)["constraints"]["enum"])

    assert ORGANISATION_TYPES.keys() <= kinds("entities", "kind")
    assert DOCUMENT_TYPES.keys() <= kinds("sources", "kind")
    assert PUBLISHED_IRIS.keys() <= kinds("identifiers", "scheme")
