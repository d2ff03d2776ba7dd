"""The graph is the same in all its formats, and each is opened by what reads it."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyarrow as pa
import pytest
from lxml import etree

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from watchers.exports import export
from watchers.exports.graph.layout import EDGES, NODES, REFERENCES
from watchers.exports.graph.neo4j import no_formulas
from watchers.exports.graph.statements import Statements
from watchers.exports.graph.xml_columns import escaped
from watchers.package.descriptor import open_package
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage
from watchers.tables.typed_tables import arrow_tables

pytestmark = RECORD_EXPORTS

XSD = ROOT / "tests" / "support" / "gexf-1.3" / "gexf.xsd"
Graph = nx.MultiDiGraph


@pytest.fixture(scope="module")
def folder(record_export: Callable[[str], Path]) -> Path:
    return record_export("graph")


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict]]:
    return {name: table.to_pylist() for name, table in arrow_tables(open_package(ROOT)).items()}


@pytest.fixture(scope="module")
def graphml(folder: Path) -> Graph:
    return nx.read_graphml(folder / "watchers.graphml", force_multigraph=True)


@pytest.fixture(scope="module")
def gexf(folder: Path) -> Graph:
    return nx.read_gexf(folder / "watchers.gexf", version="1.3")


def exported(package: Package, to: Path) -> Path:
    return export(package, output_format="graph", path=to)


def edges_of(graph: Graph) -> dict[str, tuple[str, str, dict]]:
    """Every edge by its id, with both ends and its attributes."""
    return {
        str(attributes.get("id", key)): (source, target, attributes)
        for source, target, key, attributes in graph.edges(keys=True, data=True)
    }


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


def test_names_hedges_and_disputes_are_attributes(
    graphml: Graph, rows: dict[str, list[dict]]
) -> None:
    hikvision = graphml.nodes["entities/hikvision"]
    further = {row["name"] for row in rows["names"] if row["entity_id"] == "hikvision"}
    assert set(hikvision["other_names"].split(" | ")) == further
    claims = [row for row in rows["claims"] if row["about_table"] == "contracts"]
    hedged = {f"contracts/{row['about_id']}" for row in claims if row["hedge"]}
    disputed = {f"contracts/{row['about_id']}" for row in claims if row["stance"] == "contradicts"}
    contracts = [key for key in graphml.nodes if key.startswith("contracts/")]
    assert {key for key in contracts if "hedges" in graphml.nodes[key]} == hedged != set()
    assert {key for key in contracts if "disputed" in graphml.nodes[key]} == disputed != set()


def test_doubt_stays_doubt(graphml: Graph, rows: dict[str, list[dict]]) -> None:
    edges = edges_of(graphml)
    agreed = {f"ownership/{r['ownership_id']}" for r in rows["ownership"] if r["stage"] == "agreed"}
    assert agreed
    assert {edges[key][2]["certain"] for key in agreed} == {False}
    assert all("only_agreed" in edges[key][2]["doubts"] for key in agreed)
    for _, _, attributes in edges.values():
        assert attributes["certain"] == ("doubts" not in attributes)


def test_what_no_passage_states_is_not_certain(graphml: Graph, rows: dict[str, list[dict]]) -> None:
    cells = {
        reading: {
            (f"{row['about_table']}/{row['about_id']}", column)
            for row in rows["evidence"]
            for column in row["about_fields"].split()
            if (row["reading"] == "stated") == (reading == "stated")
        }
        for reading in ("stated", "doubted")
    }
    doubted = cells["doubted"] - cells["stated"]
    edges = edges_of(graphml)
    shown = {key: one for key, (_, _, one) in edges.items()} | dict(graphml.nodes(data=True))
    told = {(key, c) for key, one in shown.items() for c in one.get("not_stated", "").split(" | ")}
    assert {(key, column) for key, column in told if column} == {
        (key, column) for key, column in doubted if key in shown
    }
    buyer = edges["contract_parties/hikvision-pishan-social-control-buyer-1"][2]
    assert not buyer["certain"] and "not_stated" in buyer["doubts"].split()
    place = edges["contracts/xpcc-psb-promega-dna/place_id"][2]
    assert not place["certain"] and place["doubts"] == "not_stated"
    # The day for which a link is stated may be inferred where the link itself is not.
    dated = [one for key, one in shown.items() if one.get("not_stated") == "as_of"]
    assert dated and any(one["certain"] for one in dated)


def test_a_hedge_on_a_column_is_a_doubt_of_the_edge_that_it_makes() -> None:
    claims = {
        "about_table": ["contracts", "contracts"],
        "about_id": ["one", "other"],
        "about_field": ["place_id", "amount"],
        "hedge": ["appears to", "about"],
        "stance": ["supports", "supports"],
    }
    said = Statements({"claims": pa.table(claims)})
    ids = pa.array(["one", "other"])
    assert said.hedges("contracts", ids, column="place_id").to_pylist() == ["appears to", None]
    assert said.not_stated("contracts", ids).to_pylist() == [None, None]


def test_what_reaches_a_party_through_owners_is_an_edge_and_silence_is_none(
    graphml: Graph,
) -> None:
    answers = [found for key, found in edges_of(graphml).items() if key.startswith("answers/")]
    said = {(a["answer"], a["certain"]) for _, _, a in answers}
    assert said <= {("covered", True), ("red_flag", False), ("unknown", False), ("covered", False)}
    assert ("covered", True) in said and ("red_flag", False) in said
    assert not [a for _, _, a in answers if a.get("first_day", "") > "2027"]


TYPES = {
    *("int", "long", "float", "double", "boolean", "byte", "short", "char", "string", "point"),
    *("date", "localtime", "time", "localdatetime", "datetime", "duration"),
}
"""The types of a property, by the operations manual of Neo4j, "CSV header format"."""


def read_csv(file: Path) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """The fields of a header as name and type, and the rows."""
    with file.open(encoding="utf-8", newline="") as lines:
        header, *found = csv.reader(lines, strict=True)
    fields = [(name, kind or "string") for name, _, kind in (f.partition(":") for f in header)]
    return fields, found


def node_files(folder: Path) -> list[Path]:
    return sorted((folder / "neo4j").glob("nodes-*.csv"))


def relationship_files(folder: Path) -> list[Path]:
    return sorted((folder / "neo4j").glob("relationships-*.csv"))


def test_the_headers_are_those_that_neo4j_asks_for(folder: Path) -> None:
    asked = [(node_files(folder), {"ID": 1, "LABEL": 1})]
    asked += [(relationship_files(folder), {"START_ID": 1, "END_ID": 1, "TYPE": 1})]
    for files, special in asked:
        assert files
        for file in files:
            fields, _ = read_csv(file)
            kinds = Counter(kind for _, kind in fields)
            assert {kind: n for kind, n in kinds.items() if kind not in TYPES} == special
            names = [name for name, _ in fields if name]
            assert len(names) == len(set(names)), file
            # The name is left out only where it would be ignored.
            assert {kind for name, kind in fields if not name} <= {
                "LABEL",
                "START_ID",
                "END_ID",
                "TYPE",
            }


READABLE = {
    "double": float,
    "long": int,
    "boolean": ["false", "true"].index,
    "date": lambda text: None if len(text) == 10 and text.isascii() else int("no day"),
    "string": str,
    "ID": str, "LABEL": str, "START_ID": str, "END_ID": str, "TYPE": str,
}  # fmt: skip


def test_every_cell_for_neo4j_is_of_the_type_in_its_header(folder: Path) -> None:
    for file in [*node_files(folder), *relationship_files(folder)]:
        fields, found = read_csv(file)
        assert {len(row) for row in found} <= {len(fields)}
        for at, (_, kind) in enumerate(fields):
            for row in found:
                assert not row[at] or READABLE[kind](row[at]) is not False


def test_every_relationship_for_neo4j_has_both_ends(folder: Path, graphml: Graph) -> None:
    ids = [row[0] for file in node_files(folder) for row in read_csv(file)[1]]
    assert sorted(ids) == sorted(graphml.nodes)
    found = [row[:3] for file in relationship_files(folder) for row in read_csv(file)[1]]
    assert {row[2]: (row[0], row[1]) for row in found} == {
        key: ends[:2] for key, ends in edges_of(graphml).items()
    }
    assert len(found) == graphml.number_of_edges()


HOSTILE = "=1+1</data><node id='x'/>&amp;<![CDATA[ \"quoted\" -->"


def test_text_becomes_neither_markup_nor_a_formula(
    package: Package, tmp_path: Path, change_cell: Callable
) -> None:
    change_cell("entities", name=HOSTILE, summary="@SUM(A1), a; b")
    folder = exported(open_package(package.root), tmp_path / "out.graph")
    for read, file in ((nx.read_graphml, "*.graphml"), (nx.read_gexf, "*.gexf")):
        (path,) = folder.glob(file)
        graph = read(path)
        (named,) = [n for _, n in graph.nodes(data=True) if n.get("name") == HOSTILE]
        assert (named["label"], named["summary"]) == (HOSTILE, "@SUM(A1), a; b")
        assert "x" not in graph
    fields, found = read_csv(folder / "neo4j" / "nodes-entities.csv")
    names = [row[fields.index(("name", "string"))] for row in found]
    assert f"'{HOSTILE}" in names and HOSTILE not in names


def test_what_xml_cannot_hold_is_replaced() -> None:
    cells = pa.array(["a\x00b\x1b\ufffe", "tab\tline\nend\r", None])
    first, second, nothing = escaped(cells).to_pylist()
    assert ElementTree.fromstring(f'<a b="{first}"/>').get("b") == "a\ufffdb\ufffd\ufffd"
    assert ElementTree.fromstring(f'<a b="{second}"/>').get("b") == "tab\tline\nend\r"
    assert nothing is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_for_neo4j_begins_like_a_formula(start: str) -> None:
    cells = pa.array([f"{start}cmd", f"a{start}", None])
    assert no_formulas(cells).to_pylist() == [f"'{start}cmd", f"a{start}", None]


def test_a_key_that_leads_nowhere_gives_no_graph(
    package: Package, tmp_path: Path, change_cell: Callable
) -> None:
    change_cell("positions", entity_id="nobody")
    with pytest.raises(UnusablePackage, match="entities/nobody, which does not exist"):
        exported(package, tmp_path / "out.graph")
    assert [entry.name for entry in tmp_path.iterdir()] == ["package"]


def test_a_package_with_fewer_tables_gives_a_smaller_graph(
    package: Package, tmp_path: Path
) -> None:
    file = package.root / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    without = {"claims", "names", "contracts", "contract_parties", "ownership_rules"}
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] not in without]
    file.write_text(json.dumps(descriptor), "utf-8")
    folder = exported(open_package(package.root), tmp_path / "out.graph")
    graph = nx.read_graphml(next(folder.glob("*.graphml")))
    kinds = Counter(nx.get_node_attributes(graph, "element").values())
    assert "Contract" not in kinds and kinds["Entity"] > 1
    assert "OWNS_OR_CONTROLS" in {a["element"] for *_, a in graph.edges(data=True)}


def test_the_manifest_counts_and_names_every_file(folder: Path, graphml: Graph) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert (manifest["nodes"], manifest["edges"]) == (len(graphml), graphml.number_of_edges())
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {file["path"] for file in manifest["files"]} == files - {"manifest.json"}


def test_a_node_without_a_title_is_there(valid_package: Path, tmp_path: Path) -> None:
    file = valid_package / "data" / "events.csv"
    header, first, *others = file.read_text("utf-8").splitlines(keepends=True)
    cells = first.split(",")
    cells[1] = ""
    file.write_text("".join([header, ",".join(cells), *others]), "utf-8")
    folder = exported(open_package(valid_package), tmp_path / "graph")
    for graph in (
        nx.read_graphml(folder / "watchers.graphml"),
        nx.read_gexf(folder / "watchers.gexf", version="1.3"),
    ):
        assert f"events/{cells[0]}" in graph.nodes


def test_an_edge_without_an_end_is_refused_in_words(
    valid_package: Path, tmp_path: Path, change_cell: Callable
) -> None:
    change_cell("contract_parties", entity_id="")
    with pytest.raises(UnusablePackage, match="entity_id of contract_parties is empty"):
        exported(open_package(valid_package), tmp_path / "graph")
