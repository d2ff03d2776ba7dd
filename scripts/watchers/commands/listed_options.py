"""The options of `watchers listed` on files of names, verdicts and forms of output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from watchers.commands.options import Command
from watchers.commands.output_options import FORMAT_KEY, format_of
from watchers.screening.max_age import MAX_AGE

REPORTS = ("markdown", "html")
FORMATS = ("table", "csv", "xlsx", "json", *REPORTS)


@dataclass(frozen=True)
class Form:
    """In which form the results are written."""

    output_format: str
    detail: bool = False
    """Whether each list has a row; else each row of the file has one."""
    hits_only: bool = False
    changes_only: bool = False
    """Whether only what changed since a receipt is shown."""
    excel: bool = False
    """Whether a CSV file begins with the mark by which Excel knows UTF-8."""


def file_options(function: Command) -> Command:
    """`--file` and how it is read."""
    for option in reversed(
        (
            click.option(
                "--file",
                type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
                help="A file with the names (CSV, xlsx or Parquet); - for standard input.",
            ),
            click.option(
                "--column",
                help="The column of the file that holds the names. [default: its only column]",
            ),
            click.option(
                "--id",
                "id_column",
                metavar="COLUMN",
                help="A column of identifiers (USCC, ticker, LEI, …), asked beside the names.",
            ),
            click.option(
                "--country",
                "country_column",
                metavar="COLUMN",
                help="A column of countries, compared with those of the matches.",
            ),
            click.option(
                "--address",
                "address_column",
                metavar="COLUMN",
                help="A column of addresses, whose places are compared with the record.",
            ),
            click.option("--sheet", help="The sheet of a workbook. [default: its only sheet]"),
            click.option(
                "--encoding",
                help="The encoding of a text file, such as gb18030 or cp1252."
                " [default: found out, if it is certain]",
            ),
        )
    ):
        function = option(function)
    return function


class _Verdicts(click.ParamType):
    """Verdicts, separated by commas."""

    name = "VERDICT[,…]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from watchers.screening.verdict import Verdict
        from watchers.text.printable import quoted

        names = [name.strip() for name in value.split(",")]
        for name in names:
            if name not in set(Verdict):
                known = ", ".join(Verdict)
                self.fail(f"{quoted(name)} is not a verdict; there are: {known}", param, ctx)
        return frozenset(map(Verdict, names))


def verdict_options(function: Command) -> Command:
    """Which verdicts end with another status than 0."""
    age = click.option(
        "--max-age",
        type=click.IntRange(min=0),
        metavar="DAYS",
        default=MAX_AGE,
        show_default=True,
        help="How long before the day asked the oldest check may be for 0; else 3.",
    )
    fail_on = click.option(
        "--fail-on",
        type=_Verdicts(),
        help="The verdicts that end with 1 or 3. [default: see docs/exit-status.md]",
    )
    return age(fail_on(function))


def form_options(function: Command) -> Command:
    """`--format` and what belongs to it; the command gets all of it as `form`.

    Without --format it follows the ending of --output.
    """

    @wraps(function)
    def formed(*args: Any, **options: Any) -> Any:
        ctx = click.get_current_context()
        form = Form(
            options.pop("output_format") or format_of(ctx.params.get("output"), FORMATS),
            detail=options.pop("detail"),
            hits_only=options.pop("hits_only"),
            changes_only=ctx.params.get("since") is not None,
            excel=options.pop("excel"),
        )
        _check(form, ctx)
        ctx.meta[FORMAT_KEY] = form.output_format
        return function(*args, form=form, **options)

    command: Callable[..., Any] = formed
    for option in reversed(
        (
            click.option(
                "--format",
                "output_format",
                type=click.Choice(FORMATS),
                help="The format of the output. [default: by the ending of --output, else table]",
            ),
            click.option(
                "--detail", is_flag=True, help="One row for each list, not for each supplier."
            ),
            click.option("--hits-only", is_flag=True, help="Only names that end with 1 or 3."),
            click.option("--excel", is_flag=True, help="CSV that Excel opens as UTF-8."),
        )
    ):
        command = option(command)
    return command


def _check(form: Form, ctx: click.Context) -> None:
    if form.excel and form.output_format != "csv":
        raise click.UsageError("--excel is for --format csv.")
    if form.output_format == "xlsx" and ctx.params.get("output") is None:
        raise click.UsageError("A workbook is a file: name it with -o FILE.xlsx.")
    if form.output_format == "xlsx" and (form.detail or ctx.params.get("file") is None):
        raise click.UsageError("A workbook has a row for each row of --file, without --detail.")
