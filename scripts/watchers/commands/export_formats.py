"""The formats of `watchers export`: as an argument, in its help, and as a list."""

from __future__ import annotations

import click

from watchers.commands.output import echo


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
