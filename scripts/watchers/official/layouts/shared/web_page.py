"""A list that its publisher keeps as a web page: the whole page, or the reason why it is not."""

from __future__ import annotations

from watchers.official.entries import UnreadableList
from watchers.official.list_file import ListFile
from watchers.official.page_tables import Page

MAX_CHARACTERS = 20 << 20
"""The pages have about 130,000."""
TAIL_CHARACTERS = 2_000
"""How far from the end of a complete page its end tag may stand."""


def whole_page(file: ListFile, *, name: str) -> Page:
    """The page of a file; name: that of the list, for messages.

    Raises UnreadableList if it is far too large, cut off or no HTML.
    """
    text = file.text.read(MAX_CHARACTERS + 1)
    if len(text) > MAX_CHARACTERS:
        raise UnreadableList(f"the page is far larger than the {name}")
    page = Page(text)
    if page.is_within_table or "</html>" not in text[-TAIL_CHARACTERS:].lower():
        raise UnreadableList("the page has no end: the file is cut off; download it again")
    return page
