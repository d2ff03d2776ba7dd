"""`watchers tidy`: puts the files into canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from watchers.commands.options import writable_folder
from watchers.commands.output import echo

if TYPE_CHECKING:
    from watchers.package.model import Package


@click.command("tidy")
@click.option(
    "--check",
    is_flag=True,
    help="Change nothing; show what would change, and exit with 1 if anything would.",
)
@click.pass_context
def command(ctx: click.Context, check: bool) -> None:
    """Put the CSV files into canonical form.

    That is the order of rows and columns, quoting, line ends and Unicode. Columns that follow from
    others, such as began_on of a listing, are filled.

    \b
    Example: watchers tidy --check
    """
    from watchers.files.atomic import whole_file
    from watchers.package.descriptor import open_package
    from watchers.package.paths import guarded
    from watchers.problems.problem import Findings
    from watchers.tables.tidy import diff
    from watchers.tables.tidy import tidy as run

    package = open_package(writable_folder(ctx))
    if not check:
        _clear_leftovers(package)
    findings = Findings()
    changed = run(package, findings)
    for path, (before, after) in changed.items():
        if check:
            echo(diff(path, before, after))
            continue
        with whole_file(guarded(package.root, path)) as new:
            new.write_bytes(after)
        echo(f"tidied {path}")
    for problem in sorted(findings.problems):
        echo(str(problem), err=True)
    if not changed and not findings.total:
        echo(f"{len(package.tables)} files, all tidy")
    elif check and changed:
        echo("Run: watchers tidy")
    ctx.exit(2 if findings.total else 1 if check and changed else 0)


def _clear_leftovers(package: Package) -> None:
    """Deletes what a killed run left beside the tables, and says so."""
    from watchers.files.leftovers import clear

    root = package.root.resolve()
    for folder in sorted({(root / table.path).parent for table in package.tables.values()}):
        for leftover in clear(folder):
            name = leftover.relative_to(root).as_posix()
            echo(f"deleted {name}, which an interrupted run left")
