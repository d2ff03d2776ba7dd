"""A package with gaps gives a smaller graph, or none and the reason."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.graph import exported
from watchers.package.descriptor import open_package
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage

pytestmark = RECORD_EXPORTS


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
