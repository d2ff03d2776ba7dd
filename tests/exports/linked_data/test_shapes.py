"""The linked data conforms to its shapes, as pyshacl checks them, and every key resolves."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF

from support.export_fixtures import RECORD_EXPORTS
from support.linked_data import SCHEMA, dataset_of
from support.packages import ROOT
from watchers.package.descriptor import open_package
from watchers.tables.typed_tables import arrow_tables

SHAPES = Path(__file__).with_name("shapes.ttl")
SPDX = Namespace("http://spdx.org/rdf/terms#")


def conforms(graph: Graph) -> tuple[bool, str]:
    from pyshacl import validate

    valid, _, told = validate(graph, shacl_graph=Graph().parse(SHAPES))
    return valid, told


@pytest.mark.slow
@RECORD_EXPORTS
def test_the_record_conforms_to_the_shapes(record: Graph) -> None:
    valid, told = conforms(record)
    assert valid, told


@pytest.mark.slow
@RECORD_EXPORTS
def test_every_node_has_an_iri_and_every_key_resolves(record: Graph) -> None:
    assert not [node for node in record.all_nodes() if isinstance(node, BNode)]
    dataset = dataset_of(record)
    named = {node for node in record.objects() if str(node).startswith(f"{dataset}#")}
    assert len(named) > 5000
    assert not [node for node in named if (node, RDF.type, None) not in record]


@pytest.mark.slow
@RECORD_EXPORTS
def test_every_row_that_is_carried_is_a_node(record: Graph) -> None:
    told = "entities officials contracts designations events sources lists places positions"
    told += " identifiers contract_parties event_parties"
    dataset = dataset_of(record)
    for name, table in arrow_tables(open_package(ROOT)).items():
        if name in told.split():
            keys = table.column(0).to_pylist()
            iris = [URIRef(f"{dataset}#{name}/{key}") for key in keys]
            assert not [iri for iri in iris if (iri, RDF.type, None) not in record], name


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
