"""`watchers diff`: what changed from one package to another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.options import opened_package, package_at
from watchers.commands.output_options import emit, format_option, output_option

if TYPE_CHECKING:
    from watchers.changes.packages import PackageDiff


def _text(changes: PackageDiff, limit: int | None) -> str:
    from watchers.changes.text import as_text

    return as_text(changes, most=limit)


def _markdown(changes: PackageDiff, limit: int | None) -> str:
    from watchers.changes.text import as_markdown

    return as_markdown(changes, most=limit)


def _json(changes: PackageDiff, limit: int | None) -> str:
    from watchers.changes.data import as_json

    return as_json(changes)


def _csv(changes: PackageDiff, limit: int | None) -> str:
    from watchers.changes.data import as_csv

    return as_csv(changes).rstrip("\n")


WRITERS = {"text": _text, "json": _json, "csv": _csv, "markdown": _markdown}


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@format_option(WRITERS)
@output_option
@click.option("--all", "show_all", is_flag=True, help="Show every row, however many.")
@click.option(
    "--require-bump",
    is_flag=True,
    help="Exit with 1 if the newer version is smaller than the change asks for.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything changed.")
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str | None,
    writer: Callable[[PackageDiff, int | None], str],
    output: Path | None,
    show_all: bool,
    require_bump: bool,
    exit_code: bool,
) -> None:
    """Compare two versions of the package.

    Shows what ended or began in the world from OLD to NEW, and what we corrected. Each is a folder,
    a release zip or a git revision; without NEW it is the package at hand.

    \b
    Example: watchers diff v0.1.0
    """
    from watchers.changes.packages import compare_packages
    from watchers.changes.text import MAX_SHOWN

    before = package_at(ctx, old)
    after = package_at(ctx, new) if new else opened_package(ctx)
    changes = compare_packages(before, new=after)
    emit(writer(changes, None if show_all else MAX_SHOWN), output)
    if (require_bump and not changes.version_suffices) or (exit_code and not changes.is_empty):
        ctx.exit(1)
