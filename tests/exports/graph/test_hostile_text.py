"""Text of the record becomes neither markup nor a formula."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyarrow as pa
import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.graph import exported, read_csv
from watchers.exports.graph.neo4j import no_formulas
from watchers.exports.graph.xml_columns import escaped
from watchers.package.descriptor import open_package
from watchers.package.model import Package

pytestmark = RECORD_EXPORTS
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
