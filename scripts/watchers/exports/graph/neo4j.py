"""CSV files for `neo4j-admin database import`: one for each kind of node and of relationship.

Their headers are those of the Neo4j operations manual ("CSV header format"). What a spreadsheet
would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from watchers.exports.graph.columns import joined
from watchers.exports.graph.elements import Elements
from watchers.exports.graph.whole_graph import Graph
from watchers.text.escape import FORMULA_STARTS

TYPES = {
    pa.float64(): "double",
    pa.int64(): "long",
    pa.bool_(): "boolean",
    pa.date32(): "date",
}
"""How Neo4j calls a type; all else is a string."""
ID = "id"


def write_neo4j(graph: Graph, folder: Path) -> None:
    """Writes the files into a folder that exists."""
    for elements in graph.nodes:
        ends = {f"{ID}:ID": elements.ids}
        kind = {":LABEL": pa.array([elements.kind] * len(elements.ids), pa.string())}
        _write(folder / f"nodes-{elements.name}.csv", ends | _properties(elements) | kind)
    for elements in graph.edges:
        ends = {":START_ID": elements.sources, ":END_ID": elements.targets, ID: elements.ids}
        kind = {":TYPE": pa.array([elements.kind] * len(elements.ids), pa.string())}
        _write(folder / f"relationships-{elements.name}.csv", ends | _properties(elements) | kind)


def _properties(elements: Elements) -> dict[str, pa.Array]:
    """The attributes by what the header says of them."""
    properties = {}
    for field in elements.attributes.schema:
        cells, kind = elements.column(field.name), TYPES.get(field.type, "string")
        # A property of the row that is called like the id would be a second one of that name.
        name = f"{field.name}_of_row" if field.name == ID else field.name
        properties[f"{name}:{kind}"] = no_formulas(cells) if kind == "string" else cells
    return properties


def no_formulas(cells: pa.Array) -> pa.Array:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    starts = [pc.starts_with(cells, pattern=start) for start in FORMULA_STARTS]
    is_formula = starts[0]
    for start in starts[1:]:
        is_formula = pc.or_(is_formula, start)
    return pc.if_else(is_formula, joined("'", cells), cells)


def _write(file: Path, columns: dict[str, pa.Array]) -> None:
    from pyarrow import csv

    table = pa.table(list(columns.values()), names=list(columns))
    options = csv.WriteOptions(include_header=False, quoting_style="needed")
    with file.open("wb") as out:
        out.write(f"{','.join(columns)}\n".encode())
        csv.write_csv(table, out, options)
