"""Reads a downloaded file, whichever layout it has, or says why it cannot be read."""

from __future__ import annotations

import re
from pathlib import Path

from watchers.official.entries import UnreadableList
from watchers.official.layout import Layout
from watchers.official.layouts import LAYOUTS, by_publication
from watchers.official.list_copy import ListCopy
from watchers.official.unpack import ListFile, open_list_file
from watchers.text.printable import quoted


def read_copy(path: Path) -> ListCopy:
    """The content of the file, whose layout is recognised by its content, never by its name.

    Raises UnreadableList if the file is empty, cut off, damaged, a web page of something else, or
    in no known layout; OSError if it cannot be opened.
    """
    with open_list_file(path) as file:
        layout = layout_of(file)
        if layout is None:
            raise UnreadableList(_why_unknown(file))
        copy = layout.read(file)
    if not copy.entries:
        raise UnreadableList(
            f"the file looks like {layout.title}, but has no entries; download it again"
        )
    return copy


def layout_of(file: ListFile) -> Layout | None:
    """The first layout that recognises the file; None if none does."""
    return next((layout for layout in LAYOUTS.values() if layout.recognises(file)), None)


def _why_unknown(file: ListFile) -> str:
    if file.start.startswith("<") and "<html" in file.start:
        title = re.search(r"<title[^>]*>([^<]*)", file.start)
        titled = f", titled {quoted(' '.join(title[1].split()))}" if title else ""
        return f"the file is a web page{titled}, not a list; the download probably failed"
    if "<sanctions" in file.start and "distinctparties" in file.start:
        return "the file is OFAC's advanced XML; use sdn.xml or consolidated.xml instead"
    return f"the file has an unknown layout; supported are: {by_publication(LAYOUTS.values())}"
