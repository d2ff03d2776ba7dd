"""`watchers show`: everything known about one row."""

from __future__ import annotations

import click

from watchers.commands.package_option import opened


@click.command("show")
@click.argument("row_id", metavar="ID")
@click.pass_context
def command(ctx: click.Context, row_id: str) -> None:
    """Everything known about one entity, official, contract or event, each line with its source.

    \b
    Example: watchers show hikvision
    """
    from watchers.show import UnknownId, account, as_text

    try:
        click.echo(as_text(account(opened(ctx), row_id)))
    except UnknownId as error:
        raise click.UsageError(str(error)) from error
