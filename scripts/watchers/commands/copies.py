"""`watchers copies`: the copies of official lists that were kept, and whether they are as then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.errors import Failure
from watchers.commands.output import echo
from watchers.text.printable import escape_invisible, quoted

if TYPE_CHECKING:
    from watchers.official.copies import Copies
    from watchers.official.manifest import Copy, Manifest

MAX_SHOWN = 100
"""Problems that are shown; the others are counted."""


@click.command("copies")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--list", "list_id", metavar="LIST", help="Show only the copies of this list.")
@click.option("--head", metavar="SHA256", help="The chain must still have this head, noted before.")
@click.pass_context
def command(ctx: click.Context, folder: Path | None, list_id: str | None, head: str | None) -> None:
    """Verify the kept copies of official lists.

    FOLDER is where `watchers reconcile --fetch --copies` keeps them; without it, the user's cache
    folder. They are listed, and all files and the whole chain of the manifest are verified, also
    with --list.

    Exit status: 0 all is as it was kept, 1 something was changed or is missing, 2 it could not be
    verified.

    \b
    Example: watchers copies kept/ --list us-sdn
    """
    from watchers.official.copies import BrokenCopies, Copies, problems

    copies = Copies.at(folder)
    try:
        manifest = copies.read()
    except BrokenCopies as error:
        raise Failure(str(error)) from error
    if manifest is None:
        raise Failure(_why_none(copies))
    found = [*problems(copies, manifest), *_other_chain(manifest, head)]
    for line in _lines(manifest.copies, list_id):
        echo(line)
    _report(found)
    for line in _closing(manifest, found):
        echo(line)
    ctx.exit(1 if found else 0)


def _why_none(copies: Copies) -> str:
    from watchers.official.manifest import MANIFEST

    if not copies.folder.is_dir():
        return f"{copies.folder} does not exist: nothing was kept there"
    stray = next(copies.files(), "")
    held = f"; it holds {stray}" if stray else ""
    return f"{copies.folder} has no {MANIFEST}{held}, so there is nothing to verify"


def _other_chain(manifest: Manifest, head: str | None) -> Iterator[str]:
    """One problem if the chain never had the head."""
    if head is not None and head.lower() not in manifest.heads:
        yield (
            f"--head: {quoted(head)} is not the head of any line: the chain is another one, was"
            " written anew, or lost its end"
        )


def _lines(copies: Iterable[Copy], list_id: str | None) -> Iterator[str]:
    """A line for each copy; raises UsageError if the list has none."""
    shown = [copy for copy in copies if list_id in (None, copy.list_id)]
    if list_id is not None and not shown:
        raise click.UsageError(f"There is no copy of {quoted(list_id)} in the folder.")
    width = max((len(copy.list_id) for copy in shown), default=0)
    for copy in shown:
        yield f"{copy.list_id:<{width}}  {copy.fetched_at}  sha256 {copy.sha256}  {copy.file}"


def _report(found: list[str]) -> None:
    for problem in found[:MAX_SHOWN]:
        echo(escape_invisible(problem))
    if len(found) > MAX_SHOWN:
        echo(f"… and {len(found) - MAX_SHOWN:,} more")


def _closing(manifest: Manifest, found: list[str]) -> Iterator[str]:
    """What was verified, the head to note, and what the chain cannot show."""
    from watchers.text.plural import counted

    files = len({copy.file for copy in manifest.copies})
    total = f"{counted(len(manifest.copies), 'copy', 'copies')}, {counted(files, 'file')}"
    if found:
        yield f"{total}: {counted(len(found), 'problem')}"
        return
    yield f"{total}: as they were kept"
    yield f"head sha256 {manifest.head}"
    yield (
        "whoever can write the folder can write the whole chain anew: note the head where its day"
        " can be shown, and give it later with --head"
    )
