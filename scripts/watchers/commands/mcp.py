"""`watchers mcp`: answers for assistants over the Model Context Protocol."""

from __future__ import annotations

import sys

import click

from watchers.commands.options import opened_package, package_at
from watchers.commands.output import echo

LIBRARY = "mcp"
"""The official Python SDK: the name of the module, and of the extra."""
MODULE = "mcp.server.mcpserver"
"""The SDK has it from version 2 on; many have the first beside other tools for assistants."""


@click.command("mcp")
@click.option(
    "--compare",
    "others",
    metavar="PACKAGE",
    multiple=True,
    help="Another release that `diff` may compare; can be given more than once.",
)
@click.pass_context
def command(ctx: click.Context, others: tuple[str, ...]) -> None:
    """Serve the record to an assistant.

    Speaks the Model Context Protocol over standard input and output, until the input ends. An
    assistant starts this by itself: docs/mcp.md says how to tell it. Nothing can be changed through
    it, and it reads no other packages than those named here.

    \b
    Example: watchers mcp
             watchers mcp --compare v0.1.0
    """
    from watchers.package.extras import lacking
    from watchers.problems.errors import MissingLibrary

    if said := lacking("mcp", library=LIBRARY, extra=LIBRARY, module=MODULE):
        raise MissingLibrary(said)
    package = opened_package(ctx)
    compared = [package_at(ctx, one) for one in others]
    from watchers.assistants.held import Held
    from watchers.assistants.server import serve, server

    serving = server(Held(package, others=compared))
    if sys.stdin.isatty():
        echo("waiting for an assistant on standard input; end with Ctrl-C", err=True)
    serve(serving)
