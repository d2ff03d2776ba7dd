"""What a report prints of faults with more places than examples, and of what was not checked."""

from __future__ import annotations

import json

from watchers.problems.problem import Findings
from watchers.problems.report import Unchecked, ValidationReport
from watchers.problems.reporters import as_github, as_json, as_text


def _report_of_a_file() -> ValidationReport:
    findings = Findings()
    findings.add("data/t.csv", rule="outer_space", message="a space.", lines=range(2, 17))
    return ValidationReport(findings)


def test_what_is_not_shown_of_a_fault_without_a_column_has_no_empty_column() -> None:
    report = _report_of_a_file()
    annotation = "::error file=data/t.csv,title=outer_space::and 5 more like this."
    assert annotation in as_github(report).splitlines()
    assert "data/t.csv: and 5 more like this. [outer_space]" in as_text(report).splitlines()


def test_what_is_not_shown_of_a_column_names_it() -> None:
    findings = Findings()
    findings.add("data/t.csv", rule="enum", message="no.", column="kind", lines=range(2, 17))
    report = ValidationReport(findings)
    annotation = "::error file=data/t.csv,title=enum::kind: and 5 more like this."
    assert annotation in as_github(report).splitlines()
    assert "data/t.csv: kind: and 5 more like this. [enum]" in as_text(report).splitlines()


def test_all_that_waits_for_an_unreadable_file_is_one_line() -> None:
    findings = Findings()
    findings.add("data/entities.csv", rule="blank_row", message="a blank line.", line=3)
    entities = frozenset({"entities"})
    unchecked = {
        "entities": Unchecked(unreadable=entities),
        "contracts": Unchecked(waiting=2, unreadable=entities),
        "events": Unchecked(waiting=1, unreadable=entities),
    }
    report = ValidationReport(findings, unchecked=unchecked)
    waits = (
        "entities could not be read: its rows and 3 checks on 2 other tables are not checked yet"
    )
    assert as_text(report).splitlines()[1:] == [waits, "1 problem in 1 file"]
    assert json.loads(as_json(report))["unchecked"] == {
        "entities": "entities could not be read",
        "contracts": "2 checks did not run: entities could not be read",
        "events": "1 check did not run: entities could not be read",
    }


def test_a_valid_report_counts_what_was_checked() -> None:
    report = ValidationReport(rows={"t": 1}, checks={"t": 1_200})
    assert as_text(report) == "1 table, 1 row, 1,200 checks run, no problems"
