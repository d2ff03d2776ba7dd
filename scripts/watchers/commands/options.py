"""What commands share: the package that they are asked about, and an option that takes a day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchers.commands.output import echo
from watchers.dates.iso_day import iso_day
from watchers.text.printable import quoted

if TYPE_CHECKING:
    from watchers.package.model import Package

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


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
