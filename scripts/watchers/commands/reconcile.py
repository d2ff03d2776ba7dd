"""`watchers reconcile`: how the record differs from an official list as it was downloaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchers.commands.options import (
    day_option,
    emit,
    format_option,
    opened_package,
    output_option,
)
from watchers.commands.output import echo

if TYPE_CHECKING:
    from watchers.package.model import Package
    from watchers.reconcile.report import ReconciliationReport
    from watchers.tables.rows import Record


def _text(reports: list[ReconciliationReport], limit: int | None) -> str:
    from watchers.reconcile.text import as_text

    return "\n\n".join(as_text(report, most=limit) for report in reports)


def _markdown(reports: list[ReconciliationReport], limit: int | None) -> str:
    from watchers.reconcile.text import as_markdown

    return "\n\n".join(as_markdown(report, most=limit) for report in reports)


def _json(reports: list[ReconciliationReport], limit: int | None) -> str:
    from watchers.reconcile.data import as_json

    return as_json(reports)


def _csv(reports: list[ReconciliationReport], limit: int | None) -> str:
    from watchers.reconcile.data import as_csv

    return as_csv(reports).rstrip("\n")


WRITERS = {"text": _text, "json": _json, "csv": _csv, "markdown": _markdown}


@dataclass(frozen=True)
class Query:
    """What is asked: a list, and the files of it or that the current one be downloaded."""

    list_id: str
    files: tuple[Path, ...]
    fetch: bool
    cache: Path | None
    """The folder for downloads; None for the user's cache."""
    day: str | None
    """The day of the files; None for what the files say."""


def _checked_cache(
    ctx: click.Context, parameter: click.Parameter, folder: Path | None
) -> Path | None:
    """The folder; raises WriteFailed if it is part of a package."""
    if folder is not None:
        from watchers.package.outputs import check_not_own

        check_not_own(folder)
    return folder


def _print_lists(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    """Prints the lists that can be fetched and read, one on a line, and ends the command."""
    if not wanted or ctx.resilient_parsing:
        return
    from watchers.official.layouts import LISTS
    from watchers.tables.rows import Record

    for row in Record(opened_package(ctx)).tables["lists"]:
        if row["list_id"] in LISTS and row["download_url"]:
            echo(row["list_id"])
    ctx.exit()


@click.command("reconcile")
@click.argument("list_id", metavar="LIST")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--fetch",
    is_flag=True,
    help="Download the current file from the publisher (once a day) and read it.",
)
@click.option(
    "--lists",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_lists,
    help="Print the lists that --fetch can download, and exit.",
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    callback=_checked_cache,
    help="Keep downloads here. [default: the user's cache folder]",
)
@day_option("--as-of", help="The day of the file, if the file does not say it.")
@format_option(WRITERS)
@output_option
@click.option("--all", "show_all", is_flag=True, help="Show every difference, however many.")
@click.pass_context
def command(
    ctx: click.Context,
    writer: Callable[[list[ReconciliationReport], int | None], str],
    output: Path | None,
    show_all: bool,
    **asked: Any,
) -> None:
    """Compare the record with an official list.

    FILE is the list LIST as its publisher offers it for download; its layout and day are recognised
    by its content.

    Exit status: 0 no differences but those that the record explains, 1 others, 2 wrong usage or a
    file that cannot be read or is not the whole list.

    \b
    Example: watchers reconcile us-entity-list consolidated.csv
             watchers reconcile us-sdn --fetch --format markdown
    """
    from watchers.official.entries import UnreadableList
    from watchers.reconcile.text import MAX_SHOWN

    query = Query(**asked)
    if query.files and query.fetch:
        raise click.UsageError("Give either files or --fetch, not both.")
    if not query.files and not query.fetch:
        raise click.UsageError("Give the file of the list, or --fetch to download it.")
    package = opened_package(ctx)
    try:
        reports = _reports(package, query)
    except UnreadableList as error:
        raise click.UsageError(str(error)) from error
    emit(writer(reports, None if show_all else MAX_SHOWN), output)
    if any(report.result.is_part for report in reports):
        ctx.exit(2)
    ctx.exit(1 if any(report.result.unexplained for report in reports) else 0)


def _reports(package: Package, query: Query) -> list[ReconciliationReport]:
    """One report for each file.

    Raises UnreadableList if a file cannot be read as the list, UsageError if the list is unknown.
    """
    from watchers.matching.index import index_of
    from watchers.official.entries import UnreadableList
    from watchers.official.read_copy import read_copy
    from watchers.reconcile.compare import reconcile
    from watchers.reconcile.report import ReconciliationReport
    from watchers.tables.rows import Record

    record = Record(package)
    _check_list(record, query)
    index, reports = index_of(record), []
    for path in query.files or (_downloaded(record, query),):
        try:
            copy = read_copy(path)
            result = reconcile(
                record, index=index, list_id=query.list_id, copy=copy, day=query.day or ""
            )
        except UnreadableList as error:
            if query.fetch:
                # A download that is not a list must not be taken for it for the rest of the day.
                path.unlink(missing_ok=True)
            raise UnreadableList(f"{path}: {error}") from error
        reports.append(ReconciliationReport(result, path, package))
    return reports


def _check_list(record: Record, query: Query) -> None:
    from watchers.official.entries import UnreadableList
    from watchers.official.layouts import LISTS
    from watchers.text.printable import quoted
    from watchers.text.suggest import did_you_mean

    lists = record.by_id["lists"]
    if query.list_id not in lists:
        raise click.UsageError(
            f"{quoted(query.list_id)} is not a list of the record;"
            f" the lists are {', '.join(lists)}.{did_you_mean(query.list_id, lists)}"
        )
    if query.fetch and query.list_id not in LISTS:
        raise UnreadableList(
            f"{query.list_id} is not published in a layout that can be read;"
            f" those that are: {', '.join(sorted(LISTS))}"
        )


def _downloaded(record: Record, query: Query) -> Path:
    from watchers.official.download import fetch

    return fetch(query.list_id, record.by_id["lists"][query.list_id]["download_url"], query.cache)
