"""Reads a downloaded file, whichever layout it has, or says why it cannot be read."""

from __future__ import annotations

from pathlib import Path

from watchers.official.entries import UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts import LAYOUTS, by_publication
from watchers.official.list_copy import ListCopy
from watchers.official.unpack import open_list_file
from watchers.official.unread_layouts import UNREAD_LAYOUTS
from watchers.text.printable import quoted


def read_copy(path: Path) -> ListCopy:
    """The content of the file, whose layout is recognised by its content, never by its name.

    Raises UnreadableList if the file is empty, cut off, damaged, a web page of something else, or
    in no known layout; OSError if it cannot be opened.
    """
    with open_list_file(path) as file:
        layout = layout_of(file.start)
        if layout is None:
            raise UnreadableList(_why_unknown(file.start))
        copy = layout.read(file)
    if not copy.entries:
        raise UnreadableList(
            f"the file looks like {layout.title}, but has no entries; download it again"
        )
    _check_parties(copy)
    return copy


def _check_parties(copy: ListCopy) -> None:
    """Raises UnreadableList if a party has no name, or an empty number.

    Parties without numbers would become one, so that nobody of them could be missing.
    """
    for party in copy.parties:
        number = party.identifiers[0][1] if party.identifiers else None
        if not party.name or number == "":
            lacking = "number" if party.name else "name"
            raise UnreadableList(
                f"the party in line {party.line} has no {lacking}: the layout has changed, or the"
                " file is damaged"
            )


def read_copy_of(path: Path, *, list_id: str) -> ListCopy:
    """The content of a file that must hold the list.

    Raises UnreadableList as `read_copy` does, and if the file holds other lists.
    """
    copy = read_copy(path)
    check_holds(copy, list_id=list_id)
    return copy


def check_holds(copy: ListCopy, *, list_id: str) -> None:
    """Raises UnreadableList if the copy has no party on the list."""
    if not copy.of_list.get(list_id):
        lists = ", ".join(copy.lists.values())
        raise UnreadableList(f"the file is {copy.layout.title} and holds {lists}, not {list_id}")


def layout_of(start: FileStart) -> Layout | None:
    """The first layout that recognises the file; None if none does."""
    return next((layout for layout in LAYOUTS.values() if layout.recognises(start)), None)


def _why_unknown(start: FileStart) -> str:
    for unread in UNREAD_LAYOUTS:
        if unread.recognises(start):
            return f"the file is {unread.title}, {unread.because}; {unread.instead}"
    if start.page:
        title = f", titled {quoted(start.page.title)}" if start.page.title else ""
        return f"the file is a web page{title}, not a list; the download probably failed"
    return f"the file has an unknown layout; supported are: {by_publication(LAYOUTS.values())}"
