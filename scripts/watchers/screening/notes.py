"""What people are told at the end of a screening: the sums, skipped rows, and the day asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from watchers.answers import words
from watchers.answers.reasons import Reason, ReasonKind
from watchers.screening.covers import covers_text
from watchers.screening.first_lines import FirstLines
from watchers.screening.phrases import summary_text
from watchers.screening.screen import Query, Screening
from watchers.text.plural import counted

if TYPE_CHECKING:
    from watchers.screening.names_file import NameFile

UNREAD_CELLS = {
    "id": (
        "with an identifier that cannot be looked up (a number without its exchange or register,"
        " one cut by a spreadsheet, or one with wrong check digits), so not asked"
    ),
    "country": "with a country that is neither a code nor a name that is known, so not compared",
    "address": "with an address in which no place is known, so not compared",
}
"""What is said of cells that could not be read, by field of ContextCells."""


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
        _numbers(screening.summary.numbers) if screening.file else "",
        *(
            f"{UNREAD_CELLS[field]}: {_rows(lines)}"
            for field, lines in screening.summary.unread_cells.items()
        ),
        covers_text(screening.covers),
    ]
    return [text for text in texts if text]


def _of_file(file: NameFile) -> Iterator[str]:
    if file.empty.count:
        yield f"without a name, so not asked: {_rows(file.empty)}"
    if file.by_identifier.count:
        yield f"without a name, so asked by the identifier alone: {_rows(file.by_identifier)}"
    if file.short.count:
        yield f"with fewer cells than the header: {_rows(file.short)}"
    yield from file.notes


def _rows(lines: FirstLines) -> str:
    return f"{counted(lines.count, 'row')}{lines.where}"


def _stale(screening: Screening) -> str:
    stale, age = screening.summary.stale, counted(screening.policy.max_age, "day")
    if not stale:
        return ""
    return (
        f"{counted(stale, 'name')} not listed as of an older day must be looked at: the oldest"
        f" check was more than {age} before the day asked (--max-age)"
    )


def _repaired(lines: FirstLines) -> str:
    if not lines.count:
        return ""
    cells = "1 cell was" if lines.count == 1 else f"{lines.count:,} cells were"
    return f"{cells} decoded wrongly before and read as repaired{lines.where}"


def _unread(lines: FirstLines) -> str:
    if not lines.count:
        return ""
    cells = "1 cell is" if lines.count == 1 else f"{lines.count:,} cells are"
    return (
        f"{cells} for review because nothing could be read: damaged text, or a script in which the"
        f" record has no names{lines.where}"
    )


def _numbers(lines: FirstLines) -> str:
    if not lines.count:
        return ""
    said = words.reason_text(Reason(ReasonKind.NUMBER_ALONE))
    return f"for review, as {said}: {_rows(lines)}"


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
