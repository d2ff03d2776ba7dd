"""The package that a command works on, as the option `--package` names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.package.locate import nearest_package

if TYPE_CHECKING:
    from watchers.package.model import Package


def folder(ctx: click.Context) -> Path:
    """The folder of the package; a release zip or a revision is unpacked until the command ends."""
    if ctx.obj is None:
        return nearest_package(Path.cwd())
    from watchers.package.releases import package_folder

    return ctx.with_resource(package_folder(ctx.obj))


def writable_folder(ctx: click.Context) -> Path:
    """The folder of a package whose files the command changes."""
    if ctx.obj is not None and not Path(ctx.obj).is_dir():
        raise click.UsageError(
            f"{ctx.obj} is no folder, and this command changes the files of the package"
        )
    return folder(ctx)


def opened(ctx: click.Context, root: Path | None = None, status: int = 1) -> Package:
    """The package, where its descriptor has no faults; its faults and exit status 1 otherwise.

    status: another exit status, for commands that say something else of the data by 1.
    """
    from watchers.package.descriptor import read_package

    package, findings = read_package(root or folder(ctx))
    if package is None or findings.total:
        for problem in sorted(findings.problems):
            click.echo(str(problem), err=status > 1)
        ctx.exit(status)
    return package
