"""The identifiers in a cell of a column of identifiers, and the scheme of each."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from watchers.matching.identifiers import CHECKED, SCHEMES, Identifier, identifier
from watchers.screening.cell.identifiers import LABEL, take_identifiers

_TOKENS = tuple(
    re.compile(f"(?<![A-Z0-9]){shape}(?![A-Z0-9])", re.I) for _, shape in CHECKED.values()
)
_SEPARATORS = re.compile(r"[;,\n|/、]+")
_PREFIX = re.compile(rf"(?:{LABEL}|CN)\W*", re.I)
"""What is written before a number, with or without a sign between them."""
_NUMBER = re.compile(r"\d{4,}")
"""What beside an identifier looks like another."""
MAX_CHARACTERS = 4_000
"""More of a cell is not read."""


@lru_cache(maxsize=10_000)
def read_identifiers(cell: str) -> tuple[Identifier | None, ...]:
    """The identifiers in a cell; None for each piece that cannot be looked up as one.

    Numbers without a scheme, which could be any other, cannot; nor can what a spreadsheet has cut,
    nor numbers whose check digits are wrong, nor what stands behind MAX_CHARACTERS.
    """
    text = unicodedata.normalize("NFKC", cell[:MAX_CHARACTERS]).strip()
    pieces = filter(str.strip, _SEPARATORS.split(text))
    found = [one for piece in pieces for one in _in_piece(piece)]
    if len(cell) > MAX_CHARACTERS:
        found.append(None)
    return tuple(dict.fromkeys(found))


def _in_piece(piece: str) -> list[Identifier | None]:
    """All that a piece holds, whatever stands between; None if something else is left."""
    whole = _whole(piece)
    if whole is not None:
        return [whole]
    tokens = [token for shape in _TOKENS for token in shape.findall(piece)]
    found = [one for one in map(identifier, tokens) if one is not None]
    rest = piece
    for one in found:
        rest = re.sub(re.escape(one.value), " ", rest, flags=re.I)
    rest, others = take_identifiers(rest if _names_scheme(rest) else rest.upper())
    found += [one for one in map(identifier, others) if one is not None]
    if not found or _NUMBER.search(rest):
        return [*found, None]
    return [*found]


def _names_scheme(text: str) -> bool:
    return any(f"{scheme}:" in text for scheme in SCHEMES)


def _whole(piece: str) -> Identifier | None:
    """The piece as one identifier, perhaps behind a label."""
    text = piece.strip()
    prefix = _PREFIX.match(text)
    bare = text[prefix.end() :] if prefix else text
    return identifier(piece) or identifier(bare)
