"""`watchers docs`: writes the generated pages."""

from __future__ import annotations

import click

from watchers.commands.package_option import opened, writable_folder


@click.command("docs")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if a page is out of date.")
@click.pass_context
def command(ctx: click.Context, check: bool) -> None:
    """Write the generated pages.

    They are docs/cli.md, coverage.md, rules.md and tables.md, and the list of tables in README.md.

    \b
    Example: watchers docs --check
    """
    from watchers.files.atomic import whole_file
    from watchers.pages.docs import stale_pages

    package = opened(ctx, writable_folder(ctx))
    group = ctx.find_root().command
    assert isinstance(group, click.Group)
    stale = stale_pages(package, commands=group)
    for path, text in stale.items():
        click.echo(f"{path} is out of date. Run: watchers docs" if check else f"wrote {path}")
        if not check:
            (package.root / path).parent.mkdir(exist_ok=True)
            with whole_file((package.root / path).resolve()) as new:
                new.write_text(text, encoding="utf-8", newline="\n")
    if not stale:
        click.echo("all generated pages are up to date")
    ctx.exit(1 if check and stale else 0)
