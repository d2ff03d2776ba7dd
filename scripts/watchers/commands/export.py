"""`watchers export`: writes the package in another format."""

from __future__ import annotations

from pathlib import Path

import click

from watchers.commands.options import input_files, opened_package, overwrite_option
from watchers.commands.output import echo
from watchers.text.printable import escape_invisible


class _Format(click.ParamType):
    """The name of an export. The list of them is imported only when it is asked for."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from watchers.exports import FORMATS

        return click.Choice(list(FORMATS)).convert(value, param, ctx)


class _ExportCommand(click.Command):
    """A command whose help lists the formats."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from watchers.exports import FORMATS

        with formatter.section("Formats"):
            formatter.write_dl([(name, found.summary) for name, found in FORMATS.items()])
        super().format_options(ctx, formatter)


@click.command("export", cls=_ExportCommand)
@click.argument("output_format", metavar="[FORMAT]", type=_Format(), required=False)
@click.option("--all", "every", is_flag=True, help="Export in every format, into a folder.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The file to write; the folder for --all and for formats that are one.",
)
@overwrite_option
@click.option("--force", is_flag=True, help="Export even if the package has problems.")
@click.pass_context
def command(
    ctx: click.Context,
    output_format: str | None,
    every: bool,
    output: Path,
    overwrite: bool,
    force: bool,
) -> None:
    """Write the package in another format.

    A file that exists is replaced only with --overwrite, and a file of the package never.

    \b
    Example: watchers export sqlite -o watchers.sqlite
             watchers export --all -o dist/
    """
    from watchers.exports import derive, export, export_all

    if bool(output_format) == every:
        raise click.UsageError("Give either a FORMAT or --all.")
    _check_inputs(ctx, output=output)
    package = opened_package(ctx)
    if not force:
        _stop_at_problems(ctx, root=package.root)
    derived = derive(package)
    if derived.why_none:
        echo(f"without the derived tables: {derived.why_none}", err=True)
    if output_format:
        path = export(
            package, output_format=output_format, path=output, overwrite=overwrite, derived=derived
        )
        echo(f"wrote {escape_invisible(str(path))}")
        return
    for path in export_all(package, folder=output, overwrite=overwrite, derived=derived):
        echo(f"wrote {escape_invisible(str(path))}")


def _check_inputs(ctx: click.Context, *, output: Path) -> None:
    """Raises WriteFailed if the output is the package itself, such as a release zip."""
    from watchers.package.outputs import check_output

    check_output(output, inputs=input_files(ctx), overwrite=True)


def _stop_at_problems(ctx: click.Context, *, root: Path) -> None:
    """Prints what is wrong with the package; exits with 1, or 2 if a check failed to run."""
    from watchers.checks.validation import validate
    from watchers.problems.reporters import summary

    report = validate(root)
    if not report.is_valid:
        for problem in report.problems:
            echo(str(problem), err=bool(report.failed))
        refusal = f"{summary(report)}; nothing was exported (--force exports anyway)"
        echo(refusal, err=bool(report.failed))
        ctx.exit(2 if report.failed else 1)
