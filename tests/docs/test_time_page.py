"""What docs/time.md shows of this edition is what the command prints."""

from __future__ import annotations

import shlex

import pytest
from click.testing import CliRunner

from pages.test_readme import check_excerpt, sessions
from support.packages import ROOT
from watchers.cli import cli

PAGE = (ROOT / "docs" / "time.md").read_text("utf-8")
OF_THIS_EDITION = [one for one in sessions(PAGE) if "--package" not in one[0]]
"""The others ask older editions, which a download without the history does not have."""


@pytest.mark.parametrize(("command", "shown"), OF_THIS_EDITION)
def test_the_page_shows_what_the_command_prints(command: str, shown: str) -> None:
    _, *arguments = shlex.split(command)
    result = CliRunner().invoke(cli, ["--package", str(ROOT), *arguments])
    check_excerpt(shown, of=result.output)


def test_both_editions_are_asked_the_same() -> None:
    (old, _), (new, _) = sessions(PAGE)
    assert old.split(" listed ")[1] == new.split(" listed ")[1]
