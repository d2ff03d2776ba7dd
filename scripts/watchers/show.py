"""Everything known about one row, on one screen, each line with its source.

An account is a heading and sections of lines; how it looks on a terminal is decided at the end.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from watchers.frames import read_arrow
from watchers.package import Package
from watchers.problems import did_you_mean
from watchers.typed import file_bytes

SHOWN = {
    "entities": "organisation",
    "officials": "person in a public role",
    "contracts": "contract",
    "events": "event",
    "lists": "list",
    "sources": "source",
}
"""Tables whose rows can be shown, and what one row of each is."""
WIDTH = 80
Row = dict[str, str]


class UnknownId(LookupError):
    """No table that can be shown has a row of this id."""


@dataclass(frozen=True)
class Line:
    """A sentence of an account and the id of the document that it rests on."""

    text: str
    source_id: str


@dataclass
class Account:
    """What is known of one row: its name, what it is, sections of lines, and the documents they rest on."""

    name: str
    kind: str
    sections: dict[str, list[Line]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)


class Record:
    """All rows of a package, as text, with empty for unknown."""

    def __init__(self, package: Package) -> None:
        self.package = package
        raw = file_bytes(package)
        self.tables: dict[str, list[Row]] = {
            name: [{k: v or "" for k, v in row.items()} for row in read_arrow(raw[name], table).to_pylist()]
            for name, table in package.tables.items()
        }
        self.by_id = {
            name: {row[package.tables[name].primary_key[0]]: row for row in rows} for name, rows in self.tables.items()
        }

    def get(self, table: str, row_id: str) -> Row:
        return self.by_id[table].get(row_id, {})

    def name(self, table: str, row_id: str) -> str:
        row = self.get(table, row_id)
        return row.get("name") or row.get("title") or row_id

    def party(self, row: Row) -> str:
        return self.name("entities", row["entity_id"]) if row["entity_id"] else self.name("officials", row["official_id"])

    def where(self, table: str, **cells: str) -> list[Row]:
        return [row for row in self.tables[table] if all(row[column] == cell for column, cell in cells.items())]


def account(package: Package, row_id: str) -> Account:
    """The account of the entity, official, contract, event, list or source `row_id`.

    Raises UnknownId where there is none, naming the nearest id.
    """
    record = Record(package)
    for table in SHOWN:
        if row := record.by_id[table].get(row_id):
            shown = Account(record.name(table, row_id), table)
            for heading, lines in _sections(record, table, row):
                found = sorted(set(lines), key=lines.index)
                if found:
                    shown.sections[heading] = found
            used = {line.source_id for lines in shown.sections.values() for line in lines}
            shown.sources = {source: _citation(record, source) for source in sorted(used) if source}
            return shown
    known = [key for table in SHOWN for key in record.by_id[table]]
    raise UnknownId(f"{row_id} is no entity, official, contract, event, list or source.{did_you_mean(row_id, known)}")


def _sections(record: Record, table: str, row: Row) -> Iterator[tuple[str, list[Line]]]:
    from watchers.show_lines import SECTIONS

    for heading, tables, lines in SECTIONS:
        if table in tables:
            made: Callable[[Record, str, Row], Iterator[Line]] = lines
            yield heading, list(made(record, table, row))


def _citation(record: Record, source_id: str) -> str:
    source = record.get("sources", source_id)
    publisher = record.name("entities", source["publisher_id"]) if source["publisher_id"] else "publisher unknown"
    address = source["url"] or source["copy_url"] or "no address"
    seen = {"full_text": "read in full", "excerpt": "read in part", "cited": f"known through {source['via_source_id']}"}
    return ", ".join(part for part in (source["title"], publisher, source["published_on"], address, seen[source["checked"]]) if part)


def as_text(shown: Account) -> str:
    """The account in 80 columns."""
    parts = [f"{shown.name}  ({SHOWN[shown.kind]})"]
    for heading, lines in shown.sections.items():
        parts.append(f"\n{heading}")
        parts += [_wrapped(f"{line.text} [{line.source_id}]" if line.source_id else line.text, "  ") for line in lines]
    if shown.sources:
        parts.append("\nSources")
        parts += [_wrapped(f"[{source}] {citation}", "  ") for source, citation in shown.sources.items()]
    return "\n".join(parts)


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False, break_on_hyphens=False)
