"""Names, words, claims and figures keep their documents in FollowTheMoney."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.ftm import CONTRACT, MAKER, Entities, statements_of, values

pytestmark = pytest.mark.usefixtures("only_changed_tables")


def test_a_name_keeps_its_language_and_its_document(exported: Callable[[], Path]) -> None:
    names = {
        row["value"]: (row["prop"], row["lang"], row["origin"])
        for row in statements_of(exported())
        if row["entity_id"] == MAKER and row["prop_type"] == "name"
    }
    assert names["相机制造有限公司"] == ("name", "zho", "trade-notice")
    assert names["Camera Maker"] == ("alias", "", "trade-notice")


def test_the_words_under_a_thing_are_documented(entities: Entities) -> None:
    words = entities["watchers-evidence-north-county-cameras-1"]["properties"]
    assert words["entity"] == [CONTRACT]
    assert words["document"] == ["watchers-sources-industry-site"]
    assert words["summary"] == ["北县社会面防控体系", "North County social control system"]
    assert words["description"] == ["Words for title_zh, place_id (stated); row 1"]


def test_a_claim_keeps_its_hedge_and_whom_it_credits(entities: Entities) -> None:
    claim = entities["watchers-claims-daily-2"]["properties"]
    assert claim["entity"] == ["watchers-events-first-listing"]
    assert claim["description"] == [
        "Claim (context, partly supported); hedged: considered;"
        " relays people familiar with the matter; The listing came later."
    ]


def test_the_words_under_a_link_are_in_its_description(entities: Entities) -> None:
    award = "watchers-contract-parties-north-county-cameras-supplier"
    assert values(entities, award, "description") == [
        "Words for entity_id, role (stated): “the county signed with Camera Maker”; paragraph 3;"
        " source daily-report"
    ]


def test_a_figure_is_told_of_whom_it_is_about(entities: Entities) -> None:
    figures = [note for note in values(entities, MAKER, "notes") if note.startswith("Figure: ")]
    assert len(figures) == 1 and ": about 1850000000 CNY" in figures[0]
    claim = "watchers-claims-industry-site-1"
    assert values(entities, claim, "entity") == [MAKER]
