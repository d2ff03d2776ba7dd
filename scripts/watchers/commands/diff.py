"""`watchers diff`: what changed from one package to another."""

from __future__ import annotations

from pathlib import Path

import click

from watchers.commands.output_option import show
from watchers.commands.package_option import folder


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "markdown"]),
    default="text",
    show_default=True,
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--all", "everything", is_flag=True, help="Show every row, however many.")
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
    form: str,
    output: Path | None,
    everything: bool,
    require_bump: bool,
    exit_code: bool,
) -> None:
    """What changed from the package OLD to NEW: what ended or began in the world, and what we corrected.

    Each is a folder, a release zip or a git revision; without NEW it is the package at hand.

    \b
    Example: watchers diff v0.1.0
    """
    from watchers.changes import data as machine
    from watchers.changes import text
    from watchers.changes.packages import compare_packages
    from watchers.package.descriptor import open_package
    from watchers.package.releases import package_folder

    before = open_package(ctx.with_resource(package_folder(old)))
    after = open_package(ctx.with_resource(package_folder(new)) if new else folder(ctx))
    found = compare_packages(before, new=after)
    most = None if everything else text.MAX_SHOWN
    made = {
        "text": lambda: text.as_text(found, most=most),
        "markdown": lambda: text.as_markdown(found, most=most),
        "json": lambda: machine.as_json(found),
        "csv": lambda: machine.as_csv(found).rstrip("\n"),
    }[form]()
    show(made, output)
    if (require_bump and not found.version_suffices) or (exit_code and not found.is_empty):
        ctx.exit(1)
