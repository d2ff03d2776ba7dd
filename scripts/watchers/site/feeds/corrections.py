"""What we changed in the record from one package to the next, apart from what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from watchers.changes.packages import POINTERS, PackageDiff
from watchers.changes.rows import ChangeKind, TableChange
from watchers.changes.text import MEANING, summary
from watchers.profile.format import words
from watchers.profile.subject import REFERENCES
from watchers.site.feeds.entries import Category, Entry, Key, text_of
from watchers.site.feeds.world import parties_by
from watchers.tables.rows import Record, Row

FEED_TABLES = ("entities", "officials", "lists")
"""Tables whose rows have a feed."""
OWN_COLUMNS = {REFERENCES[table]: table for table in FEED_TABLES}
OWNERS = {**OWN_COLUMNS, "owner_id": "entities", "owned_id": "entities"}
"""The columns that name a row with a feed, and its table."""
TOLD = (ChangeKind.CORRECTED, ChangeKind.COMPLETED)
"""Changes of cells that are ours; an end that became known is told by what happened."""
Concerns = Callable[[str, Row], frozenset[Key]]


def corrections(diff: PackageDiff, old: Record, new: Record) -> list[Entry]:
    """An entry per row that we corrected, completed or withdrew, and one that counts all changes.

    `old` and `new` are the records of the two packages that `diff` compares.
    """
    if diff.is_empty:
        return []
    entries = [_release(diff, new)]
    concerns_now, concerns_then = _concerns(new), _concerns(old)
    for change in diff.tables:
        entries += _changed(change, new, concerns=concerns_now)
        entries += _withdrawn(change, new, concerns=concerns_then)
    return sorted(entries, key=lambda entry: entry.order)


def _release(diff: PackageDiff, new: Record) -> Entry:
    title = f"Release {diff.new.version} of {diff.new.created}"
    since = f"Compared with {diff.old.version} of {diff.old.created}."
    return _entry(new, ("package", diff.new.version), "release", title, since, summary(diff))


def _changed(change: TableChange, new: Record, *, concerns: Concerns) -> Iterator[Entry]:
    ours = change.cells[change.cells["kind"].isin(TOLD)]
    for row_id, cells in ours.groupby("row_id", sort=True):
        kinds = set(cells["kind"])
        kind = next(kind for kind in TOLD if kind in kinds)
        told = [_cell(*cell) for cell in cells[["column", "old", "new"]].itertuples(index=False)]
        row = new.get(change.table, str(row_id))
        yield _entry(
            new,
            (change.table, str(row_id)),
            kind.value,
            f"{MEANING[kind].capitalize()}: {_name(new, change.table, row, str(row_id))}",
            *told,
            concerns=concerns(change.table, row),
        )


def _cell(column: str, before: str, after: str) -> str:
    was = f"was “{before}”, is " if before else ""
    return f"{words(column)}: {was}{f'“{after}”' if after else 'empty now'}."


def _withdrawn(change: TableChange, new: Record, *, concerns: Concerns) -> Iterator[Entry]:
    for row_id, row in zip(
        change.withdrawn.index, change.withdrawn.to_dict("records"), strict=True
    ):
        cells = (f"{words(column)}: {cell}" for column, cell in row.items() if cell)
        yield _entry(
            new,
            (change.table, str(row_id)),
            ChangeKind.WITHDRAWN.value,
            f"{MEANING[ChangeKind.WITHDRAWN].capitalize()}: {change.table} {row_id}",
            *cells,
            concerns=concerns(change.table, row),
        )


def _name(record: Record, table: str, row: Row, row_id: str) -> str:
    """What a row is called, with its table and id unless these are all that there is to say."""
    name = row.get("name") or row.get("title") or row.get("name_as_listed")
    return f"{name} ({table} {row_id})" if name else f"{table} {row_id}"


def _entry(
    new: Record,
    about: Key,
    step: str,
    title: str,
    *told: str,
    concerns: frozenset[Key] = frozenset(),
) -> Entry:
    package = new.package
    return Entry(
        category=Category.CORRECTION,
        step=step,
        about=about,
        title=title,
        text=text_of(new, *told),
        date=package.created,
        day=package.created,
        concerns=concerns,
        is_new=True,
        edition=f"{package.version} {package.created}",
    )


def _concerns(record: Record) -> Concerns:
    """Which parties and lists a row of a table is about, also through its contract or event."""
    parties = {
        "contract_id": parties_by(record, "contract_parties", "contract_id"),
        "event_id": parties_by(record, "event_parties", "event_id"),
    }

    def of(table: str, row: Row) -> frozenset[Key]:
        found = {(owner, row[column]) for column, owner in OWNERS.items() if row.get(column)}
        for column, by_id in parties.items():
            found |= by_id.get(row.get(column, ""), set())
        if table in POINTERS:
            table_column, id_column = POINTERS[table]
            about = row[table_column]
            pointed = record.get(about, row[id_column]) if about in record.tables else {}
            found |= of(about, pointed) if pointed else set()
        return frozenset(found)

    return of
