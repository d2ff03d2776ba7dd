"""Neo4j is given the headers that it asks for, and under them every node and edge."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from support.export_fixtures import RECORD_EXPORTS
from support.graph import Graph, edges_of, read_csv

pytestmark = RECORD_EXPORTS
TYPES = {
    *("int", "long", "float", "double", "boolean", "byte", "short", "char", "string", "point"),
    *("date", "localtime", "time", "localdatetime", "datetime", "duration"),
}
"""The types of a property, by the operations manual of Neo4j, "CSV header format"."""


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
