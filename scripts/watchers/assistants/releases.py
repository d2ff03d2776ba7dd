"""The releases that can be compared, as the calls name them."""

from __future__ import annotations

from functools import cached_property, lru_cache

from watchers.assistants.asked import asked_text
from watchers.assistants.errors import Refused
from watchers.assistants.held import Held, cited
from watchers.assistants.paging import Fields, Item, filled, part_of
from watchers.changes.data import as_frame
from watchers.changes.packages import PackageDiff, compare_packages
from watchers.package.model import Package
from watchers.profile.data import release_fields
from watchers.tables.rows import Record
from watchers.text.printable import quoted

HASH_SHOWN = 12
QUOTED_COLUMNS = frozenset({"quote", "quote_en", "name_as_listed"})
"""Columns whose cells are those of a document, letter for letter or translated."""
KEPT = 4


class Release:
    """A package, and its rows once they are asked for."""

    def __init__(self, package: Package, record: Record | None = None) -> None:
        self.package, self._record = package, record
        self.hash = package.content_hash()

    @cached_property
    def record(self) -> Record:
        return self._record or Record(self.package)


class Releases:
    """The release served and those that may be compared with it; no others are ever opened."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self.all = [Release(held.package, held.record), *map(Release, held.others)]
        self._compared = lru_cache(KEPT)(_compare)

    def diff(self, *, old: str, new: str | None, start: int) -> Fields:
        """What changed from one release to another, row by row.

        Raises Refused if one of them is not known, or `start` is beyond the last row.
        """
        before = self._named(old, what="old")
        after = self._named(new, what="new") if new is not None else self.all[0]
        changes, rows = self._compared(before, after)
        part = part_of(
            len(rows),
            lambda place: _item(rows[place], before, after),
            start=start,
            cite=lambda key: _cite(key, before, after),
        )
        body = {
            "old": release_fields(before.package),
            "new": release_fields(after.package),
            "totals": {kind.value: count for kind, count in changes.totals.items()},
            "reasons": [f"{one.level}: {one.what}" for one in changes.reasons],
            "rows": part.items,
        }
        return self._held.answer(part, body, day="")

    def names(self) -> list[str]:
        """How each release is called: its version, or its hash where two have the same."""
        versions = [one.package.version for one in self.all]
        return [
            version if versions.count(version) == 1 else release.hash[:HASH_SHOWN]
            for version, release in zip(versions, self.all, strict=True)
        ]

    def _named(self, asked: str, *, what: str) -> Release:
        text = asked_text(asked, what=what).removeprefix("v")
        names = self.names()
        if text in names:
            return self.all[names.index(text)]
        by_hash = [one for one in self.all if len(text) >= HASH_SHOWN and one.hash.startswith(text)]
        if by_hash:
            return by_hash[0]
        raise Refused(
            f"{what}: {quoted(asked)} is not a release that this server has; it has"
            f" {', '.join(names)}. To add one, start it with --compare"
        )


Row = tuple[str, str, str, list[tuple[str, str, str]]]
"""A table, an id, the kind of the change, and for each cell its column, old and new."""


def _compare(before: Release, after: Release) -> tuple[PackageDiff, list[Row]]:
    changes = compare_packages(before.package, new=after.package)
    frame = as_frame(changes).fillna("")
    rows = [
        (*key, list(cells[["column", "old", "new"]].itertuples(index=False, name=None)))
        for key, cells in frame.groupby(["table", "row_id", "kind"], sort=False)
    ]
    return changes, rows


def _item(row: Row, before: Release, after: Release) -> Item:
    table, row_id, kind, cells = row
    source_id = _source_id(table, row_id, after) or _source_id(table, row_id, before)
    changed = [_cell(*cell) for cell in cells]
    fields = {"row": f"{table}/{row_id}", "kind": kind, "cells": changed, "source_id": source_id}
    return Item(filled(fields), (source_id,))


def _cell(column: str, old: str, new: str) -> Fields:
    quotation = True if column in QUOTED_COLUMNS else None
    return filled({"column": column, "old": old, "new": new, "is_quotation": quotation})


def _source_id(table: str, row_id: str, release: Release) -> str:
    """The document on which a row rests; that of a document is itself."""
    if table not in release.record.tables:
        return ""
    row = release.record.get(table, row_id)
    return row.get("source_id", "")


def _cite(source_id: str, before: Release, after: Release) -> Fields:
    known = after if after.record.get("sources", source_id) else before
    return cited(known.record, source_id)
