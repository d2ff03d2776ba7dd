"""What a layout is: the way in which one publisher lays a list out in a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchers.official.list_copy import ListCopy
    from watchers.official.unpack import ListFile


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One file format of one publication: how to recognise it, and how to read it."""

    name: str
    """The publication, as its publisher calls it."""
    file_format: str
    """What tells this file from others of the publication: CSV, XML, web page."""
    lists: Mapping[str, str]
    """The lists of the record that such a file can hold: id, and the publisher's name."""
    recognises: Callable[[ListFile], bool]
    """Whether a file has this layout, judged by its first bytes alone."""
    read: Callable[[ListFile], ListCopy]
    """Reads a file that was recognised; raises UnreadableList if it is damaged or incomplete."""
    priority: int = 0
    """Layouts with a higher priority are tried first."""

    @property
    def title(self) -> str:
        return f"{self.name} ({self.file_format})"
