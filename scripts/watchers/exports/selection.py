"""A part of a package: the rows about chosen ids, or those that a day does not rule out.

Whatever the rows refer to comes along, so that every key resolves. Of each party that comes along
so do its listings and owners: an answer about it is that of the whole package, and a part never
shows as clear who is listed in the whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from watchers.dates.as_of import Truth, happened
from watchers.exports.derived import Derived, derive
from watchers.exports.selected_rows import Selected
from watchers.package.model import Package, Table
from watchers.package.sealing import sealed
from watchers.package.table_files import TableFile
from watchers.tables.listing_began import LISTED_FROM, LISTINGS

if TYPE_CHECKING:
    import pyarrow as pa

BEGINNINGS = {
    "events": ("occurred_on",),
    "contracts": ("tendered_on", "awarded_on", "started_on"),
    "figures": ("period",),
    LISTINGS: LISTED_FROM,
}
"""The columns that say when what a row tells began, where it is not `started_on`."""
HAPPENINGS = ("events", "contracts")
"""Tables of what has happened, which stays true when it is over."""
FIRST_DAY, LAST_DAY, SOURCE_IDS = "first_day", "last_day", "source_ids"


@dataclass(frozen=True)
class Selection:
    """Which part of a package is asked for."""

    ids: tuple[str, ...] = ()
    """Keys of rows, or TABLE/KEY where two tables have the same; none for all rows."""
    day: str = ""
    """A day (YYYY-MM-DD); empty for all days."""

    @property
    def is_whole(self) -> bool:
        return not self.ids and not self.day

    def until(self, day: str) -> Selection:
        """The same with no day later than this one, after which nothing is known."""
        return replace(self, day=min(self.day, day))

    def __str__(self) -> str:
        chosen = [", ".join(self.ids)] if self.ids else []
        return "; ".join([*chosen, *([f"as of {self.day}"] if self.day else [])])


def selected(package: Package, selection: Selection) -> tuple[Package, Derived]:
    """The part of the package that is asked for, and what is derived for it.

    Raises LookupError, with the nearest ids, if a chosen id is that of no row, ValueError if it is
    of several tables, and UnusablePackage if the package cannot be read.
    """
    if selection.is_whole:
        return package, derive(package)
    chosen = _part(package, replace(selection, day=""))
    derived = derive(chosen)
    if not selection.day:
        return chosen, derived
    part = _part(chosen, selection, sources=_sources_of_answers(derived, selection.day))
    return part, _on_day(derived, selection.day, part=part)


def _sources_of_answers(derived: Derived, day: str) -> list[str]:
    """The documents on which the answers for the day rest, also those on what is over by then."""
    cited = (rows.filter(_holds(rows, day))[SOURCE_IDS] for rows in derived.rows.values())
    found = (cell.split() for cells in cited for cell in cells.drop_null().to_pylist())
    return sorted({key for keys in found for key in keys})


def _part(package: Package, selection: Selection, *, sources: Iterable[str] = ()) -> Package:
    if selection.is_whole:
        return package
    from watchers.tables.typed_tables import read_file, text_table

    cells = {name: text_table(package, table) for name, table in package.tables.items()}
    lost = {
        name: _lost_on(selection.day, cells[name], table)
        for name, table in package.tables.items()
        if selection.day
    }
    kept = Selected(package, cells, lost=lost).rows(selection.ids, sources=sources)
    files = {
        name: _lines(read_file(package, table), kept[name])
        for name, table in package.tables.items()
    }
    return _package(package, files, selection)


def _lost_on(day: str, cells: pa.Table, table: Table) -> set[int]:
    """The rows of what was surely over by the day, or surely had not begun."""
    starts = [name for name in BEGINNINGS.get(table.name, ("started_on",)) if name in table.fields]
    dates = (cells[name].to_pylist() for name in starts)
    begun = [_first_known(row) for row in zip(*dates, strict=True)]
    lost = {at for at, date in enumerate(begun) if date and happened(date, day) is Truth.NO}
    if "ended_on" in table.fields and table.name not in HAPPENINGS:
        ends = enumerate(cells["ended_on"].to_pylist())
        lost |= {at for at, date in ends if date and happened(date, day) is Truth.YES}
    return lost


def _first_known(dates: Iterable[str | None]) -> str:
    """The first date that is known; of a period, its beginning."""
    return next((date.split("/")[0] for date in dates if date), "")


def _lines(file: TableFile, rows: set[int]) -> TableFile:
    """The header of a file and these of its rows; a row is a line, since the file is sound."""

    def chosen(content: bytes) -> bytes:
        header, *lines = content.splitlines(keepends=True)
        return header + b"".join(lines[at] for at in sorted(rows))

    return TableFile(chosen(file.content), chosen(file.readable))


def _package(package: Package, files: Mapping[str, TableFile], selection: Selection) -> Package:
    """The package with other files; it says that it is a part, and keeps the day of the whole."""
    about = f"{package.descriptor.get('description', '')} Only a part: {selection}.".strip()
    descriptor = {**package.descriptor, "created": package.created_at}
    descriptor["description"] = about
    contents = {package.tables[name].path: file.content for name, file in files.items()}
    part = replace(package, descriptor=json.loads(sealed(descriptor, contents)))
    part.files.update(files)
    return part


def _on_day(derived: Derived, day: str, *, part: Package) -> Derived:
    """The answers for the day alone, and of them those on what is in the part."""
    import pyarrow.compute as pc

    if derived.why_none:
        return replace(derived, day=day)
    kept = {
        name: pc.and_(_holds(rows, day), _resolves(rows, derived.tables[name], part))
        for name, rows in derived.rows.items()
    }
    return replace(
        derived,
        text={name: rows.filter(kept[name]) for name, rows in derived.text.items()},
        rows={name: rows.filter(kept[name]) for name, rows in derived.rows.items()},
        day=day,
        answers=None,
        why_none="",
    )


def _holds(rows: pa.Table, day: str) -> pa.ChunkedArray:
    """Of each answer, whether it is for the day."""
    from datetime import date

    import pyarrow.compute as pc

    asked = date.fromisoformat(day)
    return pc.and_(
        pc.fill_null(pc.less_equal(rows[FIRST_DAY], asked), True),
        pc.fill_null(pc.greater_equal(rows[LAST_DAY], asked), True),
    )


def _resolves(rows: pa.Table, table: Table, part: Package) -> pa.ChunkedArray:
    """Of each answer, whether what it refers to is in the part."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from watchers.tables.typed_tables import text_table

    found: Any = pa.scalar(True)
    for columns, target, _ in table.foreign_keys:
        at = part.tables[target]
        keys = text_table(part, at)[at.primary_key[0]].combine_chunks()
        named = rows[columns[0]]
        found = pc.and_(found, pc.or_(pc.is_null(named), pc.is_in(named, value_set=keys)))
    return found
