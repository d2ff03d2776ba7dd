"""`watchers reconcile`: how the record differs from an official list as it was downloaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchers.commands.errors import Failure
from watchers.commands.options import day_option, opened_package
from watchers.commands.output import echo
from watchers.commands.output_options import emit, format_option, output_option
from watchers.commands.reconcile_output import WRITERS

if TYPE_CHECKING:
    from watchers.official.download import Fetched
    from watchers.official.list_copy import ListCopy
    from watchers.package.model import Package
    from watchers.reconcile.query import Query
    from watchers.reconcile.report import ReconciliationReport
    from watchers.tables.rows import Record


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
    from watchers.reconcile.query import fetchable
    from watchers.tables.rows import Record

    for list_id in fetchable(Record(opened_package(ctx))):
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
    troubles: Path | None,
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
    from watchers.reconcile.query import Query
    from watchers.reconcile.text import MAX_SHOWN

    query = Query(**asked)
    _check_usage(query, troubles)
    package = opened_package(ctx)
    try:
        made = _reports(package, query, troubles)
    except UnreadableList as error:
        raise click.UsageError(str(error)) from error
    except BrokenCopies as error:
        raise Failure(str(error)) from error
    emit(writer(made, None if show_all else MAX_SHOWN), output)
    if any(report.result.is_in_doubt for report in made):
        ctx.exit(2)
    ctx.exit(1 if any(report.result.unexplained for report in made) else 0)


def _check_usage(query: Query, troubles: Path | None) -> None:
    """Raises UsageError if what is asked does not go together."""
    if query.files and query.fetch:
        raise click.UsageError("Give either files or --fetch, not both.")
    if not query.files and not query.fetch:
        raise click.UsageError("Give the file of the list, or --fetch to download it.")
    if troubles and not query.fetch:
        raise click.UsageError("--troubles needs --fetch: a file at hand says nothing of its page.")


def _reports(package: Package, query: Query, troubles: Path | None) -> list[ReconciliationReport]:
    """One report for each file; what was fetched is told, and what is the matter with its page.

    Raises UnreadableList if a file cannot be read as the list, UsageError if the list is unknown.
    """
    from watchers.commands.troubles import tell, told_of_failure
    from watchers.reconcile.query import reports
    from watchers.tables.rows import Record

    def tell_of(fetched: Fetched[ListCopy]) -> None:
        tell(fetched, troubles)

    record = Record(package)
    _check_list(record, query)
    with told_of_failure(query.list_id, troubles):
        return reports(record, query, tell=tell_of)


def _check_list(record: Record, query: Query) -> None:
    from watchers.official.entries import UnreadableList
    from watchers.official.layouts import LISTS
    from watchers.official.unread_layouts import why_unread
    from watchers.reconcile.query import fetchable
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
        others = ", ".join(sorted(fetchable(record))) or "no list of this package"
        raise UnreadableList(f"{query.list_id}: {why}; --fetch can read: {others}")
