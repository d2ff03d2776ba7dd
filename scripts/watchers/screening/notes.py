"""What people are told at the end of a screening: the sums, skipped rows, and the day asked."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.screening.covers import covers_text
from watchers.screening.names_file import NameFile
from watchers.screening.phrases import summary_text
from watchers.screening.result import Lines
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
        _repaired(screening.summary.repaired),
        _unread(screening.summary.unread) if screening.file else "",
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


def _repaired(lines: Lines) -> str:
    if not lines.count:
        return ""
    cells = "1 cell was" if lines.count == 1 else f"{lines.count:,} cells were"
    return f"{cells} decoded wrongly before and read as repaired{_of(lines)}"


def _unread(lines: Lines) -> str:
    if not lines.count:
        return ""
    cells = "1 cell is" if lines.count == 1 else f"{lines.count:,} cells are"
    return (
        f"{cells} for review because nothing could be read: damaged text, or a script in which the"
        f" record has no names{_of(lines)}"
    )


def _of(lines: Lines) -> str:
    """The first lines, in brackets; nothing if they are not those of a file."""
    if not lines.first:
        return ""
    more = ", …" if lines.count > len(lines.first) else ""
    return f" (line {', '.join(map(str, lines.first))}{more})"


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
