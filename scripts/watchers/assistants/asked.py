"""What a call asks for, checked before anything is looked up."""

from __future__ import annotations

from collections.abc import Sequence

from watchers.assistants.errors import Refused
from watchers.assistants.limits import MAX_NAME_CHARACTERS, MAX_NAMES
from watchers.dates.iso_day import iso_day
from watchers.text.arguments import check_whole
from watchers.text.printable import quoted


def asked_day(on: str | None) -> str:
    """The day, YYYY-MM-DD; empty if none is asked for. Raises Refused if it is no day."""
    if not on:
        return ""
    try:
        return iso_day(on)
    except ValueError as error:
        raise Refused(f"on: {quoted(on)} {error}") from error


def asked_names(names: Sequence[str]) -> list[str]:
    """The names without space around them. Raises Refused if one is empty or they are too many."""
    if not names:
        raise Refused("names: there are none")
    if len(names) > MAX_NAMES:
        raise Refused(
            f"names: there are {len(names):,}, and a call takes {MAX_NAMES};"
            " `watchers listed --file` takes whole files"
        )
    return [_text(name, what=f"names: name {place}") for place, name in enumerate(names, start=1)]


def asked_text(text: str, *, what: str) -> str:
    """The id, name or title. Raises Refused if it is empty, too long or no text."""
    return _text(text, what=what)


def _text(text: str, *, what: str) -> str:
    if not text.strip():
        raise Refused(f"{what} is empty")
    if len(text) > MAX_NAME_CHARACTERS:
        raise Refused(f"{what} has more than {MAX_NAME_CHARACTERS} characters")
    try:
        check_whole(text, name=what)
    except ValueError as error:
        raise Refused(str(error)) from error
    return text.strip()
