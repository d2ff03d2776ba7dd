"""Help comes at once, with whole summaries in 80 columns and every option explained."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from support.commands import run
from support.packages import ROOT, SCRIPTS
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


@pytest.mark.parametrize(
    "arguments", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join
)
def test_help_of_every_command(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0 and result.output.startswith("Usage: ")
    assert len(arguments) == 1 or "Example: watchers " in result.output


def test_the_version_is_the_packages_own() -> None:
    assert run("--version").output.count(".") == 2


def test_help_is_instant() -> None:
    def seconds() -> float:
        return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])

    times = []
    for _ in range(3):
        before = seconds()
        subprocess.run(
            [sys.executable, "-m", "watchers", "--help"],
            env={**os.environ, "PYTHONPATH": str(SCRIPTS)},
            check=True,
            capture_output=True,
        )
        times.append(seconds() - before)
    assert min(times) < 0.2
