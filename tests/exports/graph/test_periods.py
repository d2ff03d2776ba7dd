"""The graph claims no day on which something may not have held, and drops no doubt of a day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import networkx as nx
import pyarrow as pa
import pytest

from watchers.answers.ownership_statements import statement_on
from watchers.dates.as_of import Truth, held
from watchers.exports import export
from watchers.exports.derived import Derived
from watchers.exports.graph.periods import period
from watchers.exports.graph.whole_graph import Graph
from watchers.exports.selection import Selection, selected
from watchers.package.descriptor import open_package
from watchers.package.model import Package
from watchers.tables.typed_tables import typed

CREATED = "2026-11-30"
DAY = "2021-03-01"


@pytest.fixture(scope="module")
def record() -> Package:
    return open_package()


@pytest.fixture(scope="module")
def graph(record: Package) -> Graph:
    return Graph(record, Derived())


def days_of(record: Package, table: str, **cells: str) -> tuple[str | None, ...]:
    """The first and last certain day of a row with these cells."""
    described = record.tables[table]
    text = {name: pa.array([cells.get(name)], pa.string()) for name in described.columns}
    found = period(described, typed(pa.table(text), described), created=CREATED)
    days = (found.surely_from[0].as_py(), found.surely_to[0].as_py())
    return tuple(str(day) if day else None for day in days)


@pytest.mark.parametrize(
    ("table", "cells", "expected"),
    [
        ("positions", {"started_on": "2019", "ended_on": "2021"}, ("2020-01-01", "2020-12-31")),
        ("positions", {"started_on": "2019-02", "ended_on": ""}, ("2019-03-01", CREATED)),
        ("positions", {"started_on": "2019-02-03", "ended_on": "2019-02-04"}, ("2019-02-03",) * 2),
        ("positions", {"started_on": "2019", "ended_on": "2019-12"}, (None, None)),
        ("positions", {"ended_on": "2019-12"}, (None, None)),
        ("positions", {"started_on": "2027"}, (None, None)),
        ("ownership", {"as_of": "2020-05", "stage": "held"}, ("2020-06-01", CREATED)),
        ("ownership", {"started_on": "2020", "stage": "agreed"}, (None, None)),
        ("designations", {"began_on": "2019-10-09"}, ("2019-10-09", CREATED)),
        ("events", {"occurred_on": "2019-10", "ended_on": "2020"}, ("2019-11-01", CREATED)),
        ("contracts", {"tendered_on": "2017", "awarded_on": "2018"}, ("2018-01-01", CREATED)),
        ("entities", {"founded_on": "1995", "dissolved_on": "2024"}, ("1996-01-01", "2023-12-31")),
        ("places", {}, (None, None)),
    ],
)
def test_a_bound_is_the_one_that_does_not_overstate(
    record: Package, table: str, cells: dict, expected: tuple
) -> None:
    given = {name: cell for name, cell in cells.items() if cell}
    assert days_of(record, table, **given) == expected


def shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def is_sure(table: str, row: dict, day: str) -> bool:
    if table == "ownership":
        stated = statement_on(row, day)
        return bool(stated and stated.is_sure)
    return (
        held(row["began_on" if table == "designations" else "started_on"], row["ended_on"], day)
        is Truth.YES
    )


@pytest.mark.parametrize("table", ["ownership", "positions", "designations"])
def test_the_certain_days_are_those_of_the_answers(
    record: Package, graph: Graph, table: str
) -> None:
    (edges,) = [one for one in graph.edges if one.name == table]
    dated = 0
    for cells in edges.attributes.to_pylist():
        row = {name: "" if cell is None else str(cell) for name, cell in cells.items()}
        start, end = row["surely_from"], row["surely_to"]
        assert bool(start) == bool(end)
        if not start:
            assert not any(is_sure(table, row, f"{year}-07-01") for year in range(2000, 2027, 5))
            continue
        dated += 1
        assert is_sure(table, row, start) and is_sure(table, row, end)
        assert not is_sure(table, row, shifted(start, -1))
        assert end == record.created or not is_sure(table, row, shifted(end, 1))
    assert dated > 50


@pytest.fixture(scope="module")
def of_the_day(record: Package, tmp_path_factory: pytest.TempPathFactory) -> nx.MultiDiGraph:
    part, derived = selected(record, Selection(day=DAY))
    to = tmp_path_factory.mktemp("day") / "day.graph"
    folder = export(part, output_format="graph", path=to, derived=derived)
    return nx.read_graphml(folder / "watchers.graphml", force_multigraph=True)


def test_as_of_a_day_each_link_says_whether_it_held(
    record: Package, of_the_day: nx.MultiDiGraph
) -> None:
    found = {key: a for _, _, key, a in of_the_day.edges(keys=True, data=True)}
    assert {a["held_on_day"] for a in found.values() if "held_on_day" in a} >= {"yes", "unknown"}
    links = {key: a for key, a in found.items() if a["element"] == "OWNS_OR_CONTROLS"}
    for attributes in links.values():
        names = record.tables["ownership"].columns
        stated = statement_on({n: str(attributes.get(n, "")) for n in names}, DAY)
        assert stated
        assert attributes["held_on_day"] == ("yes" if stated.is_sure else "unknown")
        assert attributes["certain"] <= stated.is_sure
        assert stated.is_sure or "day_unknown" in attributes["doubts"]
    assert {a["held_on_day"] for a in links.values()} == {"yes", "unknown"}


def test_as_of_a_day_what_was_over_or_had_not_begun_is_no_edge(
    of_the_day: nx.MultiDiGraph,
) -> None:
    edges = [a for *_, a in of_the_day.edges(data=True) if a["element"] == "DESIGNATED_ON"]
    assert edges
    assert all(a["began_on_first"] <= DAY for a in edges if a["began_by"] != "source_id")
    assert not [a for a in edges if a.get("ended_on_last", "9") <= DAY]


def test_the_spells_of_gexf_are_the_certain_days(tmp_path: Path, valid_package: Path) -> None:
    folder = export(open_package(valid_package), output_format="graph", path=tmp_path / "a.graph")
    graph = nx.read_gexf(next(folder.glob("*.gexf")), version="1.3")
    with_days = 0
    for attributes in [a for _, a in graph.nodes(data=True)] + [
        a for *_, a in graph.edges(data=True)
    ]:
        (start, end), *more = attributes.get("spells", [("None", "None")])
        assert not more
        assert [start, end] == [str(attributes.get(name)) for name in ("surely_from", "surely_to")]
        with_days += end != "None"
    assert with_days > 5
