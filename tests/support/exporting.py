"""What every package is held to: if nothing is wrong with it, all exports of it succeed."""

from __future__ import annotations

from pathlib import Path

from watchers.checks.validation import validate
from watchers.exports import export_all
from watchers.package.descriptor import open_package
from watchers.problems.errors import UnusablePackage
from watchers.site.export import all_formats


def is_without_problems(root: Path) -> bool:
    try:
        return not validate(root).total
    except UnusablePackage:
        return False


def check_exports(root: Path, *, folder: Path) -> None:
    """Writes the package in every format into `folder`, unless there is a problem with it.

    A format that needs the whole record may say that the package lacks a part of it.
    """
    if is_without_problems(root):
        formats = all_formats()
        skipped: list[str] = []
        paths = export_all(
            open_package(root),
            folder=folder,
            formats=formats,
            skipped=lambda name, why: skipped.append(name),
        )
        written = list(paths)
        assert len(written) + len(skipped) == len(formats)
        assert all(path.exists() for path in written)
