"""Help and formats: whole summaries in 80 columns, and a writer for every format."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from support.packages import ROOT
from watchers.cli import cli

MAX_SUMMARY = 45
COMMANDS = sorted(cli.commands)


def help_of(*arguments: str) -> str:
    return CliRunner().invoke(cli, [*arguments, "--help"], terminal_width=80).output


def summary(name: str) -> str:
    return (cli.commands[name].help or "").splitlines()[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_summary_is_one_short_sentence_that_starts_with_a_verb(name: str) -> None:
    assert re.fullmatch(r"[A-Z][a-z]+ [^.]+\.", summary(name))
    assert not re.match(r"What|Whether|How|Everything|The|An?\b", summary(name))
    assert len(summary(name)) <= MAX_SUMMARY


def test_help_shows_whole_summaries_in_80_columns() -> None:
    output = help_of()
    assert max(map(len, output.splitlines())) <= 80
    for name in COMMANDS:
        assert re.search(rf"^  {name} +{re.escape(summary(name))}$", output, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    options = [param for param in cli.commands[name].params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_of_exit_statuses_names_every_command(name: str) -> None:
    page = (ROOT / "docs" / "exit-status.md").read_text("utf-8")
    assert f"| `{name}` |" in page
