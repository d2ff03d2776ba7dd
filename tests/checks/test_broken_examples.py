"""Every broken example gives exactly the lines that it says, from all checks that read its rows."""

import pytest

from support.broken import BROKEN, EXAMPLES, RECIPE, break_package, expect
from watchers.checks.constraints import CONSTRAINTS
from watchers.checks.rules import RULES
from watchers.checks.spellings import SPELLINGS
from watchers.checks.waivers import UNUSED

KEYS = {"uniqueKey", "foreignKey"}
"""A broken primary key cannot be laid over rows found by it; test_cells.py has one."""
MISSPELT = {spelling.rule for spellings in SPELLINGS.values() for spelling in spellings}
FAULTS = sorted(set(RULES) | set(CONSTRAINTS) | MISSPELT | KEYS | {UNUSED})


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
@pytest.mark.usefixtures("only_changed_tables")
def test_a_fault_gives_exactly_these_lines(valid_package, problems_of, folder):
    break_package(valid_package, folder)
    lines = problems_of(valid_package)
    expect(lines, folder)
    assert any(line.endswith(f"[{folder.name}]") for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_a_whole_validation_finds_nothing_else(valid_package, problems_of, folder):
    break_package(valid_package, folder)
    expect(problems_of(valid_package), folder)


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_a_broken_example(fault):
    assert (EXAMPLES / fault).is_dir(), f"there is no folder tests/broken/{fault}. {RECIPE}"


def test_every_broken_example_is_of_a_fault():
    assert [folder.name for folder in BROKEN if folder.name not in FAULTS] == []
