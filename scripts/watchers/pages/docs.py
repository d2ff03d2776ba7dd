"""The list of the generated pages, and which of them are out of date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from watchers.package.model import Package
from watchers.package.paths import page_text
from watchers.pages.blocks import with_block
from watchers.pages.cli import cli_page
from watchers.pages.coverage import coverage_page
from watchers.pages.exports import list_of_exports, sizes_of_exports
from watchers.pages.readable_lists import readable_lists
from watchers.pages.readme import list_of_tables
from watchers.pages.rules import rules_page
from watchers.pages.tables import tables_page

if TYPE_CHECKING:
    import click

    from watchers.exports import Export

    Formats = Mapping[str, Export]


def pages(package: Package, *, commands: click.Group, formats: Formats) -> dict[str, str]:
    """The pages made of the schemas, the rules and the code: by its path, the text of each.

    commands: the command line whose help docs/cli.md shows.
    formats: the exports that docs/exports.md lists.
    """
    return {
        "docs/tables.md": tables_page(package),
        "docs/rules.md": rules_page(package),
        "docs/cli.md": cli_page(commands),
        "docs/exports.md": with_block(package, "docs/exports.md", block=list_of_exports(formats)),
        "docs/reconcile.md": with_block(package, "docs/reconcile.md", block=readable_lists()),
    }


def counting_pages(package: Package, *, formats: Formats) -> dict[str, str]:
    """The pages that count rows or bytes: by its path, the text of each.

    They change with every row, so they are written at a release and not with a contribution;
    otherwise any two contributions would conflict.
    """
    return {
        "docs/coverage.md": coverage_page(package, sizes=sizes_of_exports(package, formats)),
        "README.md": with_block(package, "README.md", block=list_of_tables(package)),
    }


def stale_pages(
    package: Package, *, commands: click.Group, formats: Formats, release: bool = False
) -> dict[str, str]:
    """The generated pages that are out of date: by path, the text that they should have.

    release: whether to look at the pages that count rows too.
    """
    made = pages(package, commands=commands, formats=formats)
    if release:
        made |= counting_pages(package, formats=formats)
    return {
        path: text for path, text in made.items() if (page_text(package.root, path) or "") != text
    }
