"""Which properties the parts of a receipt have, and of which form their values are.

Verdicts and answers may be words that this code does not use: a receipt may be older or newer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from watchers.screening.context.columns import ContextCells
from watchers.screening.text_rows import MAX_ROW_CHARACTERS
from watchers.text.printable import quoted

MAX_LINE_NUMBER = 10**12
MAX_LISTED = 10_000
"""Ids in one entry."""


class Misshapen(ValueError):
    """A part of a receipt is not of its form; the message says which property and why."""


@dataclass(frozen=True)
class Form:
    """What a value must be."""

    words: str
    fits: Callable[[Any], bool]


def _matching(pattern: str, words: str) -> Form:
    compiled = re.compile(pattern, re.ASCII)
    return Form(words, lambda value: isinstance(value, str) and bool(compiled.fullmatch(value)))


def _or_null(form: Form) -> Form:
    return Form(f"{form.words} or null", lambda value: value is None or form.fits(value))


def _is_number(value: Any) -> bool:
    return type(value) in (int, float)


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_name(text: str) -> bool:
    """Whether the text could stand in a file of names: not empty, not too long, no half characters.

    A name may hold control characters; what prints it escapes them.
    """
    return bool(text.strip()) and _is_text(text)


def _is_text(text: str) -> bool:
    """Whether the text could stand in a cell: not too long, no half characters."""
    has_halves = any("\ud800" <= character <= "\udfff" for character in text)
    return len(text) <= MAX_ROW_CHARACTERS and not has_halves


def _list_of(form: Form) -> Form:
    return Form(
        f"a list, each {form.words}",
        lambda value: (
            isinstance(value, list) and len(value) <= MAX_LISTED and all(map(form.fits, value))
        ),
    )


TEXT = Form("a text", lambda value: isinstance(value, str))
A_NAME = Form("a name", lambda value: isinstance(value, str) and _is_name(value))
SHA256 = _matching("[0-9a-f]{64}", "a SHA-256 in 64 hexadecimal digits")
ID = _matching("[a-z0-9][a-z0-9-]{0,199}", "an id")
WORD = _matching("[a-z][a-z_]{0,59}", "a word such as not_listed")
VERSION = _matching(r"[0-9A-Za-z.+-]{1,60}", "a version like 0.1.0")
DAY = Form("a day (YYYY-MM-DD)", _is_day)
LINE = Form(
    "the number of a line", lambda value: type(value) is int and 1 <= value <= MAX_LINE_NUMBER
)
SHARE = Form("a share in percent", lambda value: _is_number(value) and 0 < value <= 100)
YES_OR_NO = Form("true or false", lambda value: isinstance(value, bool))

ASKED = {
    "input_name": _or_null(TEXT),
    "input_sha256": SHA256,
    "day": DAY,
    "options": Form("an object", lambda value: isinstance(value, dict)),
    "decisions_sha256": _or_null(SHA256),
    "with_names": YES_OR_NO,
}
OPTIONS = {
    "column": _or_null(TEXT),
    "id_column": _or_null(TEXT),
    "country_column": _or_null(TEXT),
    "address_column": _or_null(TEXT),
    "sheet": _or_null(TEXT),
    "encoding": _or_null(TEXT),
    "owned_from": _or_null(SHARE),
}
"""Those of receipt_input; a receipt that lacks one was written before there was such an option."""
ANSWERED_BY = {
    "package_version": VERSION,
    "package_created": DAY,
    "content_hash": SHA256,
    "code_version": VERSION,
}
NAME = {
    "line": _or_null(LINE),
    "name_sha256": SHA256,
    "verdict": WORD,
    "party_ids": _list_of(ID),
    "possible_ids": _list_of(ID),
}
WITH_NAME = {**NAME, "name": A_NAME}
FINDING = _matching("[a-z0-9][a-z0-9-]{0,199} [a-z][a-z_]{0,59}", "an id and a word")
COMPARED = {"cells_sha256": SHA256, "findings": _list_of(FINDING)}
"""What an entry has besides if columns were compared with the record."""
CELLS = Form(
    "a list of texts, one for each column that can be compared",
    lambda value: (
        isinstance(value, list)
        and len(value) == len(ContextCells._fields)
        and all(isinstance(cell, str) and _is_text(cell) for cell in value)
    ),
)
LIST_ANSWER = {
    "list_id": ID,
    "answer": WORD,
    "rule_id": _matching("([a-z0-9][a-z0-9-]*)?", "an id"),
}
PARTY = {
    "party_id": ID,
    "answers": Form("a list", lambda value: isinstance(value, list) and len(value) <= MAX_LISTED),
}


def checked(value: Any, forms: Mapping[str, Form]) -> dict[str, Any]:
    """The value, if it is an object of exactly these properties. Raises Misshapen if not."""
    if not isinstance(value, dict):
        raise Misshapen("is not an object")
    for name in value.keys() - forms.keys():
        raise Misshapen(f"has the property {quoted(name)}, which does not belong there")
    for name, form in forms.items():
        if name not in value:
            raise Misshapen(f"lacks the property {quoted(name)}")
        if not form.fits(value[name]):
            raise Misshapen(f"{name}: {quoted(value[name])} is not {form.words}")
    return value
