"""The words under the facts: what has them keeps them."""

from __future__ import annotations

import pytest

from support.packages import ROOT
from watchers.package.descriptor import open_package
from watchers.tables.passages import NOT_REACHED, carried_cells
from watchers.tables.rows import Record

CARRIED = ("contract_parties", "contracts", "designations", "figures", "ownership")
"""Tables of which every cell that should rest on words does; a table is added, never taken out."""
MOST_UNREACHED = 0.01
"""The share of their cells whose words could not be read."""
ARTICLE = "forbes-2019-hikvision-may-blacklist"
RECORD = Record(open_package(ROOT))


@pytest.mark.parametrize("name", CARRIED)
def test_every_cell_of_the_table_must_rest_on_words(name: str) -> None:
    table = RECORD.package.tables[name]
    assert table.columns_with_evidence("required") == table.columns_with_evidence() != []


@pytest.mark.parametrize("name", CARRIED)
def test_few_words_could_not_be_read(name: str) -> None:
    table = RECORD.package.tables[name]
    rows = RECORD.tables[name]
    cells = [cell for row in rows for cell in carried_cells(RECORD, table, row)]
    unreached = [cell for cell in cells if cell.reading == NOT_REACHED]
    assert len(unreached) <= MOST_UNREACHED * len(cells)


def test_every_statement_of_the_article_has_the_words_that_decide_it() -> None:
    claims = RECORD.where("claims", source_id=ARTICLE)
    table = RECORD.package.tables["claims"]
    undecided = [
        claim["claim_id"]
        for claim in claims
        if "status" not in {cell.column for cell in carried_cells(RECORD, table, claim)}
    ]
    assert len(claims) == 53
    assert undecided == []
