"""Sentences that know which rows of the record they name, so that no answer is a dead end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watchers.tables.rows import Record

PROSE_TABLES = ("sources", "claims", "designations", "events", "contracts", "entities", "officials")
"""Tables whose ids are looked for in prose; of equal ids, that of the first table is meant."""
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
"""What can be an id in prose: a plain word such as `sugon` is more likely a word."""


@dataclass(frozen=True)
class Mention:
    """A row that a sentence names."""

    table: str
    row_id: str
    label: str
    """What the sentence calls it."""
    is_in_passing: bool = False
    """Whether the sentence is about others, as where it says on which lists a party is not."""


Piece = str | Mention
Sentence = tuple[Piece, ...]


def sentence(*parts: Piece | Sentence, separator: str = "; ") -> Sentence:
    """The parts that are not empty, one after the other."""
    found: list[Piece] = []
    for part in parts:
        pieces = part if isinstance(part, tuple) else (part,)
        if any(pieces):
            found += [separator] * bool(found)
            found += [piece for piece in pieces if piece]
    return tuple(_merged(found))


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with neighbours that are plain text put together."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        yield piece
        text = ""
    if text:
        yield text


def plain(pieces: Sentence) -> str:
    """The sentence as text, with the id of each row that it names in brackets."""
    return "".join(map(_plain, pieces))


def _plain(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    return piece.label if piece.label == piece.row_id else f"{piece.label} ({piece.row_id})"


def mentions(pieces: Sentence) -> list[Mention]:
    """The rows that the sentence names."""
    return [piece for piece in pieces if isinstance(piece, Mention)]


def labels(pieces: Sentence) -> str:
    """The sentence as text, without the ids of the rows that it names."""
    return "".join(piece if isinstance(piece, str) else piece.label for piece in pieces)


def prose(record: Record, text: str) -> Sentence:
    """A text of the record, such as a note, in which ids of rows are mentions of them."""
    found: list[Piece] = []
    end = 0
    for word in WORD.finditer(text):
        table = _table_of(record, word[0])
        if table:
            found += [text[end : word.start()], Mention(table, word[0], word[0])]
            end = word.end()
    return sentence(*found, text[end:], separator="")


def _table_of(record: Record, row_id: str) -> str:
    known = (table for table in PROSE_TABLES if row_id in record.by_id[table])
    return next(known, "")
