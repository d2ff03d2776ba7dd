"""How the words of one page are written: rows linked to their pages, other scripts marked.

These are functions and no templates, as a site asks for them some hundred thousand times.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from watchers.profile.sentence import Mention, Sentence
from watchers.site.addresses import page_path, relative
from watchers.site.edition import Edition


@dataclass(frozen=True)
class Wording:
    """The words of the page at a path."""

    edition: Edition
    path: str

    def link(self, target: str) -> str:
        """The link from the page to a path of the site."""
        return relative(target, page=self.path)

    def page_of(self, table: str, row_id: str) -> str:
        """The link from the page to that of a row."""
        return self.link(page_path(table, row_id))

    def tongues(self, text: str) -> Markup:
        """The text, its words in other scripts marked with their language."""
        return self.edition.marked_up(text)

    def named(self, mention: Mention) -> Markup:
        """A row by its name, linked to the page that tells it if that is another one."""
        return self._linked(mention, self._target(mention))

    def words(self, sentence: Sentence) -> Markup:
        """A sentence with the rows that it names; to each page it leads once."""
        led: set[str] = {""}
        pieces = []
        for piece in sentence:
            if isinstance(piece, str):
                pieces.append(self.tongues(piece))
                continue
            target = self._target(piece)
            pieces.append(self._linked(piece, "" if target in led else target))
            led.add(target)
        # Each piece is markup already; to join them as such would escape all of them anew.
        return Markup("".join(pieces))  # noqa: S704

    def _target(self, mention: Mention) -> str:
        """The path that tells the row; empty if there is none, or if it is this page.

        What is named in passing stands on each of a thousand pages, a dozen times, and its links
        would be a thirtieth of the site. The menu leads there.
        """
        if mention.is_in_passing:
            return ""
        target = self.edition.addresses.of_mention(mention)
        return "" if target == self.path else target

    def _linked(self, mention: Mention, target: str) -> Markup:
        name = self.tongues(mention.label)
        if not target:
            return name
        # The address is escaped right here, the name was above.
        return Markup(f'<a href="{escape(self.link(target))}">{name}</a>')  # noqa: S704
