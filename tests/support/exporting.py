"""What every package is held to: if nothing is wrong with it, all exports of it succeed."""

from __future__ import annotations

from pathlib import Path

from watchers.checks.validation import validate
from watchers.exports import FORMATS, export_all
from watchers.package.descriptor import open_package
from watchers.problems.errors import UnusablePackage


def is_without_problems(root: Path) -> bool:
    try:
        return not validate(root).total
    except UnusablePackage:
        return False


def check_exports(root: Path, *, folder: Path) -> None:
    """Writes the package in every format into `folder`, unless there is a problem with it."""
    if is_without_problems(root):
        written = list(export_all(open_package(root), folder=folder))
        assert len(written) == len(FORMATS)
        assert all(path.exists() for path in written)
