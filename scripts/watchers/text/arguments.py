"""Checks what a caller in Python gives, so that a wrong type is told in the function's words."""

from __future__ import annotations

import os
from collections.abc import Iterable


def check_path(value: object, *, name: str, what: str) -> None:
    """Raises TypeError unless the value is a text or a path.

    name: what the function calls it. what: what it should be.
    """
    if not isinstance(value, (str, os.PathLike)):
        raise TypeError(f"{name} is {_shown(value)}; give {what}, as text or a path")


def check_text(value: object, *, name: str, what: str) -> None:
    """Raises TypeError unless the value is a text, and ValueError if it has half a character."""
    if not isinstance(value, str):
        raise TypeError(f"{name} is {_shown(value)}; give {what}, as text")
    check_whole(value, name=name)


def check_different_texts(value: object, *, name: str, what: str) -> tuple[str, ...]:
    """The texts. Raises TypeError unless they are texts, and ValueError if one comes twice."""
    if not isinstance(value, Iterable):
        raise TypeError(f"{name} is {_shown(value)}; give {what}, as a list")
    texts = tuple(value)
    for place, text in enumerate(texts):
        check_text(text, name=f"{name}[{place}]", what=what)
        if text in texts[:place]:
            raise ValueError(f"{name} has {text!r} twice; give it once")
    return texts


def check_count(value: object, *, name: str) -> None:
    """Raises TypeError unless the value is a whole number, and ValueError if it is below 1."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} is {_shown(value)}; give a whole number")
    if value < 1:
        raise ValueError(f"{name} is {value}; give 1 or more")


def check_whole(text: str, *, name: str) -> None:
    """Raises ValueError if the text has half a character (a lone surrogate), as none in UTF-8."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError(
            f"{name} holds half a character, which is not text: {text!a}; read its file again in"
            " the encoding that it has"
        )


def _shown(value: object) -> str:
    return "None" if value is None else f"{type(value).__name__} ({value!r:.40})"
