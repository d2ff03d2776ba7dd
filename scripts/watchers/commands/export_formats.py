"""The formats of `watchers export`: as an argument, in its help, as a list, and with options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from watchers.commands.options import package_at
from watchers.commands.output import echo

if TYPE_CHECKING:
    from watchers.exports import Export


class Format(click.ParamType):
    """The name of an export. The list of them is imported only when it is asked for."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from watchers.exports import format_named
        from watchers.site.export import all_formats

        try:
            return format_named(value, formats=all_formats()).name
        except ValueError as error:
            self.fail(f"{error}.", param, ctx)


class ExportCommand(click.Command):
    """A command whose help lists the formats."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Formats"):
            formatter.write_dl(_formats_with_summaries())
        super().format_options(ctx, formatter)


def _formats_with_summaries() -> list[tuple[str, str]]:
    from watchers.site.export import all_formats

    return [(name, found.summary) for name, found in all_formats().items()]


def list_formats(ctx: click.Context, param: click.Parameter, is_asked: bool) -> None:
    """Prints the formats and ends the command, if that is asked."""
    if not is_asked or ctx.resilient_parsing:
        return
    formats = _formats_with_summaries()
    width = max(len(name) for name, _ in formats)
    for name, summary in formats:
        echo(f"{name:{width}}  {summary}")
    ctx.exit()


def formats_for(
    ctx: click.Context, since: str | None, *, output_format: str | None, day: str | None
) -> dict[str, Export]:
    """The formats to choose from; with a day, without those that show every day."""
    from watchers.site.export import all_formats

    formats = all_formats(older=package_at(ctx, since) if since else None)
    if not day:
        return formats
    for name in [name for name, found in formats.items() if found.needs_all_days]:
        if not output_format:
            say_what_is_skipped(name, "it shows every day")
        formats.pop(name)
    return formats


def say_what_is_skipped(name: str, why: object) -> None:
    """Says on the error output that a format is left out."""
    echo(f"without the {name}: {why}", err=True)


def refuse_options(output_format: str, *, since: str | None, day: str | None) -> None:
    """Raises UsageError if an option says nothing for the format."""
    from watchers.site.export import refuse_day, refuse_since

    for option, value, refuse in (("--since", since, refuse_since), ("--on", day, refuse_day)):
        try:
            if value:
                refuse(output_format)
        except ValueError as error:
            raise click.UsageError(f"{option}: {error}.") from error
