"""What is due: a day has passed, and nobody has looked at what followed. It is no problem."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from support.broken import EXAMPLES, break_package, lines_of_rule
from support.packages import change_rows
from watchers.checks.rules import RULES
from watchers.checks.validation import validate
from watchers.cli import cli
from watchers.exports import export
from watchers.package.descriptor import open_package
from watchers.problems.problem import Severity

pytestmark = pytest.mark.usefixtures("only_changed_tables")

DUE = sorted(name for name, rule in RULES.items() if rule.severity is Severity.DUE)
LINE = (EXAMPLES / "list_term_has_ended" / "expected.txt").read_text("utf-8").strip()


def run(package, *arguments):
    return CliRunner().invoke(cli, ["--package", str(package), *arguments])


def set_today(monkeypatch, day):
    seconds = int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))


@pytest.fixture
def package_with_a_list_whose_term_is_over(valid_package):
    break_package(valid_package, EXAMPLES / "list_term_has_ended")
    return valid_package


@pytest.mark.parametrize("name", DUE)
def test_what_is_due_leaves_a_package_valid(valid_package, name):
    break_package(valid_package, EXAMPLES / name)
    report = validate(valid_package)
    assert report.is_valid
    assert report.problems == []
    assert [due.rule for due in report.due] == [name]


def test_the_last_line_counts_what_is_due(package_with_a_list_whose_term_is_over):
    done = run(package_with_a_list_whose_term_is_over, "validate")
    assert done.exit_code == 0
    first, last = done.stdout.splitlines()
    assert first == LINE
    assert last.endswith(" checks run, no problems, 1 due")


def test_what_is_due_follows_the_problems(package_with_a_list_whose_term_is_over):
    break_package(package_with_a_list_whose_term_is_over, EXAMPLES / "date_is_in_the_future")
    done = run(package_with_a_list_whose_term_is_over, "validate")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert [line.rsplit("[", 1)[-1] for line in lines[:-1]] == [
        "fact_is_later_than_its_documents]",
        "date_is_in_the_future]",
        "list_term_has_ended]",
    ]
    assert lines[-1] == "2 problems in 1 file, 1 due"


@pytest.mark.parametrize(("tables", "status"), [([], 1), (["lists"], 1), (["contracts"], 0)])
def test_strict_gives_1_if_something_is_due(package_with_a_list_whose_term_is_over, tables, status):
    package = package_with_a_list_whose_term_is_over
    assert run(package, "validate", *tables).exit_code == 0
    assert run(package, "validate", "--strict", *tables).exit_code == status


def test_strict_gives_0_if_nothing_is_due(valid_package):
    assert run(valid_package, "validate", "--strict").exit_code == 0


def test_github_shows_what_is_due_as_a_notice(package_with_a_list_whose_term_is_over):
    done = run(package_with_a_list_whose_term_is_over, "validate", "--format", "github")
    start = "::notice file=data/lists.csv,line=2,title=list_term_has_ended::planned_end_on: "
    assert done.stdout.startswith(start)


def test_json_tells_problems_from_what_is_due(package_with_a_list_whose_term_is_over):
    done = run(package_with_a_list_whose_term_is_over, "validate", "--format", "json")
    report = json.loads(done.stdout)
    assert report["valid"] is True
    assert report["total"] == 0
    assert report["problems"] == []
    assert report["due_total"] == 1
    assert report["due"][0]["line"] == 2
    assert report["due_totals"] == [
        {
            "path": "data/lists.csv",
            "column": "planned_end_on",
            "rule": "list_term_has_ended",
            "total": 1,
        }
    ]


def test_what_is_due_does_not_stop_an_export(package_with_a_list_whose_term_is_over, tmp_path):
    output = tmp_path / "watchers.json"
    done = run(package_with_a_list_whose_term_is_over, "export", "json", "--output", str(output))
    assert done.exit_code == 0
    assert output.is_file()


def test_a_waiver_says_that_somebody_has_looked(package_with_a_list_whose_term_is_over):
    waiver = {
        "waiver_id": "looked",
        "rule": "list_term_has_ended",
        "table": "lists",
        "row_id": "trade-list",
        "reason": "It was not renewed.",
        "expires_on": "2027-01-01",
    }
    change_rows(package_with_a_list_whose_term_is_over, "waivers", [waiver])
    report = validate(package_with_a_list_whose_term_is_over)
    assert report.is_valid
    assert report.due == []


@pytest.mark.parametrize(
    ("planned", "is_due"),
    [
        ("2026-01-30", True),
        ("2026-01-31", False),
        ("2025-12", True),
        ("2026-01", False),
        ("2026", False),
        ("", False),
    ],
)
def test_a_day_is_due_once_it_has_surely_passed(valid_package, planned, is_due):
    change_rows(valid_package, "lists", [{"list_id": "trade-list", "planned_end_on": planned}])
    assert bool(lines_of_rule(valid_package, "list_term_has_ended")) is is_due


def test_a_package_in_work_is_compared_with_today(valid_package, monkeypatch):
    change_rows(valid_package, "lists", [{"list_id": "trade-list", "planned_end_on": "2026-02-02"}])
    assert lines_of_rule(valid_package, "list_term_has_ended") == []
    set_today(monkeypatch, "2026-02-03")
    assert len(lines_of_rule(valid_package, "list_term_has_ended")) == 1


def test_a_release_is_compared_with_its_own_day(valid_package, tmp_path, monkeypatch):
    change_rows(valid_package, "lists", [{"list_id": "trade-list", "planned_end_on": "2026-02-02"}])
    release = tmp_path / "release.zip"
    export(open_package(valid_package), output_format="csv", path=release)
    set_today(monkeypatch, "2027-01-01")
    done = run(release, "validate", "--strict")
    assert done.exit_code == 0


def test_a_contract_whose_end_is_known_is_not_due(valid_package):
    cells = {"contract_id": "north-county-cameras", "planned_end_on": "2025"}
    change_rows(valid_package, "contracts", [cells])
    assert lines_of_rule(valid_package, "planned_end_has_passed") == []


@pytest.mark.parametrize(
    ("ended", "successor", "is_due"),
    [
        ("2025-06-10", {"started_on": "2025-06-10"}, False),
        ("2025-06-10", {"started_on": "2025-08"}, False),
        ("2025-06-10", {"started_on": "2026-06-10"}, False),
        ("2025-06-10", {"started_on": "2025-06"}, False),
        ("2025-06", {"started_on": "2025-06"}, False),
        ("2025-06", {"started_on": "2025-06-10"}, False),
        ("2025-06-10", {"started_on": "2025-06-09"}, True),
        ("2025-06-10", {"started_on": "2019-01-01", "ended_on": "2019-01-02"}, True),
        ("2019", {"started_on": "2019"}, True),
        ("2025-06-10", {"started_on": "2025-06-10", "owner_id": "camera-maker"}, True),
    ],
)
def test_a_rule_has_a_successor_if_another_surely_took_its_place(
    valid_package, ended, successor, is_due
):
    ended_rule = {"ownership_rule_id": "trade-list-named-only", "ended_on": ended}
    other = {"ownership_rule_id": "z", "list_id": "trade-list", "reach": "named_only"}
    change_rows(valid_package, "ownership_rules", [ended_rule, {**other, **successor}])
    found = lines_of_rule(valid_package, "ownership_rule_has_no_successor")
    of_the_rule = [line for line in found if line.startswith("data/ownership_rules.csv:3:")]
    assert bool(of_the_rule) is is_due


def test_the_rule_of_one_owner_is_followed_by_a_rule_of_that_owner(valid_package):
    rule = {"list_id": "trade-list", "owner_id": "camera-maker", "reach": "suspended"}
    first = {"ownership_rule_id": "x", "started_on": "2025-01-01", "ended_on": "2025-06-10"}
    second = {"ownership_rule_id": "y", "started_on": "2025-06-10"}
    change_rows(valid_package, "ownership_rules", [{**rule, **first}, {**rule, **second}])
    assert lines_of_rule(valid_package, "ownership_rule_has_no_successor") == []
