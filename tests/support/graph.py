"""Writes the graph export, and reads its files."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx

from watchers.exports import export
from watchers.package.model import Package

Graph = nx.MultiDiGraph


def exported(package: Package, to: Path) -> Path:
    return export(package, output_format="graph", path=to)


def edges_of(graph: Graph) -> dict[str, tuple[str, str, dict]]:
    """Every edge by its id, with both ends and its attributes."""
    return {
        str(attributes.get("id", key)): (source, target, attributes)
        for source, target, key, attributes in graph.edges(keys=True, data=True)
    }


def read_csv(file: Path) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """The fields of a header as name and type, and the rows."""
    with file.open(encoding="utf-8", newline="") as lines:
        header, *found = csv.reader(lines, strict=True)
    fields = [(name, kind or "string") for name, _, kind in (f.partition(":") for f in header)]
    return fields, found
