"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, singular: str, plural: str = "") -> str:
    """The number, with separators, and the noun: `1 file`, `1,200 files`.

    `plural` is the noun for any other number than one, if it does not merely take an -s.
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
