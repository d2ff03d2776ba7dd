"""The names of parties, for rules that compare words with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import narwhals as nw

from watchers.package.model import PARTY_IDS

NAMES_OF_PARTIES = ("entities", "officials", "names")
"""The tables that hold them."""


def names_by_party(tables: Mapping[str, nw.LazyFrame]) -> dict[str, list[str]]:
    """All names of each party, by its id."""
    main = [
        tables[table].select(nw.col(key), nw.col("name"))
        for table, key in zip(("entities", "officials"), PARTY_IDS, strict=True)
    ]
    further = [tables["names"].select(key, "name") for key in PARTY_IDS]
    return collected([*main, *further])


def collected(pairs: Iterable[nw.LazyFrame]) -> dict[str, list[str]]:
    """The second cells by the first, of frames of two columns."""
    values: dict[str, list[str]] = {}
    for pair in pairs:
        for key, value in pair.collect(backend="pyarrow").rows():
            if key and value:
                values.setdefault(key, []).append(value)
    return values
