"""A check that cannot run hides nothing that others find; a table that is lacking is reported."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from support.broken import BROKEN, break_package
from watchers.checks.rule import Rule
from watchers.checks.rules import RULES
from watchers.checks.validation import validate
from watchers.cli import cli

ENDED_TOO_EARLY = next(f for f in BROKEN if f.name == "contract_ended_before_it_was_awarded")


def run(package, *arguments):
    return CliRunner().invoke(cli, ["--package", str(package), *arguments])


@pytest.fixture
def crashing_rule(monkeypatch):
    def place_makes_it_crash(places):
        """{name} is wrong."""
        raise KeyError("no such thing")

    monkeypatch.setitem(RULES, "place_makes_it_crash", Rule(place_makes_it_crash, column="name"))


@pytest.fixture
def rule_that_cannot_be_applied(monkeypatch):
    def nobody_knows_its_columns(cell):
        """{cell} is wrong."""

    def columns(table):
        raise ValueError("no columns")

    rule = Rule(nobody_knows_its_columns, columns=columns)
    monkeypatch.setitem(RULES, "nobody_knows_its_columns", rule)


def without(package, table):
    """The package without a table and its file."""
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] != table]
    file.write_text(json.dumps(descriptor), "utf-8")
    (package / "data" / f"{table}.csv").unlink()
    return package


def test_a_rule_that_crashes_is_reported_beside_what_others_find(valid_package, crashing_rule):
    break_package(valid_package, ENDED_TOO_EARLY)
    done = run(valid_package, "validate")
    assert done.exit_code == 2
    assert done.stdout.splitlines() == [
        *(ENDED_TOO_EARLY / "expected.txt").read_text("utf-8").splitlines(),
        "places: the check place_makes_it_crash failed to run: KeyError: 'no such thing'",
        "1 problem in 1 file, 1 check failed to run",
    ]


def test_a_rule_that_cannot_be_applied_is_reported(valid_package, rule_that_cannot_be_applied):
    done = run(valid_package, "validate")
    assert done.exit_code == 2
    assert "the check nobody_knows_its_columns failed to run: ValueError: no columns" in done.stdout
    last = done.stdout.splitlines()[-1]
    assert last.startswith("1 check failed to run; apart from it no problems were found (")


def test_a_faulty_schema_leaves_the_rules_on_other_tables(valid_package):
    file = valid_package / "schemas" / "exchange_rates.json"
    file.write_text(
        file.read_text("utf-8").replace('"required": true', '"required": 1', 1), "utf-8"
    )
    break_package(valid_package, ENDED_TOO_EARLY)
    report = validate(valid_package)
    assert not report.failed
    assert {problem.rule for problem in report.problems} == {"descriptor", ENDED_TOO_EARLY.name}
    assert report.unchecked["figures"].unreadable == {"exchange_rates"}


def test_a_table_that_is_lacking_is_a_problem_of_a_package_in_work(valid_package):
    done = run(without(valid_package, "ownership"), "validate")
    assert done.exit_code == 1
    rules = [rule.name for rule in RULES.values() if "ownership" in rule.tables]
    assert f"the package has no table ownership: {len(rules)} rules did not run" in done.stdout
    assert done.stdout.count("[lacking_table]") == 1


@pytest.mark.parametrize(
    "arguments", [("listed", "Camera Maker"), ("show", "camera-maker")], ids=lambda names: names[0]
)
def test_an_answer_that_needs_a_lacking_table_is_refused(valid_package, arguments):
    done = run(without(valid_package, "ownership"), *arguments)
    assert done.exit_code == 2
    assert "this package has no table ownership, which the answer needs" in done.output


def test_rules_name_every_table_that_they_take(unchanged_package):
    assert [r.name for r in RULES.values() if r.missing_tables(unchanged_package)] == []
