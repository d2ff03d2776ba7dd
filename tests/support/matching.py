"""How often names match the party that they name, and only it, over pairs whose answer is known.

`PYTHONPATH=tests python -m support.matching` (or `make figures`) writes the figures into
docs/matching.md. It is run at a release, so that a new name never breaks the tests.
"""

from __future__ import annotations

import ast
import csv
import inspect
import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from support.packages import ROOT
from watchers.matching.costs import MatchingCosts
from watchers.matching.index import Index, index_of
from watchers.matching.match import find
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

HERE = ROOT / "tests" / "matching"
PAGE = ROOT / "docs" / "matching.md"
FILES = ("pairs.csv", "held_out.csv")
STEPS_BEGIN, STEPS_END = "<!-- costs: make figures -->", "<!-- end of costs -->"
BEGIN, END = "<!-- figures: make figures -->", "<!-- end of figures -->"


@dataclass(frozen=True)
class Measured:
    """How the pairs of a file were answered."""

    same: int
    """Pairs that name the same party."""
    other: int
    """Pairs that do not."""
    missed: tuple[str, ...]
    """Names that should match, and do not."""
    wrongly_matched: tuple[str, ...]
    """Names that match and should not."""
    for_review: int
    """Names that should match, and are for review."""
    wrongly_offered: int
    """Names that are for review and should not be."""

    @property
    def precision(self) -> float:
        matched = self.same - len(self.missed)
        return matched / (matched + len(self.wrongly_matched))

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.same

    @property
    def told(self) -> float:
        """The share of the names that should match which match or are for review."""
        return self.recall + self.for_review / self.same


@cache
def index() -> Index:
    return index_of(Record(open_package(ROOT)))


def rows(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def measured(file: str) -> Measured:
    """The pairs of one of FILES, answered from the record."""
    same, other = _names_by_party(file, same="yes"), _names_by_party(file, same="no")
    missed = [pair for pair in same if not _is_match(*pair)]
    wrongly_matched = [pair for pair in other if _is_match(*pair)]
    return Measured(
        same=len(same),
        other=len(other),
        missed=tuple(name for name, _ in missed),
        wrongly_matched=tuple(name for name, _ in wrongly_matched),
        for_review=sum(_is_candidate(*pair) for pair in missed),
        wrongly_offered=sum(_is_candidate(*pair) for pair in other),
    )


def _names_by_party(file: str, *, same: str) -> list[tuple[str, str]]:
    return [(row["name"], row["party_id"]) for row in rows(file) if row["same"] == same]


def _is_match(name: str, party_id: str) -> bool:
    return party_id in {one.party.party_id for one in find(index(), name).matches}


def _is_candidate(name: str, party_id: str) -> bool:
    return party_id in {one.party.party_id for one in find(index(), name).candidates}


def figures() -> str:
    """The part of docs/matching.md that is measured."""
    version = json.loads((ROOT / "datapackage.json").read_text("utf-8"))["version"]
    missed = [name for file in FILES for name in measured(file).missed]
    wrong = [name for file in FILES for name in measured(file).wrongly_matched]
    lines = [
        f"Measured on version {version}:",
        "",
        "| set | same | not the same | match: precision | match: recall | match or review: recall"
        " | not the same, for review |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *(_row(file) for file in FILES),
        "",
        f"- not matched: {_listed(missed)};",
        f"- wrongly matched: {_listed(wrong)}.",
    ]
    return "\n".join(lines)


def _row(file: str) -> str:
    result = measured(file)
    scores = f"{result.precision:.3f} | {result.recall:.3f} | {result.told:.3f}"
    return f"| `{file}` | {result.same} | {result.other} | {scores} | {result.wrongly_offered} |"


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def steps() -> str:
    """What each difference takes off the score, and why, as the source says it."""
    body = ast.parse(inspect.getsource(MatchingCosts)).body[0].body
    costs = [
        f"| {node.target.id.replace('_', ' ')} | {node.value.value:g} | {reason.value.value} |"
        for node, reason in pairwise(body)
        if isinstance(node, ast.AnnAssign) and node.annotation.id == "Cost"
    ]
    return "\n".join(["| difference | takes off | why |", "| --- | --- | --- |", *costs])


def with_figures(page: str) -> str:
    """The page with the figures of today, and the costs."""
    page = _between(page, BEGIN, END, figures())
    return _between(page, STEPS_BEGIN, STEPS_END, steps())


def _between(page: str, begin: str, end: str, text: str) -> str:
    before, rest = page.split(begin)
    after = rest.split(end)[1]
    return f"{before}{begin}\n{text}\n{end}{after}"


def write(page: Path = PAGE) -> None:
    """Writes the figures of today into the page."""
    page.write_text(with_figures(page.read_text("utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
