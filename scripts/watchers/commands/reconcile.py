"""`watchers reconcile`: how the record differs from an official list as it was downloaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchers.commands.errors import Failure
from watchers.commands.options import (
    day_option,
    emit,
    format_option,
    opened_package,
    output_option,
)
from watchers.commands.output import echo
from watchers.commands.reconcile_output import WRITERS

if TYPE_CHECKING:
    from watchers.official.list_copy import ListCopy
    from watchers.package.model import Package
    from watchers.reconcile.hashed_copy import HashedCopy
    from watchers.reconcile.last_copy import LastCopy
    from watchers.reconcile.report import ReconciliationReport
    from watchers.tables.rows import Record


@dataclass(frozen=True)
class Query:
    """What is asked: a list, and the files of it or that the current one be downloaded."""

    list_id: str
    files: tuple[Path, ...]
    fetch: bool
    copies: Path | None
    """The folder of copies; None for the user's cache."""
    troubles: Path | None
    """The folder for what is the matter with the publisher's page."""
    day: str | None
    """The day of the files; None for what the files say."""


def _checked_folder(
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
    from watchers.tables.rows import Record

    for list_id in _fetchable(Record(opened_package(ctx))):
        echo(list_id)
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
    "--copies",
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    callback=_checked_folder,
    help="Keep downloads here, for `watchers copies`. [default: the user's cache folder]",
)
@click.option(
    "--troubles",
    type=click.Path(path_type=Path, file_okay=False),
    callback=_checked_folder,
    help="With --fetch: write here what is the matter with the publisher's page, if anything.",
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
    file that cannot be read, is not the whole list, or whose day must be given.

    \b
    Example: watchers reconcile us-entity-list consolidated.csv
             watchers reconcile us-sdn --fetch --format markdown
    """
    from watchers.official.copies import BrokenCopies
    from watchers.official.entries import UnreadableList
    from watchers.reconcile.text import MAX_SHOWN

    query = Query(**asked)
    if query.files and query.fetch:
        raise click.UsageError("Give either files or --fetch, not both.")
    if not query.files and not query.fetch:
        raise click.UsageError("Give the file of the list, or --fetch to download it.")
    if query.troubles and not query.fetch:
        raise click.UsageError("--troubles needs --fetch: a file at hand says nothing of its page.")
    package = opened_package(ctx)
    try:
        reports = _reports(package, query)
    except UnreadableList as error:
        raise click.UsageError(str(error)) from error
    except BrokenCopies as error:
        raise Failure(str(error)) from error
    emit(writer(reports, None if show_all else MAX_SHOWN), output)
    if any(report.result.is_part or report.result.older_or_gone for report in reports):
        ctx.exit(2)
    ctx.exit(1 if any(report.result.unexplained for report in reports) else 0)


def _reports(package: Package, query: Query) -> list[ReconciliationReport]:
    """One report for each file.

    Raises UnreadableList if a file cannot be read as the list, UsageError if the list is unknown.
    """
    from watchers.matching.index import index_of
    from watchers.official.entries import UnreadableList
    from watchers.reconcile.compare import reconcile
    from watchers.reconcile.hashed_copy import read_hashed
    from watchers.reconcile.report import ReconciliationReport
    from watchers.tables.rows import Record

    record = Record(package)
    _check_list(record, query)
    index, reports = index_of(record), []
    files = ((path, None) for path in query.files)
    for path, fetched in files if query.files else (_downloaded(record, query),):
        try:
            read = fetched or read_hashed(path)
            result = reconcile(
                record,
                index=index,
                list_id=query.list_id,
                copy=read.copy,
                day=query.day or "",
                last=_last_copy(query, read),
            )
        except UnreadableList as error:
            raise UnreadableList(f"{path}: {error}") from error
        reports.append(ReconciliationReport(result, path, read.sha256, package))
    return reports


def _last_copy(query: Query, new: HashedCopy) -> LastCopy | None:
    """The last copy fetched; None if there is none, or if the new one proves that it is whole."""
    if new.copy.complete:
        return None
    from watchers.official.copies import Copies, cache_folder
    from watchers.reconcile.last_copy import last_fetched

    copies = Copies(query.copies or cache_folder())
    return last_fetched(query.list_id, copies, new=new, is_current=query.fetch)


def _check_list(record: Record, query: Query) -> None:
    from watchers.official.entries import UnreadableList
    from watchers.official.layouts import LISTS
    from watchers.official.unread_layouts import why_unread
    from watchers.text.printable import quoted
    from watchers.text.suggest import did_you_mean

    lists = record.by_id["lists"]
    if query.list_id not in lists:
        raise click.UsageError(
            f"{quoted(query.list_id)} is not a list of the record;"
            f" the lists are {', '.join(lists)}.{did_you_mean(query.list_id, lists)}"
        )
    if query.fetch and query.list_id not in LISTS:
        why = why_unread(query.list_id) or "no file of it is read yet"
        others = ", ".join(sorted(_fetchable(record))) or "no list of this package"
        raise UnreadableList(f"{query.list_id}: {why}; --fetch can read: {others}")


def _fetchable(record: Record) -> list[str]:
    """The lists that can be read and have an address to download them from."""
    from watchers.official.layouts import LISTS

    return [
        row["list_id"]
        for row in record.tables["lists"]
        if row["list_id"] in LISTS and row["download_url"]
    ]


def _downloaded(record: Record, query: Query) -> tuple[Path, HashedCopy]:
    """The current file and what it says; tells where it lies, and what is the matter."""
    from watchers.commands.troubles import tell, told_of_failure
    from watchers.official.download import fetch
    from watchers.official.read_copy import read_copy_of
    from watchers.reconcile.hashed_copy import HashedCopy

    def read(path: Path) -> ListCopy:
        return read_copy_of(path, list_id=query.list_id)

    url = record.by_id["lists"][query.list_id]["download_url"]
    with told_of_failure(query.list_id, query.troubles):
        fetched = fetch(query.list_id, url, query.copies, read=read)
    tell(fetched, query.troubles)
    return fetched.path, HashedCopy(fetched.content, fetched.copy.sha256)
