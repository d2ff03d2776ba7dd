"""`watchers tidy`: puts the files into canonical form."""

from __future__ import annotations

import click

from watchers.commands.options import opened_package, writable_folder
from watchers.commands.output import echo


@click.command("tidy")
@click.option(
    "--check",
    is_flag=True,
    help="Change nothing; show what would change, and exit with 1 if anything would.",
)
@click.pass_context
def command(ctx: click.Context, check: bool) -> None:
    """Put the CSV files into canonical form.

    That is the order of rows and columns, quoting, line ends and Unicode.

    \b
    Example: watchers tidy --check
    """
    from watchers.files.atomic import whole_file
    from watchers.problems.problem import Findings
    from watchers.tables.tidy import diff
    from watchers.tables.tidy import tidy as run

    package = opened_package(ctx, writable_folder(ctx))
    findings = Findings()
    changed = run(package, findings)
    for path, (before, after) in changed.items():
        echo(diff(path, before, after) if check else f"tidied {path}")
        if not check:
            with whole_file((package.root / path).resolve()) as new:
                new.write_bytes(after)
    for problem in sorted(findings.problems):
        echo(str(problem))
    if not changed and not findings.total:
        echo(f"{len(package.tables)} files, all tidy")
    elif check and changed:
        echo("Run: watchers tidy")
    ctx.exit(1 if findings.total or (check and changed) else 0)
