"""What the search box knows: all that each row with a page is called, and what claims state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from math import log10
from typing import Any

from watchers.names.normalize import has_han, simplified
from watchers.names.pinyin import pinyin
from watchers.profile.format import joined, words
from watchers.profile.subject import REFERENCES
from watchers.profile.view import TABLE_NAMES
from watchers.site.addresses import PAGED, file_name
from watchers.site.browser.files import call
from watchers.site.edition import Edition
from watchers.tables.rows import Row
from watchers.text.printable import escape_invisible

PATH = "assets/search-index.js"
WEIGHTS = {"entities": 3, "officials": 3, "lists": 3, "places": 2.5, "contracts": 2, "events": 1.5}
"""How much sooner a row is shown than a source that is called alike."""
LESS_PER_OWNER = 0.85
"""What is left of the weight of a party for each owner above it."""
NO_DEED = ("names", "identifiers", "claims")
"""Tables whose rows do not make the row they name weigh more."""
OWN_NAMES = ("name_zh", "name_ug", "title_zh")
"""Columns with further names of a row, in tables that have them."""
NAMED = ("entities", "officials")
"""The tables whose rows have names and identifiers in tables of their own."""


def search_index(edition: Edition) -> bytes:
    """The script that hands the rows to the search."""
    kinds = [{"folder": table, "name": TABLE_NAMES[table]} for table in PAGED]
    return call(
        "watchers.search.load", kinds, list(_documents(edition)), list(_statements(edition))
    )


def _documents(edition: Edition) -> Iterator[list[Any]]:
    """The rows as browser/search.js takes them."""
    ranks = owners_above(edition)
    for number, table in enumerate(PAGED):
        mentioned = _times_mentioned(edition, REFERENCES[table])
        for row_id, row in edition.record.by_id[table].items():
            above = ranks.get(row_id, 0) if table == "entities" else 0
            weight = WEIGHTS.get(table, 1) * LESS_PER_OWNER**above
            title = escape_invisible(row.get("name") or row["title"])
            others = _other_names(edition, table, row, title=title)
            yield [
                number,
                file_name(row_id),
                title,
                others,
                [_syllables(name) for name in (title, *others) if has_han(name)],
                _cells(edition, "identifiers", "value", table, row_id),
                round(weight * (1 + log10(1 + mentioned[row_id])), 2),
                _note(row),
            ]


def _statements(edition: Edition) -> Iterator[list[Any]]:
    """The statements by the page on which they stand: its path, its document, and each anchor."""
    pages: dict[str, list[Any]] = {}
    for row in edition.record.tables["claims"]:
        path, _, anchor = edition.addresses.of("claims", row["claim_id"]).partition("#")
        citation = edition.citation(row["source_id"])
        document = escape_invisible(citation.in_short) if citation else ""
        page = pages.setdefault(path, [path, document, []])
        page[2].append([anchor, escape_invisible(row["statement"])])
    yield from pages.values()


def _times_mentioned(edition: Edition, column: str) -> Counter[str]:
    """How many rows of other tables name each id of the column: of what much is told, more."""
    tables = edition.record.tables
    rows = chain.from_iterable(tables[name] for name in tables if name not in NO_DEED)
    return Counter(row[column] for row in rows if row.get(column))


def _other_names(edition: Edition, table: str, row: Row, *, title: str) -> list[str]:
    """The further names, Chinese ones in both scripts."""
    row_id = row[REFERENCES[table]]
    names = [row.get(column, "") for column in OWN_NAMES]
    names += _cells(edition, "names", "name", table, row_id)
    in_both = [form for name in (title, *names) for form in (name, *_other_script(name))]
    shown = dict.fromkeys(map(escape_invisible, filter(None, in_both)))
    return [name for name in shown if name != title]


def _cells(edition: Edition, of: str, column: str, table: str, row_id: str) -> list[str]:
    if table not in NAMED:
        return []
    rows = edition.record.where(of, **{REFERENCES[table]: row_id})
    return [escape_invisible(row[column]) for row in rows]


def _other_script(name: str) -> list[str]:
    return [simplified(name), _traditional(name)] if has_han(name) else []


def _traditional(name: str) -> str:
    return str(_converter().convert(name))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


def _syllables(name: str) -> str:
    """The pinyin of the Chinese characters of a name, a space between the syllables."""
    return " ".join(pinyin(character) for character in simplified(name) if has_han(character))


def _note(row: Row) -> str:
    """What tells rows of the same name apart."""
    kind = words(row.get("kind", ""))
    date = row.get("occurred_on") or row.get("published_on") or ""
    retired = "retired" if row.get("replaced_by") else ""
    return escape_invisible(joined([kind, row.get("country", ""), date, retired], separator=", "))


def owners_above(edition: Edition) -> dict[str, int]:
    """How many owners stand above each owned party, by the shortest way to one without an owner.

    Parties that own each other in a circle have none above them.
    """
    owners: dict[str, set[str]] = {}
    for row in edition.record.tables["ownership"]:
        owners.setdefault(row["owned_id"], set()).add(row["owner_id"])
    ranks: dict[str, int] = {}
    known = {owner for above in owners.values() for owner in above} - owners.keys()
    while known:
        ranks |= dict.fromkeys(known, max(ranks.values(), default=-1) + 1)
        known = {owned for owned, above in owners.items() if above & known} - ranks.keys()
    return ranks
