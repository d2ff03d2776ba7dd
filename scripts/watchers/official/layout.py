"""What a layout is: the way in which one publisher lays a list out in a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchers.official.file_start import FileStart
    from watchers.official.list_copy import ListCopy
    from watchers.official.list_file import ListFile


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One file format of one publication: how to recognise it, and how to read it."""

    name: str
    """The publication, as its publisher calls it."""
    file_format: str
    """What tells this file from others of the publication: CSV, XML, web page."""
    lists: Mapping[str, str]
    """The lists of the record that such a file can hold: id, and the publisher's name."""
    recognises: Callable[[FileStart], bool]
    """Whether a file has this layout, judged by its start: its header, root, title or keys."""
    read: Callable[[ListFile], ListCopy]
    """Reads a file that was recognised; raises UnreadableList if it is damaged or incomplete."""

    @property
    def title(self) -> str:
        return f"{self.name} ({self.file_format})"


@dataclass(frozen=True, kw_only=True)
class UnreadLayout:
    """A file format of a publication that is known and not read yet."""

    title: str
    """The file, as the message names it: OFAC's advanced XML."""
    because: str = "which is not read yet"
    instead: str
    """Which file to take instead, or what to do with this one."""
    recognises: Callable[[FileStart], bool]
    """Whether a file has this layout, judged as that of a `Layout`."""
    lists: tuple[str, ...] = ()
    """The lists of the record, by id, that are published in such files alone."""
