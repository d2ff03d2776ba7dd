"""What is asked of a list, and a report for each file of it, at hand or fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from watchers.matching.index import Index, index_of
from watchers.official.copies import Copies
from watchers.official.download import Fetched, fetch
from watchers.official.entries import UnreadableList
from watchers.official.layouts import LISTS
from watchers.official.list_copy import ListCopy
from watchers.official.read_copy import read_copy_of
from watchers.official.trouble import UnrecognisedList
from watchers.reconcile.compare import reconcile
from watchers.reconcile.hashed_copy import HashedCopy, read_hashed
from watchers.reconcile.last_copy import LastCopy, last_fetched
from watchers.reconcile.report import ReconciliationReport
from watchers.tables.rows import Record


@dataclass(frozen=True)
class Query:
    """What is asked: a list, and the files of it or that the current one be downloaded."""

    list_id: str
    files: tuple[Path, ...]
    fetch: bool
    copies: Path | None
    """The folder of copies; None for the user's cache."""
    day: str | None
    """The day of the files; None for what the files say."""


@dataclass(frozen=True)
class _File:
    """A file to compare, and what it says."""

    path: Path
    read: HashedCopy
    fetched_on: str = ""
    """The day on which the publisher offered it; empty for a file at hand."""


def fetchable(record: Record) -> list[str]:
    """The lists that can be read and have an address to download them from."""
    return [
        row["list_id"]
        for row in record.tables["lists"]
        if row["list_id"] in LISTS and row["download_url"]
    ]


def reports(
    record: Record, query: Query, *, tell: Callable[[Fetched[ListCopy]], None]
) -> list[ReconciliationReport]:
    """One report for each file.

    tell: is handed what was fetched, before it is compared. Raises UnreadableList if a file cannot
    be read as the list.
    """
    index = index_of(record)
    files = iter([_downloaded(record, query, tell)]) if query.fetch else _at_hand(query)
    return [_report(record, index, query, file) for file in files]


def _at_hand(query: Query) -> Iterator[_File]:
    """The files that are given. Raises UnreadableList, which names the file."""
    for path in query.files:
        try:
            yield _File(path, read_hashed(path))
        except UnreadableList as error:
            raise UnreadableList(f"{path}: {error}") from error


def _downloaded(record: Record, query: Query, tell: Callable[[Fetched[ListCopy]], None]) -> _File:
    """The current file and what it says."""

    def read(path: Path) -> ListCopy:
        return read_copy_of(path, list_id=query.list_id)

    fetched = fetch(query.list_id, _address(record, query), query.copies, read=read)
    tell(fetched)
    hashed = HashedCopy(fetched.content, fetched.copy.sha256)
    return _File(fetched.path, hashed, fetched_on=fetched.copy.day)


def _report(record: Record, index: Index, query: Query, file: _File) -> ReconciliationReport:
    """The report on a file.

    Raises UnreadableList if the file cannot be compared, UnrecognisedList if its publisher has
    changed something: if it was fetched, and no day given that might be wrong.
    """
    try:
        result = reconcile(
            record,
            index=index,
            list_id=query.list_id,
            copy=file.read.copy,
            day=query.day or "",
            fetched_on=file.fetched_on,
            last=_last_copy(record, query, file),
        )
    except UnreadableList as error:
        is_of_page = file.fetched_on and not query.day
        kind = UnrecognisedList if is_of_page else UnreadableList
        raise kind(f"{file.path}: {error}") from error
    return ReconciliationReport(result, file.path, file.read.sha256, record.package)


def _last_copy(record: Record, query: Query, file: _File) -> LastCopy | None:
    """The last copy fetched; None if there is none, or if the new one proves that it is whole."""
    if file.read.copy.complete:
        return None
    return last_fetched(
        query.list_id,
        Copies.at(query.copies),
        url=_address(record, query),
        new=file.read,
        is_current=query.fetch,
    )


def _address(record: Record, query: Query) -> str:
    return record.by_id["lists"][query.list_id]["download_url"]
