"""docs/coverage.md: how much is recorded, up to which day, and from which kinds of sources."""

from __future__ import annotations

from collections import Counter

from watchers.package.model import Package
from watchers.pages.markdown import NOTE
from watchers.pages.words import WORDS, words_by_table
from watchers.tables.rows import Record, Row
from watchers.text.escape import code, markdown
from watchers.text.grid import grid

GOVERNMENT_DOCUMENTS = {
    "law",
    "regulation",
    "official_list",
    "official_statement",
    "court_opinion",
    "parliamentary_record",
}
MAX_KINDS = 4
"""So many kinds of sources are named for each table."""


def coverage_page(package: Package, *, sizes: str) -> str:
    """What is recorded, list by list and table by table.

    sizes: the sizes of the exports, in Markdown.
    """
    record = Record(package)
    return "\n".join(
        [
            "# Coverage\n",
            NOTE,
            "## Lists\n",
            _lists(record),
            "## Tables\n",
            _tables(record),
            "## Words\n",
            WORDS,
            words_by_table(record),
            "## Sources\n",
            _sources(record),
            "## Exports\n",
            sizes,
        ]
    )


def _lists(record: Record) -> str:
    head = [
        "list",
        "name",
        "listings",
        "of them ended",
        "checked",
        "resting on government documents",
    ]
    return grid(head, rows=[_list_row(record, entry=entry) for entry in record.tables["lists"]])


def _list_row(record: Record, *, entry: Row) -> list[object]:
    list_id = entry["list_id"]
    listings = record.where("designations", list_id=list_id)
    ended = sum(bool(row["ended_on"]) for row in listings)
    checks = "; ".join(map(_checked, record.where("coverage", list_id=list_id)))
    official = _from_governments(record, listings=listings)
    name = markdown(entry["name"])
    return [code(list_id), name, len(listings), ended, checks or "not checked", official]


def _checked(row: Row) -> str:
    extent = row["extent"].replace("_", " ")
    period = f"{row['complete_from'] or '?'} to {row['complete_to'] or '?'}"
    return markdown(f"{extent}, {period}")


def _from_governments(record: Record, *, listings: list[Row]) -> str:
    kinds = [record.get("sources", row["source_id"])["kind"] for row in listings]
    count = sum(kind in GOVERNMENT_DOCUMENTS for kind in kinds)
    return f"{count} of {len(listings)}"


def _tables(record: Record) -> str:
    head = ["table", "rows", "latest date in it", "most frequent kinds of sources", "empty columns"]
    rows = [_table_row(record, table=name) for name in record.tables]
    return grid(head, rows=rows)


def _table_row(record: Record, *, table: str) -> list[object]:
    return [
        code(table),
        len(record.tables[table]),
        _latest_date(record, table=table),
        _kinds(record, table=table),
        ", ".join(map(code, _empty_columns(record, table=table))),
    ]


def _empty_columns(record: Record, *, table: str) -> list[str]:
    """The columns that no row fills; none of a table without rows."""
    rows = record.tables[table]
    columns = record.package.tables[table].columns
    return [column for column in columns if rows and not any(row[column] for row in rows)]


def _kinds(record: Record, *, table: str) -> str:
    """The most frequent kinds of sources of the rows, with their counts."""
    if table == "sources":
        return ""
    kinds: Counter[str] = Counter()
    for row in record.tables[table]:
        if source_id := row.get("source_id"):
            kinds[record.get("sources", source_id)["kind"].replace("_", " ")] += 1
    return ", ".join(f"{markdown(kind)} {count}" for kind, count in kinds.most_common(MAX_KINDS))


def _latest_date(record: Record, *, table: str) -> str:
    """The latest date in the table that is not only planned, or empty if it has none."""
    columns = [
        column
        for column in record.package.tables[table].partial_dates
        if not column.startswith("planned")
    ]
    dates = [row[column] for row in record.tables[table] for column in columns]
    return markdown(max(dates, default=""))


def _sources(record: Record) -> str:
    counts = Counter(
        (row["kind"].replace("_", " "), row["checked"]) for row in record.tables["sources"]
    )
    kinds = sorted({kind for kind, _ in counts})
    rows = [
        [markdown(kind), *(counts[kind, checked] for checked in ("full_text", "excerpt", "cited"))]
        for kind in kinds
    ]
    head = ["kind of source", "read in full", "read in part", "known through another"]
    return grid(head, rows=rows)
