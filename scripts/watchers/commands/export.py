"""`watchers export`: writes the package in another format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.export_formats import (
    ExportCommand,
    Format,
    formats_for,
    list_formats,
    refuse_options,
    say_what_is_skipped,
)
from watchers.commands.options import day_option, opened_package
from watchers.commands.output import echo
from watchers.commands.output_options import WrittenPath, input_files, overwrite_option
from watchers.text.printable import escape_invisible

if TYPE_CHECKING:
    from watchers.exports import Derived, Export
    from watchers.package.model import Package


@click.command("export", cls=ExportCommand)
@click.argument("output_format", metavar="[FORMAT]", type=Format(), required=False)
@click.option("--all", "every", is_flag=True, help="Export in every format, into a folder.")
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=list_formats,
    help="List the formats, and do nothing else.",
)
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    required=True,
    help="The file to write; the folder for --all and for formats that are one.",
)
@overwrite_option
@click.option(
    "--only",
    "chosen",
    multiple=True,
    metavar="ID|NAME",
    help="Export what is recorded about this row, and all that it needs; can be given more than"
    " once.",
)
@day_option("--on", help="Leave out what was over by this day or had not begun.")
@click.option(
    "--since",
    metavar="OLDER",
    help="An older folder, zip or git revision: the feeds of the site tell what we corrected.",
)
@click.option("--force", is_flag=True, help="Export even if the package has problems.")
@click.pass_context
def command(
    ctx: click.Context,
    output_format: str | None,
    every: bool,
    output: Path,
    overwrite: bool,
    chosen: tuple[str, ...],
    day: str | None,
    since: str | None,
    force: bool,
) -> None:
    """Write the package in another format.

    With --only or --on it is a part, which keeps all rows that its rows refer to, and the
    listings and owners of each party in it.

    A file that exists is replaced only with --overwrite, and a file of the package never.

    \b
    Example: watchers export sqlite -o watchers.sqlite
             watchers export --all -o dist/
             watchers export xlsx --only hikvision --on 2021-03-01 -o hikvision.xlsx
             watchers export site --since v0.1.0 -o site/
    """
    if bool(output_format) == every:
        raise click.UsageError("Give either a FORMAT or --all.")
    if output_format:
        refuse_options(output_format, since=since, day=day)
    _check_inputs(ctx, output=output)
    package = opened_package(ctx)
    formats = formats_for(ctx, since, output_format=output_format, day=day)
    ids = _ids(package, chosen)
    if not force:
        _stop_at_problems(ctx, root=package.root)
    part, derived = _selected(package, ids, day or "")
    written = _written(part, derived, formats, output_format, output, overwrite=overwrite)
    for path in written:
        echo(f"wrote {escape_invisible(str(path))}")


def _written(
    package: Package,
    derived: Derived,
    formats: dict[str, Export],
    output_format: str | None,
    output: Path,
    *,
    overwrite: bool,
) -> Iterator[Path]:
    """Writes the package in the format, or in every one; yields each path once it is written."""
    from watchers.exports import export, export_all

    if output_format:
        yield export(
            package,
            output_format=output_format,
            path=output,
            overwrite=overwrite,
            derived=derived,
            formats=formats,
        )
        return
    yield from export_all(
        package,
        folder=output,
        overwrite=overwrite,
        derived=derived,
        formats=formats,
        skipped=say_what_is_skipped,
    )


def _selected(package: Package, ids: tuple[str, ...], day: str) -> tuple[Package, Derived]:
    """The part of the package that is asked for, and what is derived for it."""
    from watchers.exports.selection import Selection, selected
    from watchers.profile.later import as_of_release

    day, later = as_of_release(package, day, done="exported")
    if later:
        echo(later, err=True)
    part, derived = selected(package, Selection(ids, day))
    if derived.why_none:
        echo(f"without the derived tables: {derived.why_none}", err=True)
    return part, derived


def _ids(package: Package, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The rows that these ids or names mean, as TABLE/ID. Raises UsageError."""
    from watchers.profile.resolve import UnknownId, resolve
    from watchers.tables.rows import Record

    if not chosen:
        return ()
    record = Record(package)
    try:
        subjects = [resolve(record, asked) for asked in chosen]
    except UnknownId as error:
        raise click.UsageError(str(error)) from error
    return tuple(f"{subject.table}/{subject.row_id}" for subject in subjects)


def _check_inputs(ctx: click.Context, *, output: Path) -> None:
    """Raises WriteFailed if the output is the package itself, such as a release zip."""
    from watchers.package.outputs import check_output

    check_output(output, inputs=input_files(ctx), overwrite=True)


def _stop_at_problems(ctx: click.Context, *, root: Path) -> None:
    """Prints what is wrong with the package; exits with 1, or 2 if a check failed to run."""
    from watchers.checks.validation import validate
    from watchers.problems.reporters import summary

    report = validate(root)
    if not report.is_valid:
        for problem in report.problems:
            echo(str(problem), err=bool(report.failed))
        refusal = f"{summary(report)}; nothing was exported (--force exports anyway)"
        echo(refusal, err=bool(report.failed))
        ctx.exit(2 if report.failed else 1)
