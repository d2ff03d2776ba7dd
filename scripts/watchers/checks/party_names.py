"""The names of parties, for rules that compare words with them."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw

from watchers.package.model import PARTY_IDS

NAMES_OF_PARTIES = ("entities", "officials", "names")
"""The tables that hold them."""
PARTY, NAME = "_party", "_name"


def names_of_parties(tables: Mapping[str, nw.LazyFrame]) -> nw.LazyFrame:
    """All names of each party: its id in PARTY, and NAME."""
    main = [
        names_in(tables[table], key)
        for table, key in zip(("entities", "officials"), PARTY_IDS, strict=True)
    ]
    return nw.concat([*main, *(names_in(tables["names"], key) for key in PARTY_IDS)])


def names_in(rows: nw.LazyFrame, key: str, name: str = "name") -> nw.LazyFrame:
    """The names in one column of a table, with the ids of those who bear them."""
    named = rows.select(nw.col(key).alias(PARTY), nw.col(name).alias(NAME))
    return named.filter(~nw.col(PARTY).is_null() & ~nw.col(NAME).is_null())
