"""Every row is a node or an edge with all its cells, in GraphML as in GEXF, and counted."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from lxml import etree

from support.export_fixtures import RECORD_EXPORTS
from support.graph import Graph, edges_of
from support.packages import ROOT
from watchers.exports.graph.layout import EDGES, NODES, REFERENCES

pytestmark = RECORD_EXPORTS
XSD = ROOT / "tests" / "support" / "gexf-1.3" / "gexf.xsd"


def test_every_row_of_these_tables_is_a_node(graphml: Graph, rows: dict[str, list[dict]]) -> None:
    expected = {
        f"{one.table}/{row[next(iter(row))]}": row[one.title]
        for one in NODES
        for row in rows[one.table]
    }
    assert dict(graphml.nodes(data="label")) == expected


def test_every_row_of_these_tables_is_an_edge(graphml: Graph, rows: dict[str, list[dict]]) -> None:
    edges = edges_of(graphml)
    for one in EDGES:
        if one.table in rows:
            expected = {f"{one.table}/{row[next(iter(row))]}" for row in rows[one.table]}
            assert {i for i in edges if i.startswith(f"{one.table}/")} == expected
    named = {
        f"{one.table}/{row[next(iter(row))]}/{column}"
        for one in NODES
        for row in rows[one.table]
        for column in REFERENCES
        if row.get(column) and column != next(iter(row))
    }
    assert {i for i in edges if i.count("/") == 2 and not i.startswith("answers/")} == named


def test_every_cell_of_a_row_is_there(graphml: Graph, rows: dict[str, list[dict]]) -> None:
    edges = edges_of(graphml)
    for one in (*NODES, *EDGES):
        for row in rows.get(one.table, []):
            key = f"{one.table}/{row[next(iter(row))]}"
            found = graphml.nodes[key] if key in graphml.nodes else edges[key][2]
            cells = {name: cell for name, cell in row.items() if cell is not None}
            shown = {name: str(c) if hasattr(c, "year") else c for name, c in cells.items()}
            assert shown.items() <= found.items()
            assert not (row.keys() - cells.keys()) & found.keys()


def test_gexf_has_the_same_graph(gexf: Graph, graphml: Graph) -> None:
    assert set(gexf.nodes) == set(graphml.nodes)
    for key, attributes in graphml.nodes(data=True):
        assert {n: v for n, v in gexf.nodes[key].items() if n != "spells"} == attributes
    here, there = edges_of(gexf), edges_of(graphml)
    assert here.keys() == there.keys()
    for key, (source, target, attributes) in there.items():
        assert here[key][:2] == (source, target)
        added = {"spells", "id", "label"}
        assert {n: v for n, v in here[key][2].items() if n not in added} == attributes


def test_gexf_is_valid_by_its_schema(folder: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    document = etree.parse(str(folder / "watchers.gexf"))
    assert schema.validate(document), schema.error_log
    document.getroot()[1].set("mode", "sometimes")
    assert not schema.validate(document)


def test_the_graph_is_read_as_directed_with_parallel_edges(gexf: Graph) -> None:
    assert gexf.is_directed() and gexf.is_multigraph()
    assert max(Counter((s, t) for s, t, _ in edges_of(gexf).values()).values()) > 1


def test_the_manifest_counts_and_names_every_file(folder: Path, graphml: Graph) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert (manifest["nodes"], manifest["edges"]) == (len(graphml), graphml.number_of_edges())
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {file["path"] for file in manifest["files"]} == files - {"manifest.json"}
