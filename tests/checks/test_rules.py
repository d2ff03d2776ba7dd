import pytest

from support.broken import BROKEN, break_package
from support.packages import ROOT, change_rows
from watchers.checks.constraints import CONSTRAINTS, SPELLINGS
from watchers.checks.rules import RULES
from watchers.checks.waivers import UNUSED

KEYS = {
    "uniqueKey",
    "foreignKey",
}  # a broken primary key cannot be laid over rows found by it; tests/bad_input has one
MISSPELT = {spelling.rule for spellings in SPELLINGS.values() for spelling in spellings}


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_a_fault_gives_exactly_these_lines(valid_package, problems_of, folder):
    break_package(valid_package, folder)
    lines = problems_of(valid_package)
    assert lines == (folder / "expected.txt").read_text("utf-8").splitlines()
    assert any(line.endswith(f"[{folder.name}]") for line in lines)


def test_every_rule_and_constraint_has_a_broken_example():
    examples = {folder.name for folder in BROKEN}
    wanted = set(RULES) | set(CONSTRAINTS) | MISSPELT | KEYS | {UNUSED}
    assert examples == wanted


def test_the_valid_package_has_no_problems(valid_package, problems_of):
    assert problems_of(valid_package) == []


def test_a_waiver_excuses_its_row_alone(valid_package, problems_of):
    break_package(valid_package, ROOT / "tests" / "broken" / "period_ends_before_it_starts")
    waiver = {
        "waiver_id": "w",
        "rule": "period_ends_before_it_starts",
        "table": "positions",
        "row_id": "first-minister-minister",
        "reason": "So it is printed.",
        "expires_on": "2027-01-01",
    }
    change_rows(valid_package, "waivers", [waiver])
    assert [line.split(":")[0] for line in problems_of(valid_package)] == ["data/contracts.csv"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2017", "2017"),
        ("2017-05", "2017"),
        ("2017", "2017-05"),
        ("2017-05-31", "2017-05"),
        ("2017-05-31", "2017-05-31"),
        ("", "2016"),
        ("2018", ""),
    ],
)
def test_dates_that_cannot_be_ordered_are_no_problem(valid_package, problems_of, start, end):
    change_rows(
        valid_package,
        "positions",
        [{"position_id": "first-minister-minister", "started_on": start, "ended_on": end}],
    )
    assert problems_of(valid_package) == []
