"""The indexes: every page of each kind, on one page or by letter or year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from watchers.profile.format import amount, joined, words
from watchers.site.edition import Edition
from watchers.site.kinds import KINDS
from watchers.site.page import Page
from watchers.tables.rows import Row

MAX_LINES = 100
"""Lines of a page of an index; more are cut by letter or year, and then by number."""


@dataclass(frozen=True)
class Section:
    """A page of an index."""

    path: str
    label: str
    rows: list[Row]


def index_path(table: str) -> str:
    """The first page of the index of a table."""
    return f"{table}/index.html"


def index_pages(edition: Edition) -> Iterator[Page]:
    """The index of every kind, and the pages that it is cut into."""
    for table in KINDS:
        rows = edition.record.tables[table]
        found = sections(table, rows)
        is_whole = len(found) <= 1
        context = _context(table, found, found[0].rows if is_whole and found else [])
        yield Page(index_path(table), "index.html", KINDS[table].title, context)
        for section in [] if is_whole else found:
            title = f"{KINDS[table].title}: {section.label}"
            yield Page(section.path, "index.html", title, _context(table, found, section.rows))


def sections(table: str, rows: list[Row]) -> list[Section]:
    """The pages of the index; one if the rows fit on it."""
    if len(rows) <= MAX_LINES:
        return [Section(index_path(table), "All", sorted(rows, key=_order))]
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[KINDS[table].group(row)].append(row)
    return [
        section for label in sorted(groups) for section in _numbered(table, label, groups[label])
    ]


def _numbered(table: str, label: str, rows: list[Row]) -> Iterator[Section]:
    """The rows of a group, on as many pages as they need."""
    in_order = sorted(rows, key=_order)
    name = re.sub("[^a-z0-9]+", "-", label.lower().replace("–", "-"))
    for number, start in enumerate(range(0, len(in_order), MAX_LINES), start=1):
        suffix = f"_{number}" if number > 1 else ""
        more = f" ({number})" if len(in_order) > MAX_LINES else ""
        page = in_order[start : start + MAX_LINES]
        yield Section(f"{table}/index_{name}{suffix}.html", f"{label}{more}", page)


def _context(table: str, found: list[Section], rows: list[Row]) -> dict[str, Any]:
    return {
        "table": table,
        "sections": found,
        "total": sum(len(section.rows) for section in found),
        "entries": [_entry(table, row) for row in rows],
    }


def _order(row: Row) -> tuple[str, str]:
    """By date if the rows have one, then by name."""
    date = row.get("occurred_on") or row.get("published_on") or ""
    return date, (row.get("name") or row.get("title") or "").casefold()


def _entry(table: str, row: Row) -> dict[str, str]:
    date = row.get("occurred_on") or row.get("published_on") or ""
    note = joined(
        [
            row.get("name_zh", "") or row.get("title_zh", ""),
            words(row.get("kind", "")),
            row.get("country", ""),
            amount(row) if table == "contracts" else "",
            "retired" if row.get("replaced_by") else "",
        ],
        separator=", ",
    )
    name = row.get("name") or row["title"]
    return {"id": next(iter(row.values())), "name": name, "date": date, "note": note}
