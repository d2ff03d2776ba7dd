"""GEXF 1.3, the format of Gephi: the graph over time (https://gexf.net/schema.html).

What has days has a spell, from the first to the last day on which it surely held. What has days and
none that is certain has no spell, and says so in its attribute `days`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

import pyarrow as pa
import pyarrow.compute as pc

from watchers.exports.graph.columns import joined
from watchers.exports.graph.elements import SURELY_FROM, SURELY_TO, Elements
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

NAMESPACE = "http://gexf.net/1.3"


def write_gexf(graph: Graph, out: TextIO, *, description: str) -> None:
    """Writes the graph to an open file."""
    out.write(DECLARATION)
    out.write(f'<gexf xmlns="{NAMESPACE}" version="1.3">\n')
    out.write(f'<meta lastmodifieddate="{graph.package.created}">')
    out.write(f"<description>{escaped(pa.array([description]))[0]}</description></meta>\n")
    out.write('<graph defaultedgetype="directed" mode="dynamic" timeformat="date"')
    out.write(' timerepresentation="interval">\n')
    numbers = {}
    for name, elements in (("node", graph.nodes), ("edge", graph.edges)):
        types = attribute_types(elements)
        numbers[name] = {column: str(number) for number, column in enumerate(types)}
        out.writelines(_attributes(name, types, numbers[name]))
    for name, elements in (("node", graph.nodes), ("edge", graph.edges)):
        out.write(f'<{name}s count="{sum(len(one.ids) for one in elements)}">\n')
        for one in elements:
            out.writelines(_lines(one, numbers[name]))
        out.write(f"</{name}s>\n")
    out.write("</graph>\n</gexf>\n")


def _attributes(name: str, types: Mapping[str, str], numbers: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{name}" mode="static">\n'
    for column, kind in types.items():
        yield f'<attribute id="{numbers[column]}" title={attribute(column)} type="{kind}"/>\n'
    yield "</attributes>\n"


def _lines(elements: Elements, numbers: Mapping[str, str]) -> Iterator[str]:
    def value(name: str, cells: pa.Array) -> pa.Array:
        return joined(f'<attvalue for="{numbers[name]}" value="', cells, '"/>')

    for part in batches(elements):
        lines = joined(
            opened(part),
            _label(part),
            "><attvalues>",
            values(part, value),
            "</attvalues>",
            _spells(part),
            f"</{tag(part)}>\n",
        )
        yield from lines.to_pylist()


def _label(part: Elements) -> str | pa.Array:
    """What a node is called; of an edge, what it is."""
    if part.titles is None:
        return f" kind={attribute(part.kind)} label={attribute(part.kind)}"
    return pc.coalesce(joined(' label="', escaped(part.titles), '"'), "")


def _spells(part: Elements) -> pa.Array:
    """The spell of each element, or an empty text if no day is certain."""
    start = pc.coalesce(joined(' start="', escaped(part.column(SURELY_FROM)), '"'), "")
    end = joined(' end="', escaped(part.column(SURELY_TO)), '"')
    return pc.coalesce(joined("<spells><spell", start, end, "/></spells>"), "")
