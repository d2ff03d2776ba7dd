"""The rows that the benchmark plants are well spelled: no constraint and no key refuses them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from benchmarks.planted_rows.__main__ import chosen
from benchmarks.planted_rows.judge import LEFT_BEHIND, Judge
from benchmarks.planted_rows.record import Plant, PlantedExample
from benchmarks.planted_rows.ways import WAYS, Family, Half, all_ways

from watchers.checks.rules import RULES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


def side_by_side(plants: Iterable[Plant]) -> list[list[Plant]]:
    """The rows in as few copies of the record as can hold them: in each, a row has one of them."""
    copies: list[dict[tuple[str, str], Plant]] = []
    for plant in plants:
        place = plant.table, plant.row_id
        free = next((copy for copy in copies if place not in copy), None)
        if free is None:
            copies.append(free := {})
        free[place] = plant
    return [list(copy.values()) for copy in copies]


def test_what_is_planted_is_well_spelled(judge: Judge) -> None:
    chosen_rows = {way.name: chosen(judge, way, count=2, seed=1) for way in all_ways()}
    planted = [
        (way, one) for way, rows in chosen_rows.items() for one in rows if isinstance(one, Plant)
    ]
    copies = side_by_side(one for _, one in planted)
    suspects = [one for copy in copies if judge.misspelt(copy) for one in copy]
    # Two rows in one copy may be in each other's way, so each is asked about by itself.
    faults = {(way, one.row_id): judge.misspelt([one]) for way, one in planted if one in suspects}
    assert not {place: found for place, found in faults.items() if found}
    empty = [way for way, rows in chosen_rows.items() if not rows]
    assert len(empty) < len(WAYS) / 10, f"no row to plant: {empty}"


def test_a_row_is_found_because_of_what_was_planted(judge: Judge) -> None:
    contract = judge.record.rows("contracts", "awarded_on", "source_id")[0]
    right = Plant("contracts", contract.id, contract.cells)
    wrong = contract.changed(tendered_on="2026-01", awarded_on="2019")
    no_word = contract.changed(kind="gift")
    assert "contract_awarded_before_it_was_tendered" in (next(judge.verdicts([wrong])) or set())
    assert next(judge.verdicts([right])) == set()
    assert next(judge.verdicts([no_word])) is None


def test_an_example_of_a_schema_is_found_because_it_is_wrong(judge: Judge) -> None:
    right = PlantedExample("contracts", "contract_id", "an-id")
    wrong = PlantedExample("contracts", "contract_id", "an\x07id")
    assert list(judge.verdicts([right, wrong])) == [set(), {"descriptor"}]


def test_each_family_has_ways_in_both_halves() -> None:
    halves = {(way.family, way.half) for way in all_ways()}
    assert halves == {(family, half) for family in Family for half in Half}


def test_rules_about_rows_left_behind_exist() -> None:
    assert RULES.keys() >= LEFT_BEHIND
