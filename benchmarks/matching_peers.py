"""Measures how `watchers listed` finds names beside rapidfuzz and nomenklatura, in one run.

    python benchmarks/matching_peers.py pairs.csv innocents.csv

`pairs.csv` has the columns query, expect (an id of the record, or several with "|" between; empty
if the record does not have the party) and, if wanted, kind. `innocents.csv` has a column name.
Prints tables in Markdown. All get the same names of the record; below 4,000 names on one core.

A name is found if the expected party is among the hits. Names are counted, not hits, so that a
long list of hits costs no precision; the column "parties" says how long it is. rapidfuzz has the
threshold with the best F1 on these same pairs, which flatters it; nomenklatura needs installing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import NamedTuple

import numpy as np
import pandas as pd

from watchers.matching.index import index_of
from watchers.matching.parties import PartyKey
from watchers.package.descriptor import open_package
from watchers.screening.lookup import NameLookup
from watchers.screening.question import Question
from watchers.tables.rows import Record

FIGURES = ["way, threshold", "precision", "recall", "innocents per 1,000", "CPU seconds", "parties"]
Grid = np.ndarray
"""A row for each name that is asked, a column for each party: scores, or whether it is a hit."""


class Measured(NamedTuple):
    label: str
    hits: Grid
    seconds: float


@dataclass(frozen=True)
class Trial:
    """The names that are asked, the parties of the record, and who is meant."""

    pairs: pd.DataFrame
    innocents: list[str]
    names: dict[PartyKey, list[str]]
    expected: Grid

    @property
    def asked(self) -> list[str]:
        return [*self.pairs["query"], *self.innocents]

    @property
    def is_somebody(self) -> Grid:
        """Which pairs mean a party of the record."""
        return self.expected.any(axis=1)

    def found(self, hits: Grid) -> Grid:
        """Which pairs hit the party that they mean."""
        return (hits[: len(self.pairs)] & self.expected).any(axis=1)

    def answered(self, hits: Grid) -> int:
        return np.count_nonzero(hits[: len(self.pairs)].any(axis=1))

    def precision(self, hits: Grid) -> float:
        return self.found(hits).sum() / self.answered(hits)

    def recall(self, hits: Grid) -> float:
        return self.found(hits).sum() / self.is_somebody.sum()

    def f1(self, hits: Grid) -> float:
        return 2 * self.found(hits).sum() / (self.answered(hits) + self.is_somebody.sum())


def question(record: Record, pairs: Path, innocents: Path) -> Trial:
    rows = pd.read_csv(pairs, dtype=str, keep_default_na=False)
    names: dict[PartyKey, list[str]] = {}
    for indexed in (one for same in index_of(record).whole.values() for one in same):
        key = PartyKey(indexed.party.table, indexed.party.party_id)
        names.setdefault(key, []).append(indexed.name)
    meant = [set(filter(None, cell.split("|"))) for cell in rows["expect"]]
    unknown = set().union(*meant) - {key.party_id for key in names}
    if unknown:
        sys.exit(f"{pairs}: not in the record: {', '.join(sorted(unknown))}")
    expected = np.array([[key.party_id in ids for key in names] for ids in meant])
    others = pd.read_csv(innocents, dtype=str, keep_default_na=False)
    return Trial(rows, list(others["name"]), names, expected)


def watchers(asked: Trial, lookup: NameLookup, *, indexing: float) -> list[Measured]:
    """Its two tiers; a cell that cannot be read is no hit."""
    columns = {key.party_id: column for column, key in enumerate(asked.names)}
    matched, offered = (np.zeros((len(asked.asked), len(columns)), bool) for _ in range(2))
    started = process_time()
    block = [Question(row, cell) for row, cell in enumerate(asked.asked)]
    for _, cells in lookup.over([block]):
        for row, cell in enumerate(asked.asked):
            for part in cells[cell].parts:
                matched[row, [columns[one.party_id] for one in part.matches.parties]] = True
                offered[row, [columns[one.party_id] for one in part.matches.candidates]] = True
    seconds = indexing + process_time() - started
    either = Measured("Watchers: match or review", matched | offered, seconds)
    return [Measured("Watchers: match", matched, seconds), either]


def rapidfuzz(asked: Trial, scorer_name: str) -> Measured:
    """The best score of any name of a party, at the threshold that is best on these pairs."""
    from rapidfuzz import fuzz, process, utils

    names = [name for of_party in asked.names.values() for name in of_party]
    counts = [len(of_party) for of_party in asked.names.values()]
    first_names = np.cumsum([0, *counts[:-1]])
    scorer = getattr(fuzz, scorer_name)
    started = process_time()
    scores = process.cdist(asked.asked, names, scorer=scorer, processor=utils.default_process)
    by_party = np.maximum.reduceat(scores, first_names, axis=1)
    seconds = process_time() - started
    best = max(range(50, 101), key=lambda threshold: asked.f1(by_party >= threshold))
    return Measured(f"rapidfuzz {scorer_name}, {best}", by_party >= best, seconds)


def nomenklatura(asked: Trial) -> Measured:
    """logic-v2 against every party, with no index before it; it remembers entities by their id."""
    from followthemoney import EntityProxy, model
    from nomenklatura.matching import LogicV2

    def entity(schema: str, entity_id: str, names: list[str]) -> EntityProxy:
        data = {"id": entity_id, "schema": schema, "properties": {"name": names}}
        return model.get_proxy(data)

    schemas = {"entities": "Organization", "officials": "Person"}
    started = process_time()
    parties = [
        entity(schemas[key.table], f"party-{number}", names)
        for number, (key, names) in enumerate(asked.names.items())
    ]
    config = LogicV2.default_config()
    scores = np.zeros((len(asked.asked), len(parties)))
    for row, name in enumerate(asked.asked):
        query = entity("LegalEntity", f"asked-{row}", [name])
        scores[row] = [LogicV2.compare(query, party, config).score for party in parties]
    seconds = process_time() - started
    return Measured("nomenklatura logic-v2, 0.7", scores >= 0.7, seconds)


def table(head: list[str], rows: Iterator[list[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def figures(asked: Trial, measured: list[Measured]) -> Iterator[list[str]]:
    for one in measured:
        lengths = one.hits.sum(axis=1)
        innocents = lengths[len(asked.pairs) :]
        shares = (asked.precision(one.hits), asked.recall(one.hits))
        per_1000 = 1000 * np.count_nonzero(innocents) / len(innocents)
        counts = [f"{per_1000:.0f}", f"{one.seconds:.1f}", f"{lengths[lengths > 0].mean():.1f}"]
        yield [one.label, *(f"{share:.3f}" for share in shares), *counts]


def by_kind(asked: Trial, measured: list[Measured]) -> Iterator[list[str]]:
    """The share that is found or, of names that the record does not have, that is hit."""
    is_hit = [one.hits[: len(asked.pairs)].any(axis=1) for one in measured]
    is_found = [asked.found(one.hits) for one in measured]
    for kind, rows in asked.pairs.groupby("kind", sort=True).indices.items():
        for share, grids, of_share in (
            ("found", is_found, rows[asked.is_somebody[rows]]),
            ("hit", is_hit, rows[~asked.is_somebody[rows]]),
        ):
            if len(of_share):
                cells = [f"{grid[of_share].mean():.2f}" for grid in grids]
                yield [f"{kind}: {share}", str(len(of_share)), *cells]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("innocents", type=Path)
    files = parser.parse_args()
    record = Record(open_package())
    started = process_time()
    lookup = NameLookup(record)
    indexing = process_time() - started
    asked = question(record, files.pairs, files.innocents)
    measured = watchers(asked, lookup, indexing=indexing)
    measured += [rapidfuzz(asked, scorer) for scorer in ("WRatio", "token_sort_ratio")]
    if find_spec("nomenklatura"):
        measured.append(nomenklatura(asked))
    else:
        print("For nomenklatura: pip install nomenklatura (needs ICU's headers)", file=sys.stderr)
    print(table(FIGURES, figures(asked, measured)))
    if "kind" in asked.pairs:
        labels = [one.label for one in measured]
        print("\n" + table(["kind", "names", *labels], by_kind(asked, measured)))


if __name__ == "__main__":
    main()
