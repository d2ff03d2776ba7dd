"""The command `watchers`: options in, exit status out.

Exit status: 0 where all is well, 1 where the data have problems, 2 where the command was used wrongly
or a file, a tool or the machine failed. What costs time to import is imported inside the commands.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.failures import Careful
from watchers.package import nearest_package

if TYPE_CHECKING:
    from watchers.package import Package


def _version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    """The version of the package that this code came with; installed or not, it has one."""
    if wanted and not ctx.resilient_parsing:
        from watchers.descriptor import read_package
        from watchers.package import shipped_package

        package, _ = read_package(shipped_package())
        click.echo(package.version if package else "unknown")
        ctx.exit()


@click.group(cls=Careful, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--package", "folder", type=click.Path(path_type=Path, file_okay=False), help="Folder of the package. [default: the nearest datapackage.json]")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version of the package and exit.")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None) -> None:
    """An open record of who watched Xinjiang: check it, tidy it, read it, export it."""
    ctx.obj = folder


def _folder(ctx: click.Context) -> Path:
    return ctx.obj or nearest_package(Path.cwd())


def _opened(ctx: click.Context) -> Package:
    """The package, where its descriptor has no faults; its faults and exit status 1 otherwise."""
    from watchers.descriptor import read_package

    package, findings = read_package(_folder(ctx))
    if package is None or findings.total:
        for problem in sorted(findings.problems):
            click.echo(str(problem))
        ctx.exit(1)
    return package


@cli.command()
@click.argument("tables", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.pass_context
def validate(ctx: click.Context, tables: tuple[str, ...], form: str) -> None:
    """Check the package: descriptor, bytes, cells, keys and rules. With TABLES, report on these alone.

    \b
    Example: watchers validate contracts events
    """
    from watchers.reporters import REPORTERS
    from watchers.validation import validate as run

    report = run(_folder(ctx))
    if tables:
        unknown = sorted(set(tables) - report.tables.keys())
        if unknown and report.tables:
            raise click.UsageError(f"{', '.join(unknown)}: no such table; the tables are {', '.join(report.tables)}")
        report = report.on(tables)
    click.echo(REPORTERS[form](report))
    ctx.exit(0 if report.is_valid else 1)


@cli.command()
@click.option("--check", is_flag=True, help="Change nothing; show what would change, and exit with 1 if anything would.")
@click.pass_context
def tidy(ctx: click.Context, check: bool) -> None:
    """Bring the CSV files into canonical form: order of rows and columns, quoting, line ends, Unicode.

    \b
    Example: watchers tidy --check
    """
    from watchers.exports.atomic import whole_file
    from watchers.problems import Findings
    from watchers.tidy import diff
    from watchers.tidy import tidy as run

    package = _opened(ctx)
    findings = Findings()
    changed = run(package, findings)
    for path, (before, after) in changed.items():
        click.echo(diff(path, before, after) if check else f"tidied {path}")
        if not check:
            with whole_file((package.root / path).resolve()) as new:
                new.write_bytes(after)
    for problem in sorted(findings.problems):
        click.echo(str(problem))
    if not changed and not findings.total:
        click.echo(f"{len(package.tables)} files, all tidy")
    elif check and changed:
        click.echo("Run: watchers tidy")
    ctx.exit(1 if findings.total or (check and changed) else 0)


@cli.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(["csv", "json", "parquet", "sqlite", "xlsx"]))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The file to write; for parquet, the folder.")
@click.option("--force", is_flag=True, help="Export even where the package has problems.")
@click.pass_context
def export(ctx: click.Context, form: str, output: Path, force: bool) -> None:
    """Write the package as FORMAT: csv (a zip), json, parquet (a folder), sqlite or xlsx.

    \b
    Example: watchers export sqlite -o watchers.sqlite
    """
    from watchers.exports import export as run
    from watchers.reporters import summary
    from watchers.validation import validate as check

    package = _opened(ctx)
    report = None if force else check(package.root)
    if report and report.total:
        for problem in report.problems:
            click.echo(str(problem))
        click.echo(f"{summary(report)}; nothing was exported (--force exports all the same)")
        ctx.exit(1)
    click.echo(f"wrote {run(package, form, output)}")


@cli.command()
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if a generated page is stale.")
@click.pass_context
def docs(ctx: click.Context, check: bool) -> None:
    """Write the generated pages anew: docs/tables.md, docs/rules.md, docs/coverage.md and the README's table.

    \b
    Example: watchers docs --check
    """
    from watchers.docs import stale_pages
    from watchers.exports.atomic import whole_file

    package = _opened(ctx)
    stale = stale_pages(package)
    for path, text in stale.items():
        click.echo(f"{path} is stale. Run: watchers docs" if check else f"wrote {path}")
        if not check:
            (package.root / path).parent.mkdir(exist_ok=True)
            with whole_file((package.root / path).resolve()) as new:
                new.write_text(text, encoding="utf-8", newline="\n")
    if not stale:
        click.echo("all generated pages are fresh")
    ctx.exit(1 if check and stale else 0)


@cli.command()
@click.argument("row_id", metavar="ID")
@click.pass_context
def show(ctx: click.Context, row_id: str) -> None:
    """Everything known about one entity, official, contract or event, each line with its source.

    \b
    Example: watchers show hikvision
    """
    from watchers.show import UnknownId, account, as_text

    try:
        click.echo(as_text(account(_opened(ctx), row_id)))
    except UnknownId as error:
        raise click.UsageError(str(error)) from error
