"""`watchers export`: writes the package in another format."""

from __future__ import annotations

from pathlib import Path

import click

from watchers.commands.options import opened_package


@click.command("export")
@click.argument(
    "output_format",
    metavar="FORMAT",
    type=click.Choice(["csv", "json", "parquet", "sqlite", "xlsx"]),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The file to write; for parquet, the folder.",
)
@click.option("--force", is_flag=True, help="Export even if the package has problems.")
@click.pass_context
def command(ctx: click.Context, output_format: str, output: Path, force: bool) -> None:
    """Write the package in another format.

    FORMAT is csv (a zip), json, parquet (a folder), sqlite or xlsx.

    \b
    Example: watchers export sqlite -o watchers.sqlite
    """
    from watchers.checks.validation import validate as check
    from watchers.exports import export as run
    from watchers.problems.reporters import summary

    package = opened_package(ctx)
    report = None if force else check(package.root)
    if report and report.total:
        for problem in report.problems:
            click.echo(str(problem))
        click.echo(f"{summary(report)}; nothing was exported (--force exports anyway)")
        ctx.exit(1)
    click.echo(f"wrote {run(package, output_format, output)}")
