"""`watchers browse`: the site in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from watchers.commands.serving import serving, serving_options


@click.command("browse")
@serving_options
@click.option("--no-open", is_flag=True, help="Only say where the site is.")
@click.pass_context
def command(ctx: click.Context, host: str, port: int, site: Path | None, no_open: bool) -> None:
    """Open the record as a site in a browser.

    Makes the site, or takes one that `watchers export site` wrote, serves it as `watchers serve`
    does until it is interrupted, and opens it in the browser.

    \b
    Example: watchers browse
    """
    serving(ctx, host=host, port=port, site=site, opens=not no_open)
