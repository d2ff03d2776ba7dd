"""`watchers show`: everything recorded about one row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.options import day_option, opened_package
from watchers.commands.output import echo
from watchers.commands.output_options import emit, format_option, output_option

if TYPE_CHECKING:
    from watchers.package.model import Package
    from watchers.profile.account import Account
    from watchers.profile.view import View


def _text(account: Account, view: View) -> str:
    from watchers.profile.text import as_text

    return as_text(account, view)


def _markdown(account: Account, view: View) -> str:
    from watchers.profile.markdown import as_markdown

    return as_markdown(account, view)


def _json(account: Account, view: View) -> str:
    from watchers.profile.data import as_json

    return as_json(account, view)


def _html(account: Account, view: View) -> str:
    from watchers.profile.html import as_html

    return as_html(account, view)


WRITERS = {"text": _text, "markdown": _markdown, "json": _json, "html": _html}


@click.command("show")
@click.argument("asked", metavar="ID|NAME")
@day_option("--on", help="Show what held on this day; what only later sources say is marked.")
@click.option(
    "--section",
    "chosen",
    multiple=True,
    metavar="SECTION",
    help="Show only this section, whole, such as `claims`; can be given more than once.",
)
@click.option("--all", "is_whole", is_flag=True, help="Fold no section, and list all sources.")
@click.option(
    "--timeline", "as_timeline", is_flag=True, help="Show the dates of its life in order."
)
@format_option(WRITERS)
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    asked: str,
    day: str | None,
    chosen: tuple[str, ...],
    is_whole: bool,
    as_timeline: bool,
    writer: Callable[[Account, View], str],
    output: Path | None,
) -> None:
    """Show everything recorded about one row.

    ID is that of an entity, official, contract, event, list, source, place, claim or figure; NAME
    is a name in any script, a ticker or a title. Each line names its source. A day after the
    release is answered as of the release.

    \b
    Example: watchers show hikvision --on 2021-03-01
    """
    from watchers.profile.timeline import timeline
    from watchers.profile.view import View

    if as_timeline and chosen:
        raise click.UsageError("--timeline has no sections: leave out --section.")
    found = _account(opened_package(ctx), asked, day=day or "", chosen=chosen)
    view = View(chosen, is_whole, timeline(found) if as_timeline else None)
    if output:
        emit(click.unstyle(writer(found, view)), output)
    else:
        echo(writer(found, view), headings=True)


def _account(package: Package, asked: str, *, day: str, chosen: tuple[str, ...]) -> Account:
    """What is recorded about the row; tells standard error of a day after the release."""
    from watchers.profile.account import account
    from watchers.profile.later import as_of_release
    from watchers.profile.resolve import UnknownId
    from watchers.profile.view import check_sections

    day, later = as_of_release(package, day)
    if later:
        echo(later, err=True)
    try:
        found = account(package, asked, day=day)
        check_sections(found, chosen)
    except UnknownId as error:
        raise click.UsageError(str(error)) from error
    return found
