"""Hints for cells that spreadsheets, word processors and keyboards are known to spoil."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from watchers.checks.date_hints import date_hint
from watchers.text.suggest import did_you_mean

QUOTATION_MARKS = "\"'“”„‟‘’‚‛«»‹›＂＇"
"""Marks that end up around a cell when it is copied from a text."""
UNKNOWN = {"nan", "inf", "-inf", "n/a", "null", "none", "unknown"}


def none(cell: str) -> str:
    """No hint."""
    return ""


def none_for(cell: str, constraint: Any) -> str:
    """No hint, whatever the constraint's value."""
    return ""


def full_date(cell: str) -> str:
    return _of_plain_text(cell, "[0-9-]+") or date_hint(_unquoted(cell), partial=False)


def year(cell: str) -> str:
    return _of_plain_text(cell, "[0-9]{4}")


def number(cell: str) -> str:
    if hint := _of_plain_text(cell, "[0-9.-]+"):
        return hint
    if re.fullmatch("-?[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]+)?", cell):
        return f" Write {cell.replace(',', '')}, without separators."
    if re.fullmatch("-?[0-9]+,[0-9]+", cell):
        return f" Write {cell.replace(',', '.')}, with a decimal point."
    if re.fullmatch("-?[0-9]+(?:[_ ][0-9]+)+", cell):
        return f" Write {re.sub('[_ ]', '', cell)}, without separators."
    if cell.lower() in UNKNOWN:
        return " Leave the cell empty if the value is unknown."
    return ""


def address(cell: str) -> str:
    plain = _unquoted(cell)
    return _without_marks(plain) if plain != cell and plain.startswith("https://") else ""


def enum(cell: str, words: list[str]) -> str:
    plain = _unquoted(cell)
    return _without_marks(plain) if plain != cell and plain in words else did_you_mean(cell, words)


def key(cell: str, ids: list[str]) -> str:
    """A hint for an id that no row of the other table has."""
    return enum(cell, ids) or " Add it there first."


def pattern(cell: str, pattern: str) -> str:
    plain = _unquoted(cell)
    if plain != cell and _matches(plain, pattern):
        return _without_marks(plain)
    if _takes_dates(pattern):
        partial = _matches("2017-04", pattern)
        return _of_plain_text(cell, "[0-9-]+") or date_hint(plain, partial=partial)
    slug = _slug(cell)
    return f" Did you mean {slug}?" if slug not in ("", cell) and _matches(slug, pattern) else ""


def _takes_dates(pattern: str) -> bool:
    """Whether the pattern is that of a date, and not of ids, which may look like one."""
    return _matches("2017-04-12", pattern) and not _matches("camera-maker", pattern)


def _unquoted(cell: str) -> str:
    return cell.strip(QUOTATION_MARKS)


def _without_marks(plain: str) -> str:
    return f" Write {plain}, without quotation marks."


def _of_plain_text(cell: str, pattern: str) -> str:
    """A hint if only quotation marks or wide digits keep the cell from matching the pattern."""
    unquoted = _unquoted(cell)
    if unquoted != cell and re.fullmatch(pattern, unquoted):
        return _without_marks(unquoted)
    plain = unicodedata.normalize("NFKC", unquoted)
    return (
        f" Write {plain} with plain digits."
        if plain != cell and re.fullmatch(pattern, plain)
        else ""
    )


def _slug(cell: str) -> str:
    letters = unicodedata.normalize("NFKD", cell).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")


def _matches(text: str, pattern: str) -> bool:
    """By RE2, which takes no longer than the text is long, whatever the pattern."""
    import pyarrow.compute as pc

    return bool(pc.match_substring_regex(text, f"^(?:{pattern})$").as_py())
