"""The graph as one JSON-LD document, a node a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from watchers.exports.linked_data.dataset import dataset_nodes
from watchers.exports.linked_data.documents import document_nodes
from watchers.exports.linked_data.doubts import doubts
from watchers.exports.linked_data.files import File
from watchers.exports.linked_data.happenings import happening_nodes
from watchers.exports.linked_data.identifiers import identifier_nodes
from watchers.exports.linked_data.nodes import Node, context
from watchers.exports.linked_data.parents import Parents
from watchers.exports.linked_data.parties import party_nodes
from watchers.tables.rows import Record
from watchers.text.escape import json_text

COMMENT = "rdfs:comment"


def _unchanged(node: Node) -> Node:
    return node


def document(
    record: Record, files: Iterable[File], *, add: Callable[[Node], Node] = _unchanged
) -> Iterator[str]:
    """The lines of the document.

    files: those in which the record is offered.
    add: what a node becomes, such as with the page on which it is told.

    Raises UnusablePackage if the package lacks a table or a column that the graph needs.
    """
    doubted = doubts(record)
    nodes = (_with_comments(node, doubted.get(node["@id"], [])) for node in _nodes(record, files))
    yield from _lines(record, map(add, nodes))


def data_set_document(
    record: Record, files: Iterable[File], *, add: Callable[[Node], Node] = _unchanged
) -> Iterator[str]:
    """The lines of a document on the data set alone, for those who search for data sets."""
    nodes = dataset_nodes(record, files, left_out=Parents(record).left_out)
    yield from _lines(record, map(add, nodes))


def _lines(record: Record, nodes: Iterable[Node]) -> Iterator[str]:
    yield f'{{"@context": {_json(context(record.package))},\n"@graph": [\n'
    for number, node in enumerate(nodes):
        yield f"{',' if number else ' '}{_json(node)}\n"
    yield "]}\n"


def _with_comments(node: Node, comments: list[str]) -> Node:
    told = [node[COMMENT]] if COMMENT in node else []
    return node | {COMMENT: [*told, *comments]} if comments else node


def _nodes(record: Record, files: Iterable[File]) -> Iterator[Node]:
    parents = Parents(record)
    return chain(
        dataset_nodes(record, files, left_out=parents.left_out),
        party_nodes(record, parents),
        identifier_nodes(record),
        happening_nodes(record),
        document_nodes(record),
    )


def _json(value: object) -> str:
    """As JSON that may also stand within a page: nothing in it begins or ends an element."""
    return json_text(value).replace("<", "\\u003c")
