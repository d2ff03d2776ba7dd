"""`watchers validate`: checks the package and reports what is wrong with it."""

from __future__ import annotations

import click

from watchers.commands.package_option import folder


@click.command("validate")
@click.argument("tables", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
)
@click.pass_context
def command(ctx: click.Context, tables: tuple[str, ...], form: str) -> None:
    """Check the package: descriptor, bytes, cells, keys and rules. With TABLES, report on these alone.

    \b
    Example: watchers validate contracts events
    """
    from watchers.checks.validation import validate as run
    from watchers.problems.reporters import REPORTERS

    report = run(folder(ctx))
    if tables:
        unknown = sorted(set(tables) - report.tables.keys())
        if unknown and report.tables:
            raise click.UsageError(
                f"{', '.join(unknown)}: no such table; the tables are {', '.join(report.tables)}"
            )
        report = report.on(tables)
    click.echo(REPORTERS[form](report))
    ctx.exit(0 if report.is_valid else 1)
