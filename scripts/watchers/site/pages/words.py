"""The words under the facts of a page: each quote once, with all the cells that it carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from watchers.profile.account import Account
from watchers.profile.called import row_in_words
from watchers.profile.passages import WHY, carried_by
from watchers.profile.sentence import Sentence, sentence
from watchers.profile.view import Part
from watchers.site.edition import Edition
from watchers.site.lines import Cited
from watchers.site.page import PASSAGES, Block
from watchers.tables.rows import Row

ALIKE = ("source_id", "locator", "quote", "quote_en", "reading", "reading_reason")
"""What passages have in common whose words are told once."""
ENGLISH = "en"
BYTES = 300
"""About so many bytes a passage takes besides its words."""


@dataclass(frozen=True)
class Words:
    """A quote, or the reason why there is none, and what it carries."""

    passage: Row
    """The first of the passages with these words."""
    cells: Sentence
    """The cells that it carries, then those of other rows, each behind its row."""
    language: str
    """The language of the document as BCP 47 writes it; empty if it is English or unknown."""

    @property
    def why(self) -> str:
        """How the words were read, if they do not simply state the cells."""
        return WHY.get(self.passage["reading"], "")


@dataclass(frozen=True)
class Excerpt:
    """Neighbouring words of one document that carry cells of the same row."""

    row: Sentence
    """The row; empty if it is that of the page of the site."""
    cited: Cited | None
    words: tuple[Words, ...]

    @property
    def texts(self) -> Iterator[Sentence]:
        yield self.row
        for one in self.words:
            yield one.cells
            yield from ((one.passage[column],) for column in ALIKE)


def words_block(edition: Edition, account: Account, part: Part) -> Block:
    """The passages of the account, those with the same words of the same document as one."""
    alike: dict[tuple[str, ...], list[Row]] = {}
    for passage in (marked.line.row for marked in part.lines):
        alike.setdefault(tuple(passage[column] for column in ALIKE), []).append(passage)
    found = (_words(edition, account, passages) for passages in alike.values())
    shared = groupby(found, key=lambda one: (_place(one.passage), one.passage["source_id"]))
    items = tuple(_excerpt(edition, account, tuple(words)) for _, words in shared)
    key, heading = part.heading.key, str(part.heading)
    return Block(key, heading, PASSAGES, items, item_bytes=BYTES, table="evidence")


def _place(passage: Row) -> tuple[str, str]:
    """The table and the id of the row whose cells the passage carries."""
    return passage["about_table"], passage["about_id"]


def _excerpt(edition: Edition, account: Account, words: tuple[Words, ...]) -> Excerpt:
    first = words[0].passage
    citation = edition.citation(first["source_id"])
    cited = Cited(citation, is_repeated=True) if citation else None
    return Excerpt(_row(edition, first, (account.table, account.row_id)), cited, words)


def _words(edition: Edition, account: Account, passages: list[Row]) -> Words:
    first = passages[0]
    citation = edition.citation(first["source_id"])
    language = citation.language if citation and first["quote"] else ""
    cells = _cells(edition, passages, (account.table, account.row_id))
    return Words(first, sentence(*cells), "" if language == ENGLISH else language)


def _row(edition: Edition, passage: Row, own: tuple[str, str]) -> Sentence:
    if _place(passage) == own:
        return ()
    return row_in_words(edition.record, passage, own_id=own[1])


def _cells(edition: Edition, passages: list[Row], own: tuple[str, str]) -> Iterator[Sentence]:
    """The cells that the passages carry; rows other than the first are named beside theirs."""
    alike: dict[Sentence, list[Sentence]] = {}
    for passage in passages:
        row = _row(edition, passage, own)
        alike.setdefault(carried_by(edition.record, passage), []).append(row)
    first, *others = alike.items()
    yield first[0]
    if also := sentence(*dict.fromkeys(first[1][1:]), separator=", "):
        yield sentence("also of", also, separator=": ")
    for cells, rows in others:
        yield sentence(sentence(*dict.fromkeys(rows), separator=", "), cells, separator=": ")
