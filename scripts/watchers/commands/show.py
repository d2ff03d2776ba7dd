"""`watchers show`: everything known about one row."""

from __future__ import annotations

import click

from watchers.commands.day_option import Day
from watchers.commands.package_option import opened


@click.command("show")
@click.argument("row_id", metavar="ID")
@click.option(
    "--on",
    "day",
    type=Day(),
    help="As of this day (YYYY-MM-DD): what held then; what only later sources tell is marked.",
)
@click.option("--timeline", "as_timeline", is_flag=True, help="The dates of its life in order.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.pass_context
def command(ctx: click.Context, row_id: str, day: str | None, as_timeline: bool, form: str) -> None:
    """Everything known about one entity, official, contract, event, list or source, each line with its source.

    \b
    Example: watchers show hikvision --on 2021-03-01
    """
    from watchers.profile.account import UnknownId, account
    from watchers.profile.data import as_json
    from watchers.profile.text import as_text, timeline_text
    from watchers.profile.timeline import timeline

    package = opened(ctx)
    if day and day > package.created:
        raise click.UsageError(f"this release is dated {package.created}; {day} is later")
    try:
        shown = account(package, row_id, day=day or "")
    except UnknownId as error:
        raise click.UsageError(str(error)) from error
    steps = timeline(shown) if as_timeline else None
    if form == "json":
        click.echo(as_json(shown, timeline=steps))
    else:
        click.echo(timeline_text(shown, timeline=steps) if steps else as_text(shown))
