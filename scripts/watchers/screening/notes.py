"""What people are told at the end of a screening: the sums, skipped rows, and the day asked."""

from __future__ import annotations

from watchers.screening.names_file import NameFile
from watchers.screening.phrases import summary_text
from watchers.screening.screen import Query, Screening


def notes(screening: Screening) -> list[str]:
    """The notes on a screening whose results have all been read."""
    texts = [
        summary_text(screening.summary),
        _skipped(screening.file) if screening.file else "",
        _day(screening.query.day, screening.package.created),
        _what_if(screening.query),
    ]
    return [text for text in texts if text]


def _skipped(file: NameFile) -> str:
    if not file.empty:
        return ""
    lines = ", ".join(map(str, file.first_empty))
    more = ", …" if file.empty > len(file.first_empty) else ""
    rows = "1 row was" if file.empty == 1 else f"{file.empty} rows were"
    return f"{rows} skipped: the cell is empty (line {lines}{more})"


def _day(day: str | None, released: str) -> str:
    if day is None:
        return f"no day was given: answered as of {released}, the day of the package's release"
    if day > released:
        return f"this release is dated {released}: what changed between then and {day} is unknown"
    return ""


def _what_if(query: Query) -> str:
    if query.owned_from is None:
        return ""
    return (
        "what-if: answers on owned parties are not those of the law, but what would be so if"
        f" every list reached what listed parties own together from {query.owned_from:g} %"
    )
