"""`watchers listed`: whether names stood on official lists on a day."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.day_option import Day
from watchers.commands.package_option import opened

if TYPE_CHECKING:
    from watchers.package.model import Package
    from watchers.screening.names_file import NameFile
    from watchers.screening.output import Summary

BLOCK = 20_000
"""Rows of a file that are read, looked up and answered together."""


@click.command("listed")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A CSV file (UTF-8) with the names.",
)
@click.option(
    "--column", help="The column of the file that holds the names. [default: its only column]"
)
@click.option(
    "--on", "day", type=Day(), help="The day asked. [default: the day of the package's release]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. [default: the terminal]",
)
@click.option(
    "--owned-from",
    type=click.FloatRange(0, 100, min_open=True),
    default=50,
    show_default=True,
    help="Percent from which a party counts as owned.",
)
@click.option("--exit-zero", is_flag=True, help="End with status 0 also where something is listed.")
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    file: Path | None,
    column: str | None,
    day: str | None,
    form: str,
    output: Path | None,
    owned_from: float,
    exit_zero: bool,
) -> None:
    """Whether each NAME stood on an official list on a day: listed, not listed, or unknown.

    NAME is a name in any script, or an identifier. Exit status: 0 nothing listed, 1 something listed or
    owned by a listed party, 2 wrong usage.

    \b
    Example: watchers listed Hikvision 浙江大华技术股份有限公司 --on 2023-06-01
             watchers listed --file suppliers.csv --column supplier --format csv -o answers.csv
    """
    from watchers.screening.names_file import NameFile, UnreadableFile

    _check_usage(names, file, column, owned_from)
    package = opened(ctx, status=2)
    source = NameFile(file, column) if file else None
    try:
        summary = _run(package, names, source, day, form, output, owned_from)
    except UnreadableFile as error:
        raise click.UsageError(str(error)) from error
    ctx.exit(1 if summary.hits and not exit_zero else 0)


def _check_usage(
    names: tuple[str, ...], file: Path | None, column: str | None, owned_from: float
) -> None:
    if bool(names) == bool(file):
        raise click.UsageError("Give names or --file, one of the two.")
    if column is not None and file is None:
        raise click.UsageError("--column names a column of --file.")
    if owned_from != owned_from:
        raise click.UsageError("--owned-from nan is not a share.")
    if any(not name.strip() for name in names):
        raise click.UsageError("A name is empty.")


def _run(
    package: Package,
    names: tuple[str, ...],
    source: NameFile | None,
    day: str | None,
    form: str,
    output: Path | None,
    owned_from: float,
) -> Summary:
    from watchers.matching.batch import lookup
    from watchers.matching.index import index_of
    from watchers.matching.match import find
    from watchers.screening.output import WRITERS, Proof, Summary
    from watchers.screening.screener import Desk
    from watchers.tables.rows import Record

    record = Record(package)
    index, asked_on, summary = index_of(record), day or package.created, Summary()
    if source:
        source.is_a_party = lambda header: bool(find(index, header).matches)
    desk = Desk(record, index, asked_on, owned_from)
    with lookup(index) as look, _out(output) as out:
        writer = WRITERS[form](out, Proof(asked_on, package.version, package.content_hash()))
        for cells, found in look.over(_blocks(names, source)):
            for line, name in cells:
                answers = desk.answers(name, found[name], line)
                summary.add(answers)
                writer.add(answers)
        notes = list(
            filter(
                None, (str(summary), source.skipped() if source else "", _about_day(package, day))
            )
        )
        writer.end(notes)
    if form == "csv" or output:
        for note in notes:
            click.echo(note, err=True)
    return summary


def _about_day(package: Package, day: str | None) -> str:
    if day is None:
        return (
            f"no day was given: answered as of {package.created}, the day of the package's release"
        )
    return (
        f"the record was released on {package.created}: what it cannot know of {day} is unknown"
        if day > package.created
        else ""
    )


def _blocks(
    names: tuple[str, ...], source: NameFile | None
) -> Iterator[list[tuple[int | None, str]]]:
    """The names to answer, with their lines in the file; shows on a terminal how far the file has been read."""
    if source is None:
        yield [(None, name.strip()) for name in names]
        return
    size = source.path.stat().st_size
    with click.progressbar(
        length=size, label="Looking up names", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        shown = 0
        for block in source.blocks(BLOCK if size > 1 << 20 else BLOCK // 4):
            yield [(cell.line, cell.name) for cell in block]
            bar.update(source.bytes_read - shown)
            shown = source.bytes_read


@contextmanager
def _out(output: Path | None) -> Iterator[Callable[[str], None]]:
    """Where the answers go: the terminal, or a file that is there whole or not at all."""
    if output is None:
        yield lambda text: click.echo(text, nl=False)
        return
    from watchers.files.atomic import whole_file

    with (
        whole_file(output.absolute()) as partial,
        partial.open("w", encoding="utf-8", newline="") as file,
    ):
        yield lambda text: file.write(text) and None
