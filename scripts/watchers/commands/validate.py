"""`watchers validate`: checks the package and reports what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.checks.engine import Engine
from watchers.commands.options import chosen_folder
from watchers.commands.output import echo
from watchers.commands.output_options import format_option
from watchers.commands.progress import progress_line
from watchers.problems.reporters import REPORTERS

if TYPE_CHECKING:
    from watchers.problems.report import ValidationReport


@click.command("validate")
@click.argument("tables", nargs=-1)
@click.option(
    "--engine",
    type=click.Choice([engine.value for engine in Engine]),
    default=Engine.AUTO.value,
    show_default=True,
    help="Where the tables are held: auto takes memory for small packages, else duckdb.",
)
@click.option(
    "--temp",
    type=click.Path(path_type=Path, exists=True, file_okay=False, writable=True),
    help="The folder for what is kept on the disk meanwhile. [default: the system's]",
)
@click.option(
    "--memory-limit", help="What the engine may hold in memory, such as 4GB. [default: 2GB]"
)
@click.option(
    "--master", help="Where Spark is, as for spark-submit. [default: what it is set to, or here]"
)
@click.option("--strict", is_flag=True, help="Exit with 1 also if something is due.")
@format_option(REPORTERS)
@click.pass_context
def command(
    ctx: click.Context,
    tables: tuple[str, ...],
    engine: str,
    temp: Path | None,
    memory_limit: str | None,
    master: str | None,
    strict: bool,
    writer: Callable[[ValidationReport], str],
) -> None:
    """Check the package and report its problems.

    Checks descriptor, bytes, cells, keys and rules. With TABLES, reports on these alone.
    Says after the problems what is due: days of the record that have passed.
    Every engine finds the same; duckdb and spark take packages of any size.

    Exit status: 0 no problems, 1 problems in the data, 2 anything else.

    \b
    Example: watchers validate contracts events
    """
    from watchers.checks.on_disk import DiskOptions
    from watchers.checks.validation import validate as run

    _refuse_unused(Engine(engine), temp=temp, memory_limit=memory_limit, master=master)
    folder = chosen_folder(ctx)
    if memory_limit == "":
        raise click.UsageError("--memory-limit is empty; give an amount of memory like 4GB")
    options = DiskOptions(temp=temp, memory_limit=memory_limit or "", master=master or "")
    with progress_line() as progress:
        report = run(folder, engine=engine, options=options, progress=progress)
    if tables:
        unknown = sorted(set(tables) - report.tables.keys())
        if unknown and report.tables:
            raise click.UsageError(
                f"{', '.join(unknown)}: no such table; the tables are {', '.join(report.tables)}"
            )
        report = report.on(tables)
    echo(writer(report))
    ctx.exit(_status(report, strict=strict))


def _refuse_unused(engine: Engine, **given: object) -> None:
    """Raises UsageError for an option that the engine which was asked for has no use for."""
    unused = {
        Engine.MEMORY: ["temp", "memory_limit", "master"],
        Engine.DUCKDB: ["master"],
        Engine.AUTO: ["master"],
    }
    for name in unused.get(engine, []):
        if given[name] is not None:
            option = name.replace("_", "-")
            raise click.UsageError(f"--{option} has no meaning for --engine {engine}")


def _status(report: ValidationReport, *, strict: bool) -> int:
    if report.failed:
        return 2
    return 0 if report.is_valid and not (strict and report.due) else 1
