"""The options that commands share: the package, a day, the format, and where the output goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from watchers.commands.output import echo
from watchers.dates.iso_day import iso_day
from watchers.text.printable import escape_controls, escape_invisible, quoted

if TYPE_CHECKING:
    from watchers.package.model import Package

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]
FORMAT_KEY = "watchers.format"
ENDINGS = {"text": ".txt", "table": ".txt", "json": ".json", "csv": ".csv", "xlsx": ".xlsx"} | {
    "markdown": ".md",
    "html": ".html",
}
"""How the name of a file in one of the output formats ends."""
OUTPUTS = frozenset({"output", "receipt"})
"""The options that name what a command writes."""


class Day(click.ParamType):
    """A day of the calendar, written YYYY-MM-DD (ISO 8601)."""

    name = "DAY"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return iso_day(value)
        except ValueError as error:
            self.fail(f"{quoted(value)} {error}", param, ctx)


def day_option(name: str, *, help: str) -> Decorator:
    """An option that takes a day; the command gets it as `day`, None if it is not given."""
    return click.option(name, "day", type=Day(), help=help)


def format_option(writers: Mapping[str, Callable[..., Any]]) -> Decorator:
    """`--format`: the name of a writer; the command gets it as `writer`.

    Without it the format follows the ending of --output, or is the first.
    """

    def decorated(function: Command) -> Command:
        @wraps(function)
        def chosen(*args: Any, output_format: str | None, **options: Any) -> Any:
            ctx = click.get_current_context()
            name = output_format or format_of(ctx.params.get("output"), tuple(writers))
            ctx.meta[FORMAT_KEY] = name
            return function(*args, writer=writers[name], **options)

        usual = next(iter(writers))
        option = click.option(
            "--format",
            "output_format",
            type=click.Choice(list(writers)),
            help=f"The format of the output. [default: by the ending of --output, else {usual}]",
        )
        return option(chosen)

    return decorated


def format_of(output: Path | None, formats: Sequence[str]) -> str:
    """The format that a file of this name would hold; the first if its ending says nothing."""
    from watchers.package.outputs import CONTENT_OF

    by_content = {CONTENT_OF[ENDINGS[name]]: name for name in formats if name in ENDINGS}
    content = CONTENT_OF.get(output.suffix.lower(), "") if output else ""
    return by_content.get(content, formats[0])


def output_option(function: Command) -> Command:
    """`--output` and `--overwrite`; the command gets the file as `output`, None for the terminal.

    The file is checked before the command does anything.
    """

    @wraps(function)
    def guarded(*args: Any, overwrite: bool, **options: Any) -> Any:
        _check_output(click.get_current_context(), overwrite=overwrite)
        return function(*args, **options)

    output = click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write to this file instead of the terminal.",
    )
    return output(overwrite_option(guarded))


def overwrite_option(function: Command) -> Command:
    """`--overwrite`, as `overwrite`: whether a file that exists may be replaced."""
    return click.option("--overwrite", is_flag=True, help="Replace what is there already.")(
        function
    )


def _check_output(ctx: click.Context, *, overwrite: bool) -> None:
    """Raises WriteFailed if the file that --output names must not be written."""
    output = ctx.params.get("output")
    if output is None:
        return
    from watchers.package.outputs import check_output

    inputs = list(input_files(ctx))
    check_output(
        output,
        ending=ENDINGS.get(ctx.meta.get(FORMAT_KEY, ""), ""),
        inputs=inputs,
        packages=[path for path in inputs if path.is_dir()],
        overwrite=overwrite,
    )


def input_files(ctx: click.Context) -> Iterator[Path]:
    """What a command reads, as far as its options and arguments name files or folders."""
    values: list[object] = [ctx.obj]
    for name, value in ctx.params.items():
        if name not in OUTPUTS:
            values += value if isinstance(value, tuple) else [value]
    for value in values:
        if isinstance(value, (str, Path)) and value and _exists(value):
            yield Path(value)


def _exists(path: str | Path) -> bool:
    try:
        return os.path.exists(path)
    except ValueError:
        return False


@contextmanager
def output_to(output: Path | None) -> Iterator[Callable[[str], object]]:
    """Writes to the terminal, or to a file that appears complete or not at all."""
    if output is None:
        yield _print
        return
    from watchers.files.atomic import whole_file

    with (
        whole_file(output.absolute()) as partial,
        partial.open("w", encoding="utf-8", newline="") as file,
    ):
        yield _escaping(file)


def _escaping(file: TextIO) -> Callable[[str], object]:
    def write(text: str) -> int:
        return file.write(escape_controls(text))

    return write


def _print(text: str) -> None:
    echo(text, nl=False)


def emit(text: str, output: Path | None) -> None:
    """Prints the text, or writes it to the file and says so."""
    with output_to(output) as write:
        write(f"{text}\n")
    if output:
        echo(f"wrote {escape_invisible(str(output))}")


def chosen_folder(ctx: click.Context) -> Path:
    """The folder of the package; a release zip or git revision is unpacked until the command ends.

    Says on standard error if it is the copy that came with the code.
    """
    if ctx.obj is not None:
        from watchers.package.releases import package_folder

        return ctx.with_resource(package_folder(ctx.obj))
    from watchers.package.locate import package_above, shipped_package

    above = package_above(Path.cwd())
    if above:
        return above
    shipped = shipped_package()
    echo(
        f"using the package that came with watchers {version_of(shipped)}"
        " (no datapackage.json in this folder or above it)",
        err=True,
    )
    return shipped


def writable_folder(ctx: click.Context) -> Path:
    """The folder of a package whose files the command changes.

    Raises UsageError if it is not a folder of the user's own: a release, or the shipped copy.
    """
    from watchers.package.locate import is_installed_copy, package_above, shipped_package

    if ctx.obj is not None and not Path(ctx.obj).is_dir():
        raise click.UsageError(
            f"{ctx.obj} is not a folder, and this command changes the files of the package"
        )
    folder = Path(ctx.obj) if ctx.obj is not None else package_above(Path.cwd())
    if folder is None or is_installed_copy(folder):
        raise click.UsageError(
            "This command changes the files of a package, and not those that came with watchers"
            f" {version_of(folder or shipped_package())}; run it in a checkout, or name one with"
            " watchers --package FOLDER."
        )
    return folder


def opened_package(ctx: click.Context, folder: Path | None = None) -> Package:
    """The package, in `folder` if given, all of whose tables can be read row by row.

    Raises UnusablePackage if its descriptor, a schema or a table cannot be read or understood: no
    command answers from a part of a package.
    """
    from watchers.package.descriptor import open_package
    from watchers.tables.typed_tables import check_readable

    package = open_package(folder or chosen_folder(ctx))
    check_readable(package)
    return package


def package_at(ctx: click.Context, reference: str) -> Package:
    """Another package than that at hand: a folder, a release zip or a git revision.

    Raises UnusablePackage, which names it, if it cannot be used.
    """
    from watchers.tables.opened import opened_package

    return ctx.with_resource(opened_package(reference))


def version_of(folder: Path) -> str:
    """The version of the package in the folder; "unknown" if its descriptor is faulty."""
    from watchers.package.descriptor import read_package

    package, _ = read_package(folder)
    return package.version if package else "unknown"
