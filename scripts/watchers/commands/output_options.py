"""The options that say in which format a command answers, and where its output goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TextIO

import click

from watchers.commands.options import Command, Decorator
from watchers.commands.output import echo
from watchers.text.printable import escape_controls, escape_invisible

FORMAT_KEY = "watchers.format"
ENDINGS = {"text": ".txt", "table": ".txt", "json": ".json", "csv": ".csv", "xlsx": ".xlsx"} | {
    "markdown": ".md",
    "html": ".html",
}
"""How the name of a file in one of the output formats ends."""
OUTPUTS = frozenset({"output", "receipt"})
"""The options that name what a command writes."""
STANDARD_OUTPUT = "-"


class OutputFile(click.Path):
    """The name of a file to write; - for the terminal, which is where it goes without a name."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return None if str(value) == STANDARD_OUTPUT else super().convert(value, param, ctx)


class WrittenPath(click.Path):
    """The name of what a command writes beside its answers, or that cannot go to a terminal."""

    def __init__(self, *, dir_okay: bool = True) -> None:
        super().__init__(path_type=Path, dir_okay=dir_okay)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if str(value) == STANDARD_OUTPUT:
            self.fail("cannot write this to standard output; name a file", param, ctx)
        return super().convert(value, param, ctx)


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
        type=OutputFile(),
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
