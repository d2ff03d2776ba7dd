"""What is not plainly so: cells that no passage states, or of which a document says otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from watchers.exports.linked_data.nodes import row_iri
from watchers.tables.passages import EVIDENCE, STATED, columns_of
from watchers.tables.rows import Record

Key = tuple[str, str]
"""A table and the id of a row."""


def stated_columns(record: Record) -> dict[Key, set[str]]:
    """The columns that some passage states, by row."""
    found: dict[Key, set[str]] = defaultdict(set)
    for passage in record.where(EVIDENCE, reading=STATED):
        found[passage["about_table"], passage["about_id"]].update(columns_of(passage))
    return found


def doubts(record: Record) -> dict[str, list[str]]:
    """The doubts about rows, in words, by the IRI of the row."""
    found: dict[str, list[str]] = defaultdict(list)
    for (table, row_id), told in _told(record):
        if told not in found[row_iri(table, row_id)]:
            found[row_iri(table, row_id)].append(told)
    return found


def _told(record: Record) -> Iterator[tuple[Key, str]]:
    stated = stated_columns(record)
    for passage in record.tables[EVIDENCE]:
        key = passage["about_table"], passage["about_id"]
        columns = [one for one in columns_of(passage) if one not in stated[key]]
        if columns:
            reading = passage["reading"].replace("_", " ")
            yield key, f"{', '.join(columns)}: {reading}. {passage['reading_reason']}".strip()
    for claim in record.where("claims", stance="contradicts"):
        column, status = claim["about_field"] or "row", claim["status"].replace("_", " ")
        told = f"{column}: a document says otherwise ({status}). {claim['statement']}"
        yield (claim["about_table"], claim["about_id"]), told
