"""How often names find the party that they name, and only it, over pairs whose answer is known."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from support.packages import ROOT
from watchers.matching.index import Index, index_of
from watchers.matching.match import find
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

HERE = ROOT / "tests" / "matching"


@dataclass(frozen=True)
class Measured:
    """Pairs of names and parties: how many are the same, found, wrongly found, and those that went wrong."""

    same: int
    other: int
    found: int
    wrongly_found: int
    wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrongly_found)

    @property
    def recall(self) -> float:
        return self.found / self.same


@cache
def index() -> Index:
    return index_of(Record(open_package(ROOT)))


def rows(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def measured(file: str) -> Measured:
    pairs = rows(file)
    hits = [
        row["party_id"] in {match.party.party_id for match in find(index(), row["name"]).matches}
        for row in pairs
    ]
    same = [row["same"] == "yes" for row in pairs]
    wrong = tuple(
        f"{row['name']} / {row['party_id']}"
        for row, hit, is_same in zip(pairs, hits, same, strict=True)
        if hit != is_same
    )
    found = sum(hit and is_same for hit, is_same in zip(hits, same, strict=True))
    return Measured(sum(same), len(same) - sum(same), found, sum(hits) - found, wrong)
