"""Who owns, holds, buys and supplies in FollowTheMoney."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.ftm import CONTRACT, MAKER, Entities, change, entities_of, values

pytestmark = pytest.mark.usefixtures("only_changed_tables")
PROJECT = "watchers-entities-project-company"


def test_who_is_owned_is_a_company_and_its_owner_what_it_is(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(
        valid_package,
        "entities",
        "project-company,Project Company Ltd.,company",
        "project-company,Project Company Ltd.,research_body",
    )
    entities = entities_of(exported())
    assert entities[PROJECT]["schema"] == "Company"
    assert values(entities, PROJECT, "classification") == ["research body"]
    link = "watchers-ownership-county-office-project-company"
    assert values(entities, link, "owner") == ["watchers-entities-county-office"]
    assert values(entities, link, "percentage") == ["10.01"]


@pytest.mark.parametrize(
    ("cells", "schemata", "share"),
    [
        ("shareholding,89.99,at_least,held", ["Ownership"], "at least 89.99"),
        ("control,,,held", ["Control"], None),
        ("control,89.99,exact,held", ["Control", "Ownership"], "89.99"),
        ("shareholding,89.99,exact,agreed", ["UnknownLink"], None),
    ],
)
def test_only_what_is_held_is_owned_and_only_what_is_said_to_be_controlled_is(
    valid_package: Path,
    exported: Callable[[], Path],
    cells: str,
    schemata: list[str],
    share: str | None,
) -> None:
    change(valid_package, "ownership", "shareholding,89.99,exact,held", cells)
    links = {
        entity["schema"]: entity["properties"]
        for entity_id, entity in entities_of(exported()).items()
        if entity_id.endswith("-camera-maker-project-company")
    }
    assert sorted(links) == schemata
    assert links.get("Ownership", {}).get("percentage", [None]) == [share]


def test_the_holders_of_a_seat_share_a_post(entities: Entities) -> None:
    post = "watchers-seats-trade-ministry.minister"
    assert values(entities, post, "organization") == ["watchers-entities-trade-ministry"]
    for holder in ("first", "second"):
        office = f"watchers-positions-{holder}-minister-minister"
        assert values(entities, office, "post") == [post]
        assert values(entities, office, "holder") == [f"watchers-officials-{holder}-minister"]


def test_a_contract_has_its_buyer_and_its_award_a_supplier(entities: Entities) -> None:
    assert values(entities, CONTRACT, "authority") == ["watchers-entities-county-office"]
    assert values(entities, CONTRACT, "amount") == ["335990000"]
    assert values(entities, CONTRACT, "contractDate") == ["2017-07-01"]
    assert "Tendered: 2017-04." in values(entities, CONTRACT, "notes")
    award = "watchers-contract-parties-north-county-cameras-supplier"
    assert values(entities, award, "contract") == [CONTRACT]
    assert values(entities, award, "supplier") == [MAKER]


def test_an_amount_that_is_not_exact_is_told_in_words(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(valid_package, "contracts", "335990000,CNY,exact", "335990000,CNY,at_least")
    entities = entities_of(exported())
    assert values(entities, CONTRACT, "amount") == []
    assert "Amount: at least 335990000 CNY." in values(entities, CONTRACT, "notes")
