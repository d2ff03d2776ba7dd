"""Findings: examples are few, totals are exact."""

from __future__ import annotations

from watchers.problems.problem import EXAMPLES_SHOWN, Findings, Problem


def test_a_fault_of_many_lines_is_shown_some_times_and_counted_exactly() -> None:
    findings = Findings()
    findings.add("t.csv", rule="r", message="m", lines=range(2, 102))
    assert [problem.line for problem in findings.problems] == list(range(2, 2 + EXAMPLES_SHOWN))
    assert findings.total == 100
    assert findings.not_shown() == [("t.csv", "", "r", 100 - EXAMPLES_SHOWN)]


def test_a_fault_of_no_line_is_none() -> None:
    findings = Findings()
    findings.add("t.csv", rule="r", message="m", lines=[])
    assert not findings.problems and not findings.total


def test_one_fault_added_again_and_again_is_shown_some_times() -> None:
    findings = Findings()
    for line in range(1, 21):
        findings.add("t.csv", rule="r", message="m", line=line)
    assert len(findings.problems) == EXAMPLES_SHOWN
    assert findings.total == 20


def test_merging_keeps_the_totals_of_both() -> None:
    findings, other = Findings(), Findings()
    findings.add("t.csv", rule="r", message="m", line=1)
    other.add("t.csv", rule="r", message="m", lines=range(2, 22))
    findings.merge(other)
    assert findings.totals == {("t.csv", "", "r"): 21}


def test_problems_sort_by_file_then_line() -> None:
    first = Problem(path="a.csv", line=2, column="z", message="m", rule="r")
    second = Problem(path="a.csv", line=10, column="a", message="m", rule="r")
    third = Problem(path="b.csv", message="m", rule="r")
    assert sorted([third, second, first]) == [first, second, third]
    assert str(first) == "a.csv:2: z: m [r]"
    assert str(third) == "b.csv: m [r]"
