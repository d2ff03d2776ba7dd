"""Every call of `watchers` in pages, workflows and hooks is one that the command takes."""

import contextlib
import re
import shlex

import click
import pytest

from support.packages import ROOT
from support.pages import PAGES, WORKFLOWS, fenced, loaded, runs
from watchers.cli import cli


def commands() -> set[str]:
    """Every call of `watchers` in the pages, the workflows and the hooks, as it is written."""
    lines = [line for file in WORKFLOWS for line in runs(file).splitlines()]
    lines += [
        hook["entry"]
        for repo in loaded(ROOT / ".pre-commit-config.yaml")["repos"]
        for hook in repo["hooks"]
    ]
    for page in PAGES:
        text = page.read_text("utf-8")
        lines += [line for block in fenced(text, "sh") for line in block.splitlines()]
        lines += re.findall(
            r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
        )
    calls = (
        re.fullmatch(r"\s*(?:\.venv/bin/)?watchers +([a-z].*)", part)
        for line in lines
        for part in re.split(r"&&|\|\||[;|]", line)
    )
    return {
        shlex.join(shlex.split(re.sub(r"\s>+\s.*", "", call[1]), comments=True))
        for call in calls
        if call
    }


@pytest.mark.parametrize("command", sorted(commands()))
def test_command_exists(command):
    name, *arguments = shlex.split(command)
    assert name in cli.commands
    # An option like --lists prints at once and ends the command.
    with contextlib.suppress(click.exceptions.Exit):
        cli.commands[name].make_context(
            name, arguments, parent=click.Context(cli, **cli.context_settings)
        )


def test_commands_are_found_everywhere():
    assert {
        "tidy --check",
        "validate --format github",
        "docs --check",
        "docs --check --release",
        "tidy",
        "validate",
        "docs",
    } <= commands()
