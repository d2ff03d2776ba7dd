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
    ELEMENT,
    attribute,
    attribute_types,
    batches,
    escaped,
)

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {pa.float64(): "double", pa.int64(): "long", pa.bool_(): "boolean"}
"""How GraphML calls a type; text and days are `string`."""
LABEL = "label"
"""The attribute with what a node is called."""


def write_graphml(graph: Graph, out: TextIO, *, description: str) -> None:
    """Writes the graph to an open file."""
    out.write(DECLARATION)
    out.write(f'<graphml xmlns="{NAMESPACE}">\n')
    out.write(f"<desc>{escaped(pa.array([description]))[0]}</desc>\n")
    keys = {}
    for name, elements in (("node", graph.nodes), ("edge", graph.edges)):
        first = {ELEMENT: pa.string()} | ({LABEL: pa.string()} if name == "node" else {})
        types = first | attribute_types(elements)
        keys[name] = {column: f"{name[0]}{number}" for number, column in enumerate(types)}
        out.writelines(_keys(name, types, keys[name]))
    out.write(f'<graph id={attribute(graph.package.descriptor["name"])} edgedefault="directed">\n')
    for name, elements in (("node", graph.nodes), ("edge", graph.edges)):
        for one in elements:
            out.writelines(_lines(one, keys[name]))
    out.write("</graph>\n</graphml>\n")


def _keys(name: str, types: Mapping[str, pa.DataType], keys: Mapping[str, str]) -> Iterator[str]:
    for column, kind in types.items():
        told = TYPES.get(kind, "string")
        yield (
            f'<key id="{keys[column]}" for="{name}" attr.name={attribute(column)}'
            f' attr.type="{told}"/>\n'
        )


def _lines(elements: Elements, keys: Mapping[str, str]) -> Iterator[str]:
    for part in batches(elements):
        values = [_value(keys[ELEMENT], pa.array([part.kind] * len(part.ids)))]
        if part.titles is not None:
            values.append(_value(keys[LABEL], part.titles))
        values += [_value(keys[name], part.column(name)) for name in part.attributes.column_names]
        name = "node" if part.sources is None else "edge"
        lines = joined(f"<{name}", _head(part), ">", known(values), f"</{name}>\n")
        yield from lines.to_pylist()


def _head(part: Elements) -> pa.Array:
    ids = joined(' id="', escaped(part.ids), '"')
    if part.sources is None:
        return ids
    return joined(ids, ' source="', escaped(part.sources), '" target="', escaped(part.targets), '"')


def _value(key: str, cells: pa.Array) -> pa.Array:
    return joined(f'<data key="{key}">', escaped(cells), "</data>")
