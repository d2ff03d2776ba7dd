"""The view `suppliers_at_award`: unknown and partial days, and unchecked lists, are never no."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from support.packages import change_rows
from watchers.exports import export
from watchers.package.descriptor import open_package

CONTRACT = "north-county-cameras"
"""Its supplier was announced on 2019-10-07 as listed from 2019-10-09 on."""
Found = tuple[str, str | None, str | None]
Ask = Callable[..., list[Found]]


@pytest.fixture
def ask(valid_package: Path, tmp_path: Path) -> Ask:
    """What the view says of the supplier of a contract; given cells change the contract."""

    def found(contract: str = CONTRACT, **cells: str) -> list[Found]:
        change_rows(valid_package, "contracts", [{"contract_id": contract, **cells}])
        path = export(
            open_package(valid_package), output_format="sqlite", path=tmp_path / "out.sqlite"
        )
        query = "SELECT was_listed, why_unknown, answers FROM suppliers_at_award"
        with closing(sqlite3.connect(path)) as database:
            return database.execute(f"{query} WHERE contract_id = ?", [contract]).fetchall()

    return found


@pytest.fixture
def list_began(valid_package: Path) -> None:
    """The list began on 2018-01-01, so that nobody was on it before."""
    change_rows(valid_package, "lists", [{"list_id": "trade-list", "started_on": "2018-01-01"}])


@pytest.mark.parametrize(
    ("awarded_on", "expected"),
    [
        ("2021-03-01", ("yes", None, "listed")),
        ("2021-03", ("yes", None, "listed")),
        ("2021", ("yes", None, "listed")),
        ("2017", ("no", None, "not_listed")),
        ("2017-12-31", ("no", None, "not_listed")),
        ("2018-06", ("unknown", "answer_unknown", "unknown")),
        ("2019-10-08", ("unknown", "answer_unknown", "red_flag")),
        ("2019-10", ("unknown", "depends_on_the_day", "unknown; red_flag; listed")),
        ("", ("unknown", "award_day_unknown", None)),
    ],
)
def test_an_answer_holds_for_every_day_that_the_award_can_mean(
    list_began: None, ask: Ask, awarded_on: str, expected: Found
) -> None:
    cells = {"tendered_on": "", "started_on": "", "ended_on": "", "end_reason": ""}
    assert ask(**cells, end_source_id="", awarded_on=awarded_on) == [expected]


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        ({"extent": "complete"}, ("no", None, "not_listed")),
        (
            {"extent": "xinjiang_grounds"},
            ("unknown", "answer_unknown", "not_listed_xinjiang_grounds"),
        ),
        ({"complete_to": "2020-01-01"}, ("unknown", "answer_unknown", "not_listed_as_of")),
        ({"complete_from": "2022-01-01"}, ("unknown", "answer_unknown", "not_checked")),
        (
            {"complete_from": "2021-07-01"},
            ("unknown", "depends_on_the_day", "not_checked; not_listed"),
        ),
    ],
)
def test_what_was_not_checked_on_any_grounds_is_not_no(
    valid_package: Path, ask: Ask, coverage: dict[str, str], expected: Found
) -> None:
    change_rows(valid_package, "coverage", [{"coverage_id": "trade-list-complete", **coverage}])
    supplier = {"contract_party_id": f"{CONTRACT}-supplier", "entity_id": "county-office"}
    change_rows(valid_package, "contract_parties", [supplier])
    assert ask(awarded_on="2021") == [expected]


def test_a_listing_that_was_interrupted_within_the_year_is_unknown(
    valid_package: Path, ask: Ask
) -> None:
    ended = {"designation_id": "trade-list-camera-maker", "ended_on": "2021-04-01"}
    again = {
        "designation_id": "trade-list-camera-maker-2",
        "list_id": "trade-list",
        "entity_id": "camera-maker",
        "name_as_listed": "Camera Maker",
        "effective_on": "2021-09-01",
        "grounds_kind": "other",
        "source_id": "trade-notice",
    }
    ended |= {"end_reason": "removed", "end_source_id": "trade-notice"}
    change_rows(valid_package, "designations", [ended, again])
    ((was_listed, why, answers),) = ask(awarded_on="2021")
    assert (was_listed, why) == ("unknown", "depends_on_the_day")
    assert answers.startswith("listed; ") and answers.endswith("; listed")


def test_days_after_the_release_are_unknown(ask: Ask) -> None:
    ((was_listed, _, answers),) = ask(awarded_on="2026-12-01")
    assert (was_listed, answers) == ("unknown", "listed")


def test_a_contract_without_a_known_supplier_is_unknown(valid_package: Path, ask: Ask) -> None:
    party = {"contract_party_id": f"{CONTRACT}-supplier", "role": "operator"}
    change_rows(valid_package, "contract_parties", [party])
    assert ask(awarded_on="2021") == [("unknown", "supplier_unknown", None)]
