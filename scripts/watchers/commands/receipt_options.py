"""The options of `watchers listed` for receipts and decisions."""

from __future__ import annotations

import os
from functools import wraps
from pathlib import Path
from typing import Any

import click

from watchers.commands.options import Command
from watchers.commands.output_options import WrittenPath, input_files
from watchers.commands.receipts import Records

ENDING = ".json"
OPTIONS = (
    click.option(
        "--receipt",
        type=WrittenPath(dir_okay=False),
        help="Write a receipt to this file; `watchers verify` recomputes it.",
    ),
    click.option("--with-names", is_flag=True, help="Keep the names themselves in the receipt."),
    click.option(
        "--since",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="Show only what changed since this receipt of the same names.",
    ),
    click.option(
        "--decisions",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="A CSV file of matches that were decided not to be the party.",
    ),
)


def receipt_options(function: Command) -> Command:
    """The options of OPTIONS; the command gets them as `records`.

    The files are checked before the command does anything.
    """

    @wraps(function)
    def guarded(
        *args: Any,
        receipt: Path | None,
        with_names: bool,
        since: Path | None,
        decisions: Path | None,
        **options: Any,
    ) -> Any:
        if with_names and receipt is None:
            raise click.UsageError("--with-names needs --receipt.")
        if receipt is not None:
            _check_place(click.get_current_context(), receipt)
        return function(*args, records=Records(receipt, with_names, since, decisions), **options)

    command: Command = guarded
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def _check_place(ctx: click.Context, receipt: Path) -> None:
    """Raises WriteFailed if the receipt must not be written there."""
    from watchers.package.outputs import check_output

    output = ctx.params.get("output")
    if output is not None and os.path.realpath(output) == os.path.realpath(receipt):
        raise click.UsageError("--receipt and --output name the same file.")
    inputs = list(input_files(ctx))
    check_output(
        receipt,
        ending=ENDING,
        inputs=inputs,
        packages=[path for path in inputs if path.is_dir()],
        overwrite=ctx.params["overwrite"],
    )
