"""Days as callers in Python give them."""

from __future__ import annotations

from datetime import date


def asked_day(on: str | date | None) -> str | None:
    """The day as YYYY-MM-DD. Raises ValueError."""
    from watchers.dates.iso_day import iso_day
    from watchers.text.printable import quoted

    try:
        return None if on is None else iso_day(on)
    except ValueError as error:
        raise ValueError(f"{quoted(on)} {error}") from error
