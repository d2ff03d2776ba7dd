"""Parties that may have been entered twice are listed, the likest first."""

import csv

import pytest
from click.testing import CliRunner

from support.packages import change_rows
from watchers.cli import cli
from watchers.commands.doubles import COLUMNS


@pytest.fixture
def doubles(valid_package):
    def run(*arguments: str) -> list[dict[str, str]]:
        asked = ["--package", str(valid_package), "doubles", "--format", "csv", *arguments]
        result = CliRunner().invoke(cli, asked)
        assert result.exit_code == 0, result.output
        lines = result.output.splitlines()
        assert lines[0] == ",".join(COLUMNS)
        return list(csv.DictReader(lines))

    return run


def _enter(package, **cells):
    """Adds a maker of cameras, and another party with these cells."""
    one = {
        "entity_id": "sensible-cameras",
        "name": "Sensible Cameras Ltd.",
        "kind": "company",
        "summary": "Maker of cameras.",
        "source_id": "trade-notice",
    }
    change_rows(package, "entities", [one, {**one, **cells}])


def test_a_party_entered_twice_is_found_once(valid_package, doubles):
    _enter(valid_package, entity_id="sensible-cameras-2", name="Sensible Cameras Limited")
    (pair,) = doubles()
    assert (pair["id"], pair["other_id"]) == ("sensible-cameras", "sensible-cameras-2")
    assert float(pair["score"]) > 0.9


def test_a_party_that_replaced_the_other_is_no_double(valid_package, doubles):
    _enter(
        valid_package,
        entity_id="sensible-cameras-2",
        name="Sensible Cameras Limited",
        replaced_by="sensible-cameras",
    )
    assert doubles() == []
    (pair,) = doubles("--all")
    assert pair["link"] == "replaced_by"


def test_other_parties_are_no_doubles(valid_package, doubles):
    assert doubles("--at-least", "0") == []
    _enter(valid_package, entity_id="zebra-textiles", name="Zebra Textiles Ltd.")
    assert doubles() == []


def test_text_says_how_the_names_differ(valid_package):
    _enter(valid_package, entity_id="sensible-cameras-2", name="Sensible Cameras")
    result = CliRunner().invoke(cli, ["--package", str(valid_package), "doubles"])
    assert result.output.startswith("1 pair of parties with like names")
    assert "sensible-cameras / sensible-cameras-2" in result.output
    assert "(legal form)" in result.output
