"""`watchers serve`: answers over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from watchers.commands.serving import serving, serving_options


@click.command("serve")
@serving_options
@click.option("--no-site", "without_site", is_flag=True, help="Only answers, without the pages.")
@click.pass_context
def command(
    ctx: click.Context, host: str, port: int, site: Path | None, without_site: bool
) -> None:
    """Serve the record to programs and OpenRefine.

    Serves the site, each of its rows as JSON, names to be looked up, and a reconciliation service
    for OpenRefine, until it is interrupted. Nothing can be changed through it, and nothing that is
    asked is written down.

    \b
    Example: watchers serve
             watchers serve --port 8080 --site dist/watchers.site
    """
    if site and without_site:
        raise click.UsageError("Give either --site or --no-site, not both.")
    serving(ctx, host=host, port=port, site=site, with_site=not without_site)
