"""Which row is meant by what a reader types: an id, a name in any script, a ticker, a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from watchers.profile.subject import REFERENCES, TITLES, Subject
from watchers.tables.rows import Record, Row, party_id_of
from watchers.text.plural import counted
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

MAX_OFFERED = 20
NEITHER = "not an id, name or title in the record."
OWNING_COLUMNS = (
    *("contract_id", "entity_id", "official_id", "owned_id", "event_id", "from_event_id"),
    *("list_id", "source_id"),
)
"""The columns by which a row of another table belongs to one that has an account, best first."""
ADDRESSES = ("url", "copy_url", "archived_url")
TITLE_COLUMNS = ("title_zh", "name_zh", "name_ug", *TITLES.values(), *ADDRESSES)
"""Columns that name a row besides its name or title."""
OFFERED_FIRST = ("places", "entities", "officials", "contracts", "lists", "events", "sources")


class UnknownId(LookupError):
    """No row is meant, or more than one; the message says which could be."""


def resolve(record: Record, asked: str) -> Subject:
    """The row that `asked` means: by id, else by name, identifier or title.

    The id of a row that has no account of its own, such as a listing, means the row to which it
    belongs. Raises UnknownId if no row is surely meant or several are, and offers what could be.
    """
    shown = quoted(asked)
    if not asked.strip():
        raise UnknownId("an empty text is not an id, name or title")
    for found in chain([by_id(record, asked)], _called(record, asked)):
        if len(_unique(found)) == 1:
            return found[0]
        if found:
            raise UnknownId(f"{shown} can mean:{_listed(found)}")
    offered = _alike(record, asked)
    if offered:
        raise UnknownId(f"{shown} is {NEITHER} Similar:{_listed(offered)}")
    known = [key for table in REFERENCES for key in record.by_id[table]]
    hint = did_you_mean(asked, known)
    raise UnknownId(f"{shown} is {NEITHER}{hint}")


def by_id(record: Record, row_id: str) -> list[Subject]:
    """The rows with this id, which may be written TABLE/ID; else one that owns a row with it."""
    table, _, rest = row_id.rpartition("/")
    tables = [table] if table in REFERENCES else REFERENCES
    wanted = rest if table in REFERENCES else row_id
    found = [
        Subject(record, name, row) for name in tables if (row := record.by_id[name].get(wanted))
    ]
    return found or list(_owners_of(record, row_id))[:1]


def _owners_of(record: Record, row_id: str) -> Iterator[Subject]:
    for rows in record.by_id.values():
        row: Row = rows.get(row_id, {})
        for column in OWNING_COLUMNS:
            if row.get(column):
                yield from by_id(record, row[column])


def _called(record: Record, asked: str) -> Iterator[list[Subject]]:
    """The parties that the name or identifier names; then the rows whose title it is."""
    from watchers.matching.index import index_of
    from watchers.matching.match import find

    yield _parties(
        record, (match.party.party_id for match in find(index_of(record), asked).matches)
    )
    yield _parties(record, _with_number(record, asked.strip()))
    yield _titled(record, asked, is_whole=True)


def _with_number(record: Record, number: str) -> Iterator[str]:
    """The parties with an identifier that is the number after a prefix, as in SZSE:002415."""
    for row in record.tables["identifiers"]:
        if row["value"].rpartition(":")[2] == number:
            yield party_id_of(row)


def _alike(record: Record, asked: str) -> list[Subject]:
    """The parties that the name could mean, and the rows a name or title of which has its words."""
    from watchers.matching.index import index_of
    from watchers.matching.match import find

    candidates = find(index_of(record), asked).candidates
    words = asked.casefold().split()
    named = (row for row in record.tables["names"] if _has_all(words, row["name"].casefold()))
    found = [*_parties(record, map(party_id_of, named)), *_titled(record, asked, is_whole=False)]
    possible = _parties(record, (match.party.party_id for match in candidates))
    return [*possible, *sorted(found, key=lambda one: _rank(one, words[0]))]


def _has_all(words: list[str], text: str) -> bool:
    return all(word in text for word in words)


def _rank(found: Subject, word: str) -> tuple[bool, int, int]:
    """First the places, parties and contracts that begin with the word, the shortest name first."""
    name = found.name.casefold()
    begins = re.search(rf"\b{re.escape(word)}", name) is not None
    table = OFFERED_FIRST.index(found.table) if found.table in OFFERED_FIRST else len(OFFERED_FIRST)
    return not begins, table, len(name)


def _parties(record: Record, party_ids: Iterable[str]) -> list[Subject]:
    return [subject for party_id in dict.fromkeys(party_ids) for subject in by_id(record, party_id)]


def _titled(record: Record, asked: str, *, is_whole: bool) -> list[Subject]:
    wanted = asked.casefold().strip()
    rows = (Subject(record, table, row) for table in REFERENCES for row in record.tables[table])
    return [subject for subject in rows if _is_called(subject, wanted, is_whole=is_whole)]


def _is_called(subject: Subject, wanted: str, *, is_whole: bool) -> bool:
    ids = [subject.row_id, subject.row_id.replace("-", " ")]
    texts = [subject.name, *ids, *(subject.row.get(name, "") for name in TITLE_COLUMNS)]
    plain = (text.casefold() for text in texts)
    words = wanted.split()
    return any(wanted == text if is_whole else _has_all(words, text) for text in plain)


def _listed(found: list[Subject]) -> str:
    unique = _unique(found)
    times = Counter(one.row_id for one in unique)
    shown = [
        f"\n  {one.row_id if times[one.row_id] == 1 else f'{one.table}/{one.row_id}'}  {one.name}"
        for one in unique[:MAX_OFFERED]
    ]
    more = len(unique) - MAX_OFFERED
    return "".join(shown) + (f"\n  and {counted(more, 'other')}" if more > 0 else "")


def _unique(found: list[Subject]) -> list[Subject]:
    return list({(one.table, one.row_id): one for one in found}.values())
