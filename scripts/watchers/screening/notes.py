"""What people are told at the end of a screening: the sums, skipped rows, and the day asked."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.screening.covers import covers_text
from watchers.screening.names_file import NameFile
from watchers.screening.phrases import summary_text
from watchers.screening.screen import Query, Screening
from watchers.text.plural import counted


def notes(screening: Screening) -> list[str]:
    """The notes on a screening whose results have all been read."""
    texts = [
        summary_text(screening.summary),
        *(_of_file(screening.file) if screening.file else ()),
        _stale(screening),
        _day(screening.query.day, screening.package.created),
        _what_if(screening.query),
        covers_text(screening.covers),
    ]
    return [text for text in texts if text]


def _of_file(file: NameFile) -> Iterator[str]:
    if file.empty.total:
        yield f"without a name, so not asked: {file.empty.where()}"
    if file.short.total:
        yield f"with fewer cells than the header: {file.short.where()}"
    yield from file.notes


def _stale(screening: Screening) -> str:
    stale, age = screening.summary.stale, counted(screening.policy.max_age, "day")
    if not stale:
        return ""
    return (
        f"{counted(stale, 'name')} not listed as of an older day must be looked at: the oldest"
        f" check was more than {age} before the day asked (--max-age)"
    )


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
