"""`watchers evidence`: a row cell by cell, with the words that carry each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.options import opened_package
from watchers.commands.output_options import emit, format_option, output_option

if TYPE_CHECKING:
    from watchers.profile.cells import RowCells
    from watchers.tables.rows import Record

Writer = Callable[["Record", "list[RowCells]"], str]


def _text(record: Record, rows: list[RowCells]) -> str:
    from watchers.profile.cells import as_text

    return as_text(record, rows)


def _markdown(record: Record, rows: list[RowCells]) -> str:
    from watchers.profile.cells import as_markdown

    return as_markdown(record, rows)


def _json(record: Record, rows: list[RowCells]) -> str:
    from watchers.profile.cells import as_json

    return as_json(record, rows)


WRITERS: dict[str, Writer] = {"text": _text, "markdown": _markdown, "json": _json}


@click.command("evidence")
@click.argument("asked", metavar="ID|NAME")
@format_option(WRITERS)
@output_option
@click.pass_context
def command(ctx: click.Context, asked: str, writer: Writer, output: Path | None) -> None:
    """Show the words under each cell of a row.

    ID is that of any row of any table (TABLE/ID if two tables have it); NAME is a name or title, as
    in `watchers show`. Rows that belong to it follow, such as the parties of a contract. A cell
    without words says so; one that is inferred says why.

    \b
    Example: watchers evidence dahua-shache-safe-city
    """
    from watchers.profile.cells import rows_asked
    from watchers.profile.resolve import UnknownId
    from watchers.tables.rows import Record

    record = Record(opened_package(ctx))
    try:
        rows = rows_asked(record, asked)
    except UnknownId as error:
        raise click.UsageError(str(error)) from error
    emit(writer(record, rows), output)
