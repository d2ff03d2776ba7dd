"""What `watchers reconcile --fetch` tells of the copy and of the publisher's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.commands.output import echo
from watchers.text.printable import escape_invisible

if TYPE_CHECKING:
    from watchers.official.download import Fetched
    from watchers.official.list_copy import ListCopy
    from watchers.official.trouble import Trouble

INDENT = "    "
"""A block of code in Markdown, in which nothing that a publisher sent becomes markup."""


@contextmanager
def told_of_failure(list_id: str, folder: Path | None) -> Iterator[None]:
    """Writes the trouble that a failure shows before it goes on its way."""
    from watchers.official.entries import UnreadableList
    from watchers.official.trouble import Trouble

    try:
        yield
    except UnreadableList as error:
        trouble = Trouble.of_error(error)
        if trouble and folder:
            _write([trouble], list_id=list_id, folder=folder)
        raise


def tell(fetched: Fetched[ListCopy], folder: Path | None) -> None:
    """Says on standard error where the copy lies, and what is the matter with the page."""
    from watchers.official.trouble import troubles

    copies, copy = fetched.copies, fetched.copy
    echo(f"{_what_was_done(fetched)}: {escape_invisible(str(fetched.path))}", err=True)
    listed_on = {day for entry in fetched.content.of_list[copy.list_id] for _, day in entry.rows}
    found = list(troubles(copies, copy, listed_on=listed_on))
    for trouble in found:
        echo(f"{trouble.kind}: {escape_invisible(trouble.message)}", err=True)
    if folder:
        _forget(list_id=copy.list_id, folder=folder)
        _write(found, list_id=copy.list_id, folder=folder)


def _what_was_done(fetched: Fetched[ListCopy]) -> str:
    if not fetched.is_new:
        return "downloaded earlier today"
    since = fetched.copies.unchanged_since(fetched.copy)
    return f"downloaded, unchanged since {since}" if since else "downloaded and kept"


def _file(folder: Path, kind: str, list_id: str) -> Path:
    return (folder / f"{kind}.{list_id}.md").absolute()


def _forget(*, list_id: str, folder: Path) -> None:
    """Deletes what was the matter before: the page was asked again, and answered."""
    from watchers.official.trouble import Kind

    for kind in Kind:
        _file(folder, kind, list_id).unlink(missing_ok=True)


def _write(troubles: Iterable[Trouble], *, list_id: str, folder: Path) -> None:
    """Writes a file for each kind, as a block of code. Raises WriteFailed if one cannot be."""
    from watchers.files.atomic import whole_file

    by_kind: dict[str, list[str]] = {}
    for trouble in troubles:
        by_kind.setdefault(trouble.kind, []).append(escape_invisible(trouble.message))
    for kind, messages in by_kind.items():
        folder.mkdir(parents=True, exist_ok=True)
        with whole_file(_file(folder, kind, list_id)) as new:
            new.write_text("".join(f"{INDENT}{message}\n" for message in messages), "utf-8")
