"""The list of the generated pages, and which of them are stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchers.package.model import Package
from watchers.pages.cli import cli_page
from watchers.pages.coverage import coverage_page
from watchers.pages.readme import readme_page
from watchers.pages.rules import rules_page
from watchers.pages.tables import tables_page

if TYPE_CHECKING:
    import click


def pages(package: Package, *, commands: click.Group) -> dict[str, str]:
    """Every generated page: by its path in the package, the text that it should have.

    commands: the command line whose help docs/cli.md shows.
    """
    return {
        "docs/tables.md": tables_page(package),
        "docs/rules.md": rules_page(package),
        "docs/coverage.md": coverage_page(package),
        "docs/cli.md": cli_page(commands),
        "README.md": readme_page(package),
    }


def stale_pages(package: Package, *, commands: click.Group) -> dict[str, str]:
    """The generated pages that are out of date: by path, the text that they should have."""
    return {
        path: text
        for path, text in pages(package, commands=commands).items()
        if _current_text(package, path=path) != text
    }


def _current_text(package: Package, *, path: str) -> str:
    file = package.root / path
    return file.read_text("utf-8") if file.is_file() else ""
