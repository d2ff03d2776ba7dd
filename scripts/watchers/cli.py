"""The command `watchers`: what its subcommands have in common.

Exit statuses are listed in docs/exit-status.md. Each module of `commands/` that has a `command` is
found by itself. What takes time to import is imported inside the commands.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click

from watchers import commands
from watchers.commands.errors import ErrorHandlingGroup
from watchers.commands.output import echo


def _version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Prints the version of the package that this code came with."""
    if wanted and not ctx.resilient_parsing:
        from watchers.package.descriptor import read_package
        from watchers.package.locate import shipped_package

        package, _ = read_package(shipped_package())
        echo(package.version if package else "unknown")
        ctx.exit()


PACKAGE_HELP = (
    "The package: its folder, a release zip, or a git revision."
    " [default: the nearest datapackage.json]"
)


@click.group(cls=ErrorHandlingGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--package", metavar="PACKAGE", help=PACKAGE_HELP)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version of the package and exit.",
)
@click.pass_context
def cli(ctx: click.Context, package: str | None) -> None:
    """An open record of who watched Xinjiang: check it, tidy it, read it, export it."""
    ctx.obj = package


for _info in iter_modules(commands.__path__):
    _module = import_module(f"{commands.__name__}.{_info.name}")
    if hasattr(_module, "command"):
        cli.add_command(_module.command)
