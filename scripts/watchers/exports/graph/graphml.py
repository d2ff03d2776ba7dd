"""GraphML: the graph as of one day or of all, for networkx, yEd, Cytoscape and igraph.

The format is that of http://graphml.graphdrawing.org; an attribute without a value is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

import pyarrow as pa

from watchers.exports.graph.columns import joined, known
from watchers.exports.graph.elements import Elements
from watchers.exports.graph.whole_graph import Graph
from watchers.exports.graph.xml_columns import (
    DECLARATION,
    attribute,
    attribute_types,
    batches,
    escaped,
    opened,
    tag,
    values,
)

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
LABEL = "label"
"""The attribute with what a node is called."""


def write_graphml(graph: Graph, out: TextIO, *, description: str) -> None:
    """Writes the graph to an open file."""
    out.write(DECLARATION)
    out.write(f'<graphml xmlns="{NAMESPACE}">\n')
    out.write(f"<desc>{escaped(pa.array([description]))[0]}</desc>\n")
    keys = {}
    for name, elements in (("node", graph.nodes), ("edge", graph.edges)):
        types = attribute_types(elements, *([LABEL] if name == "node" else []))
        keys[name] = {column: f"{name[0]}{number}" for number, column in enumerate(types)}
        out.writelines(_keys(name, types, keys[name]))
    out.write(f'<graph id={attribute(graph.package.descriptor["name"])} edgedefault="directed">\n')
    for name, elements in (("node", graph.nodes), ("edge", graph.edges)):
        for one in elements:
            out.writelines(_lines(one, keys[name]))
    out.write("</graph>\n</graphml>\n")


def _keys(name: str, types: Mapping[str, str], keys: Mapping[str, str]) -> Iterator[str]:
    for column, kind in types.items():
        yield (
            f'<key id="{keys[column]}" for="{name}" attr.name={attribute(column)}'
            f' attr.type="{kind}"/>\n'
        )


def _lines(elements: Elements, keys: Mapping[str, str]) -> Iterator[str]:
    def value(name: str, cells: pa.Array) -> pa.Array:
        return joined(f'<data key="{keys[name]}">', cells, "</data>")

    for part in batches(elements):
        titles = [] if part.titles is None else [value(LABEL, escaped(part.titles))]
        data = known([*titles, values(part, value)])
        lines = joined(opened(part), ">", data, f"</{tag(part)}>\n")
        yield from lines.to_pylist()
