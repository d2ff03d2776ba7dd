"""`watchers listed`: screens names against the official lists."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchers.commands.listed_options import Form, file_options, form_options, verdict_options
from watchers.commands.listed_output import report_to
from watchers.commands.options import day_option, opened_package
from watchers.commands.output import echo
from watchers.commands.output_options import output_option
from watchers.commands.receipt_options import receipt_options
from watchers.commands.receipts import Records

if TYPE_CHECKING:
    from watchers.screening.result import ScreeningResult
    from watchers.screening.screen import Query, Screening


@click.command("listed")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@file_options
@day_option("--on", help="The day asked. [default: the day of the package's release]")
@form_options
@output_option
@verdict_options
@click.option(
    "--owned-from",
    type=click.FloatRange(0, 100, min_open=True),
    help="What if every list reached owned parties from this percent? [default: by law]",
)
@receipt_options
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever the verdicts.")
@click.pass_context
def command(
    ctx: click.Context,
    form: Form,
    output: Path | None,
    exit_zero: bool,
    records: Records,
    **asked: Any,
) -> None:
    """Screen names against official lists.

    Says for each NAME whether it was on an official list on a day, or reached through its owners by
    the rule in force that day. NAME is a name in any script, or an identifier.

    With --file, csv and xlsx give the rows of the file with what was found beside them; markdown
    and html give a report to attach to a case.

    Exit status: 0 nothing found, 1 listed or covered, 2 wrong usage, 3 a person must look.

    \b
    Example: watchers listed Hikvision 浙江大华技术股份有限公司 --on 2023-06-01
             watchers listed --file suppliers.csv --column supplier -o answers.xlsx
             watchers listed --file suppliers.csv --column supplier -o report.html
    """
    from watchers.screening.screen import Query, screen

    query = Query(**asked)
    _check_usage(query)
    screening = screen(query, opened_package(ctx))
    for note in _write_answers(screening, records, form=form, output=output):
        echo(note, err=True)
    records.say_written()
    ctx.exit(0 if exit_zero else screening.summary.exit_status)


def _check_usage(query: Query) -> None:
    if query.names and query.file:
        raise click.UsageError("Give either names or --file, not both.")
    if not query.names and not query.file:
        raise click.UsageError("Give names, or a file of names with --file.")
    for name in ("column", "sheet", "encoding"):
        if getattr(query, name) is not None and query.file is None:
            raise click.UsageError(f"--{name} needs --file.")
    for field in query.context_columns.named:
        if query.file is None:
            raise click.UsageError(f"--{field} needs --file: it names a column of the file.")
    if query.owned_from is not None and isnan(query.owned_from):
        raise click.UsageError("--owned-from nan is not a share.")
    if any(not name.strip() for name in query.names):
        raise click.UsageError("A name is empty.")


def _write_answers(
    screening: Screening, records: Records, *, form: Form, output: Path | None
) -> list[str]:
    """Writes the answers and what is kept of them; returns the notes that are not there."""
    from watchers.screening.notes import notes
    from watchers.screening.unreadable import UnreadableFile

    try:
        with records.over(screening) as is_shown, report_to(output, form, screening) as report:
            for results in filter(is_shown, _with_progress(screening)):
                report.add(results)
            records.check_input(screening)
            said = [*notes(screening), *records.notes(screening)]
            report.end(said)
    except UnreadableFile as error:
        raise click.UsageError(str(error)) from error
    return said if output or not report.holds_notes else []


def _with_progress(screening: Screening) -> Iterator[list[ScreeningResult]]:
    """The results; a terminal shows how far the file has been read."""
    if screening.file is None:
        yield from screening.results()
        return
    with click.progressbar(
        length=screening.file.size,
        label="Looking up names",
        file=sys.stderr,
        hidden=not (screening.file.size and sys.stderr.isatty()),
    ) as bar:
        yield from screening.results(lambda bytes_read: bar.update(bytes_read - bar.pos))
