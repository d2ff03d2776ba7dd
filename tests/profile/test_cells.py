"""`watchers evidence`: a row cell by cell, and every cell with its words or without."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.packages import ROOT, change_rows
from watchers.cli import cli

NAMED = "north-county-cameras"


def evidence(package: Path, *arguments: str) -> str:
    done = CliRunner().invoke(cli, ["--package", str(package), "evidence", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_words_stand_once_under_the_cells_that_they_carry(valid_package: Path) -> None:
    text = evidence(valid_package, NAMED)
    words = "“a contract of 1 July 2017 worth 335.99 million yuan” [daily-report, paragraph 3]"
    assert text.count("a contract of 1 July 2017") == 1
    cells = "  awarded_on: 2017-07-01\n  amount: 335990000\n  currency: CNY\n"
    assert cells + "  amount_qualifier: exact\n" in text
    assert words in re.sub(r"\s+", " ", text)


def test_a_cell_without_words_says_so_and_a_doubt_gives_its_reason(valid_package: Path) -> None:
    text = evidence(valid_package, NAMED)
    assert "  tendered_on: 2017-04 (no words)" in text
    assert "inferred: The report shows the first cameras in August 2017." in text
    assert "not reached: Only the first part of the report could be read." in text
    assert "our translation: North County social control system" in text


def test_the_parties_of_a_contract_follow_it(valid_package: Path) -> None:
    text = evidence(valid_package, NAMED)
    assert text.startswith(f"contracts/{NAMED}: North County social control system\n")
    assert "\ncontract_parties/north-county-cameras-supplier\n" in text


def test_a_row_is_found_by_its_id_and_table_or_by_its_title(valid_package: Path) -> None:
    by_id = evidence(valid_package, NAMED)
    assert evidence(valid_package, f"contracts/{NAMED}") == by_id
    assert evidence(valid_package, "北县社会面防控体系") == by_id
    one = evidence(valid_package, "north-county-cameras-supplier")
    assert one.startswith("contract_parties/north-county-cameras-supplier\n")


def test_json_has_the_reading_of_every_cell(valid_package: Path) -> None:
    data = json.loads(evidence(valid_package, NAMED, "--format", "json"))
    readings = {cell["column"]: cell["reading"] for cell in data["rows"][0]["cells"]}
    assert readings["amount"] == "stated" and readings["started_on"] == "inferred"
    assert readings["planned_end_on"] == "not_reached" and readings["tendered_on"] is None
    assert "daily-report" in data["sources"]


@pytest.mark.parametrize("output_format", ["text", "markdown"])
def test_words_cannot_command_a_terminal_or_mark_up_a_page(
    valid_package: Path, output_format: str
) -> None:
    change_rows(
        valid_package,
        "evidence",
        [{"evidence_id": f"{NAMED}-5", "quote": "<b>cameras</b> across the \u202ecounty"}],
    )
    text = evidence(valid_package, NAMED, "--format", output_format)
    assert "\u202e" not in text
    assert output_format == "text" or "<b>" not in text


def test_what_is_no_row_is_a_wrong_use(valid_package: Path) -> None:
    done = CliRunner().invoke(cli, ["--package", str(valid_package), "evidence", "nowhere"])
    assert done.exit_code == 2 and "not an id, name or title" in done.output


def test_the_page_shows_what_the_command_prints() -> None:
    page = (ROOT / "docs" / "evidence.md").read_text("utf-8")
    asked, printed = re.findall(r"```console\n\$ watchers evidence (\S+)\n(.*?)```", page, re.S)[0]
    assert evidence(ROOT, asked) == printed
