"""`watchers show`: everything recorded about one row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from watchers.commands.options import day_option, format_option, opened_package
from watchers.commands.output import echo

if TYPE_CHECKING:
    from watchers.profile.account import Account
    from watchers.profile.timeline import Timeline


def _text(account: Account, steps: Timeline | None) -> str:
    from watchers.profile.text import as_text, timeline_text

    return as_text(account) if steps is None else timeline_text(account, timeline=steps)


def _json(account: Account, steps: Timeline | None) -> str:
    from watchers.profile.data import as_json

    return as_json(account, timeline=steps)


WRITERS = {"text": _text, "json": _json}


@click.command("show")
@click.argument("row_id", metavar="ID")
@day_option("--on", help="Show what held on this day; what only later sources say is marked.")
@click.option(
    "--timeline", "as_timeline", is_flag=True, help="Show the dates of its life in order."
)
@format_option(WRITERS)
@click.pass_context
def command(
    ctx: click.Context,
    row_id: str,
    day: str | None,
    as_timeline: bool,
    writer: Callable[[Account, Timeline | None], str],
) -> None:
    """Show everything recorded about one ID.

    ID is that of an entity, official, contract, event, list or source; each line names its source.
    A day after the release is answered as of the release.

    \b
    Example: watchers show hikvision --on 2021-03-01
    """
    from watchers.profile.account import UnknownId, account
    from watchers.profile.timeline import timeline

    package = opened_package(ctx)
    if day and day > package.created:
        echo(
            f"this release is dated {package.created}; {day} is later:"
            f" shown as of {package.created}",
            err=True,
        )
        day = package.created
    try:
        found = account(package, row_id, day=day or "")
    except UnknownId as error:
        raise click.UsageError(str(error)) from error
    echo(writer(found, timeline(found) if as_timeline else None), headings=True)
