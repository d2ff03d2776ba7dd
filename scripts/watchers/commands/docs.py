"""`watchers docs`: rewrites the generated pages."""

from __future__ import annotations

import click

from watchers.commands.options import opened_package, writable_folder
from watchers.commands.output import echo


@click.command("docs")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if a page is out of date.")
@click.option("--release", is_flag=True, help="Also the pages that count rows.")
@click.pass_context
def command(ctx: click.Context, check: bool, release: bool) -> None:
    """Rewrite the generated documentation pages.

    These are docs/cli.md, docs/tables.md, docs/rules.md, the table of formats in docs/exports.md
    and that of layouts in docs/reconcile.md.

    With --release also those that count rows or bytes: docs/coverage.md and the README's table.
    They are written when a release is made, so that contributions do not conflict.

    \b
    Example: watchers docs --check
    """
    from watchers.files.atomic import whole_file
    from watchers.package.paths import guarded
    from watchers.pages.docs import stale_pages
    from watchers.site.export import all_formats

    package = opened_package(ctx, writable_folder(ctx))
    remedy = "watchers docs --release" if release else "watchers docs"
    group = ctx.find_root().command
    assert isinstance(group, click.Group)
    stale = stale_pages(package, commands=group, formats=all_formats(), release=release)
    for path, text in stale.items():
        if check:
            echo(f"{path} is out of date. Run: {remedy}")
            continue
        page = guarded(package.root, path)
        page.parent.mkdir(exist_ok=True)
        with whole_file(page) as new:
            new.write_text(text, encoding="utf-8", newline="\n")
        echo(f"wrote {path}")
    if not stale:
        echo("all generated pages are up to date")
    ctx.exit(1 if check and stale else 0)
