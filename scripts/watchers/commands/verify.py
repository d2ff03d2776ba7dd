"""`watchers verify`: recomputes what a receipt of `watchers listed` says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.errors import Failure
from watchers.commands.options import opened_package
from watchers.commands.output import echo
from watchers.commands.receipts import answered_by, failures_in_one_line
from watchers.text.printable import quoted

if TYPE_CHECKING:
    from watchers.package.model import Package
    from watchers.screening.receipt import AnsweredBy
    from watchers.screening.receipt_reader import Receipt
    from watchers.screening.receipt_verify import Verification

MAX_SHOWN = 100
"""Differences that are shown; the others are counted."""


@click.command("verify")
@click.argument("file", metavar="RECEIPT", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--input",
    "input_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The file of names that was asked.",
)
@click.option(
    "--package",
    "reference",
    metavar="PACKAGE",
    help="The package of the receipt: its folder, a release zip, or a git revision.",
)
@click.option(
    "--any-package", is_flag=True, help="Compare with the package at hand, whatever its rows."
)
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    names: tuple[str, ...],
    input_file: Path | None,
    reference: str | None,
    any_package: bool,
) -> None:
    """Recompute a receipt of a screening.

    Answers again what RECEIPT says was asked, from the same package, and says where it differs.
    Names that were given as arguments are given again. Without names, only the answers on parties.

    Exit status: 0 the same, 1 it differs, 2 it could not be recomputed.

    \b
    Example: watchers verify suppliers.receipt.json --input suppliers.csv --package release.zip
    """
    from watchers.screening.receipt_reader import read_receipt
    from watchers.screening.unreadable import UnreadableFile

    _choose_package(ctx, reference)
    package = opened_package(ctx)
    with failures_in_one_line(UnreadableFile):
        receipt = read_receipt(file)
        verification = _verification(receipt, package, names=names, input_file=input_file)
        by = answered_by(verification.screening)
        _check_package(receipt, by, any_package=any_package)
        ctx.exit(1 if _report(verification, by=by) else 0)


def _choose_package(ctx: click.Context, reference: str | None) -> None:
    if reference is None:
        return
    if ctx.obj is not None:
        raise click.UsageError("Give --package once.")
    ctx.obj = reference


def _verification(
    receipt: Receipt, package: Package, *, names: tuple[str, ...], input_file: Path | None
) -> Verification:
    from watchers.screening.receipt_verify import Verification, named_in, query_of
    from watchers.screening.screen import screen

    _check_input(receipt, names=names, input_file=input_file)
    screening = screen(query_of(receipt, names=names, file=input_file), package)
    if names or input_file:
        return Verification(receipt, screening, has_names=True)
    if receipt.asked.with_names:
        screening.named = named_in(receipt)
    return Verification(receipt, screening, has_names=receipt.asked.with_names)


def _check_input(receipt: Receipt, *, names: tuple[str, ...], input_file: Path | None) -> None:
    """Raises Failure if the names given are not those that were asked."""
    from watchers.screening.receipt_input import hash_of_arguments, hash_of_file

    asked = receipt.asked
    if input_file and asked.input_name is None:
        raise Failure("the receipt is of names given as arguments; give them instead of --input")
    if names and asked.input_name is not None:
        raise Failure(f"the receipt is of a file, {quoted(asked.input_name)}; give it with --input")
    if input_file and (found := hash_of_file(input_file)) != asked.input_sha256:
        raise Failure(
            f"{input_file} is not the file that was asked: its sha256 is {found}, not"
            f" {asked.input_sha256}"
        )
    if names and hash_of_arguments(names) != asked.input_sha256:
        raise Failure("these are not the names that were asked, in their order")


def _check_package(receipt: Receipt, by: AnsweredBy, *, any_package: bool) -> None:
    """Raises Failure if the package at hand is not that of the receipt."""
    from watchers.screening.receipt_text import other_package

    other = other_package(receipt.answered_by, by)
    if not other or any_package:
        return
    changed = ", ".join(receipt.changed)
    raise Failure(
        f"{other}; name that one with --package, or give --any-package to see what differs"
        + (f" (changed after the receipt was written: {changed})" if changed else "")
    )


def _report(verification: Verification, *, by: AnsweredBy) -> int:
    """Prints the differences and what they mean; gives their number."""
    from watchers.screening.receipt_text import closing

    total = 0
    for difference in verification.differences():
        total += 1
        if total <= MAX_SHOWN:
            echo(str(difference))
    if total > MAX_SHOWN:
        echo(f"… and {total - MAX_SHOWN:,} more")
    for line in closing(verification, by=by, differences=total):
        echo(line)
    return total
