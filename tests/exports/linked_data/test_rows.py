"""What the linked data tells of parties, links of ownership, names, dates and listings."""

from __future__ import annotations

import json

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS

from support.linked_data import LEI, SCHEMA, dataset_of, row
from support.packages import ROOT
from watchers.exports.linked_data.documents import DOCUMENT_TYPES
from watchers.exports.linked_data.identifiers import PUBLISHED_IRIS
from watchers.exports.linked_data.parties import ORGANISATION_TYPES


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
    dataset = dataset_of(graph)
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


def test_every_kind_that_has_a_type_is_one_of_the_schema() -> None:
    def kinds(table: str, column: str) -> set[str]:
        fields = json.loads((ROOT / "schemas" / f"{table}.json").read_text("utf-8"))["fields"]
        return set(next(f for f in fields if f["name"] == column)["constraints"]["enum"])

    assert ORGANISATION_TYPES.keys() <= kinds("entities", "kind")
    assert DOCUMENT_TYPES.keys() <= kinds("sources", "kind")
    assert PUBLISHED_IRIS.keys() <= kinds("identifiers", "scheme")
