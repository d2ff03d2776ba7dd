"""The figures in docs/matching.md, which are written at a release."""

import re
import shutil
from pathlib import Path

from support.matching import FILES, PAGE, steps, with_figures, write


def test_page_says_on_which_version_it_was_measured():
    assert re.search(r"^Measured on version \d+\.\d+\.\d+:$", PAGE.read_text("utf-8"), re.M)


def test_page_has_figures_of_every_set():
    sets = re.findall(r"^\| `(\w+\.csv)` \|", PAGE.read_text("utf-8"), re.M)
    assert sets == list(FILES)


def test_writing_twice_changes_nothing(tmp_path):
    page = Path(shutil.copy(PAGE, tmp_path))
    write(page)
    once = page.read_text("utf-8")
    assert with_figures(once) == once
    assert once.count("| `pairs.csv` |") == 1


def test_page_has_the_costs_of_today():
    assert steps() in PAGE.read_text("utf-8")
