"""The graph of the record, as networkx reads it; tests only read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from support.graph import Graph
from support.packages import ROOT
from watchers.package.descriptor import open_package
from watchers.tables.typed_tables import arrow_tables


@pytest.fixture(scope="session")
def folder(record_export: Callable[[str], Path]) -> Path:
    return record_export("graph")


@pytest.fixture(scope="session")
def rows() -> dict[str, list[dict]]:
    return {name: table.to_pylist() for name, table in arrow_tables(open_package(ROOT)).items()}


@pytest.fixture(scope="session")
def graphml(folder: Path) -> Graph:
    return nx.read_graphml(folder / "watchers.graphml", force_multigraph=True)


@pytest.fixture(scope="session")
def gexf(folder: Path) -> Graph:
    return nx.read_gexf(folder / "watchers.gexf", version="1.3")
