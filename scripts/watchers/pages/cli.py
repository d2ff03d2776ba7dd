"""docs/cli.md: the help of every command, as the command prints it."""

from __future__ import annotations

import click

from watchers.pages.markdown import NOTE
from watchers.text.escape import code_block

WIDTH = 80


def cli_page(group: click.Group) -> str:
    """The help of the group and of each of its commands, in a terminal 80 columns wide."""
    context = click.Context(
        group, info_name="watchers", terminal_width=WIDTH, **group.context_settings
    )
    sections = [_section(context)]
    for name in group.list_commands(context):
        if command := group.get_command(context, name):
            sections.append(_section(click.Context(command, info_name=name, parent=context)))
    return "\n".join(["# The command line\n", NOTE, *sections])


def _section(context: click.Context) -> str:
    block = code_block(context.get_help(), language="text")
    return f"## {context.command_path}\n\n{block}"
