"""The linked data as rdflib reads it, without a connection."""

from __future__ import annotations

from pathlib import Path

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.namespace import DCAT

SCHEMA = Namespace("https://schema.org/")
LEI = "5493001KJTIIGC8Y1R12"
"""The number of the camera maker in the small package that is exported."""


def parsed(path: Path) -> Graph:
    return Graph().parse(path, format="json-ld")


def dataset_of(graph: Graph) -> URIRef:
    return next(graph.subjects(RDF.type, DCAT.Dataset))


def row(graph: Graph, iri: str) -> URIRef:
    """The node of a row, such as `entities/camera-maker`."""
    return URIRef(f"{dataset_of(graph)}#{iri}")
