"""`watchers reconcile`: how the record differs from an official list as it was downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.day_option import Day
from watchers.commands.output_option import show
from watchers.commands.package_option import opened

if TYPE_CHECKING:
    from watchers.package.model import Package
    from watchers.reconcile.report import ReconciliationReport


@click.command("reconcile")
@click.argument("list_id", metavar="LIST")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--fetch",
    "fetched",
    is_flag=True,
    help="Download the current file from the publisher (once a day) and read it.",
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep downloads here. [default: the user's cache folder]",
)
@click.option(
    "--as-of", "day", type=Day(), help="The day of the file, where the file does not tell it."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "markdown"]),
    default="text",
    show_default=True,
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file."
)
@click.option("--all", "everything", is_flag=True, help="Show every difference, however many.")
@click.pass_context
def command(
    ctx: click.Context,
    list_id: str,
    files: tuple[Path, ...],
    fetched: bool,
    cache: Path | None,
    day: str | None,
    form: str,
    output: Path | None,
    everything: bool,
) -> None:
    """How the record differs from the official list LIST, as its publisher offers it for download in FILE.

    The layout and the day of a file are recognised by its content. Exit status: 0 no differences but those that
    the record explains, 1 others, 2 wrong usage or a file that cannot be read, or is not the whole of the list.

    \b
    Example: watchers reconcile us-entity-list consolidated.csv
             watchers reconcile us-sdn --fetch --format markdown
    """
    from watchers.official.entries import UnreadableList

    if bool(files) == fetched:
        raise click.UsageError("Give files or --fetch, one of the two.")
    package = opened(ctx, status=2)
    try:
        reports = _reports(package, list_id, files or (None,), cache, day or "")
    except UnreadableList as error:
        raise click.UsageError(str(error)) from error
    show(_made(reports, form, everything), output)
    if any(report.result.is_part for report in reports):
        ctx.exit(2)
    ctx.exit(1 if any(report.result.unexplained for report in reports) else 0)


def _reports(
    package: Package, list_id: str, files: tuple[Path | None, ...], cache: Path | None, day: str
) -> list[ReconciliationReport]:
    from watchers.matching.index import index_of
    from watchers.official.download import fetch
    from watchers.official.entries import UnreadableList
    from watchers.official.reading import LISTS, read_copy
    from watchers.reconcile.compare import reconcile
    from watchers.reconcile.report import ReconciliationReport
    from watchers.tables.rows import Record
    from watchers.text.printable import printable
    from watchers.text.suggest import did_you_mean

    record = Record(package)
    lists = record.by_id["lists"]
    if list_id not in lists:
        raise click.UsageError(
            f"{printable(list_id)} is not a list of the record; the lists are {', '.join(lists)}.{did_you_mean(list_id, lists)}"
        )
    if None in files and list_id not in LISTS:
        raise UnreadableList(
            f"{list_id} is not published in a layout that can be read; those that are: {', '.join(sorted(LISTS))}"
        )
    index, reports = index_of(record), []
    for file in files:
        path = file or fetch(list_id, lists[list_id]["download_url"], cache)
        try:
            result = reconcile(record, index=index, list_id=list_id, copy=read_copy(path), day=day)
            reports.append(ReconciliationReport(result, path, package))
        except UnreadableList as error:
            if file is None:
                # A download that is no list must not stand for the list for the rest of the day.
                path.unlink(missing_ok=True)
            raise UnreadableList(f"{path}: {error}") from error
    return reports


def _made(reports: list[ReconciliationReport], form: str, everything: bool) -> str:
    from watchers.reconcile import data as machine
    from watchers.reconcile import text

    most = None if everything else text.MAX_SHOWN
    if form == "json":
        return machine.as_json(reports)
    if form == "csv":
        return machine.as_csv(reports).rstrip("\n")
    told = text.as_markdown if form == "markdown" else text.as_text
    return "\n\n".join(told(report, most=most) for report in reports)
