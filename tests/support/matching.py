"""How often names match the party that they name, and only it, over pairs whose answer is known.

`PYTHONPATH=tests python -m support.matching` (or `make figures`) writes the figures into
docs/matching.md. It is run at a release, so that a new name never breaks the tests.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support.packages import ROOT
from watchers.matching.index import Index, index_of
from watchers.matching.match import find
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

HERE = ROOT / "tests" / "matching"
PAGE = ROOT / "docs" / "matching.md"
FILES = ("pairs.csv", "held_out.csv")
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

    @property
    def precision(self) -> float:
        matched = self.same - len(self.missed)
        return matched / (matched + len(self.wrongly_matched))

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.same


@cache
def index() -> Index:
    return index_of(Record(open_package(ROOT)))


def rows(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def measured(file: str) -> Measured:
    """The pairs of one of FILES, answered from the record."""
    same, other, missed, wrongly_matched = 0, 0, [], []
    for row in rows(file):
        matches = find(index(), row["name"]).matches
        is_match = row["party_id"] in {match.party.party_id for match in matches}
        if row["same"] == "yes":
            same += 1
            if not is_match:
                missed.append(row["name"])
        else:
            other += 1
            if is_match:
                wrongly_matched.append(row["name"])
    return Measured(same, other, tuple(missed), tuple(wrongly_matched))


def figures() -> str:
    """The part of docs/matching.md that is measured."""
    version = json.loads((ROOT / "datapackage.json").read_text("utf-8"))["version"]
    missed = [name for file in FILES for name in measured(file).missed]
    wrong = [name for file in FILES for name in measured(file).wrongly_matched]
    lines = [
        f"Measured on version {version}:",
        "",
        "| set | same | not the same | precision | recall |",
        "| --- | --- | --- | --- | --- |",
        *(_row(file) for file in FILES),
        "",
        f"- missed: {_listed(missed)};",
        f"- wrongly matched: {_listed(wrong)}.",
    ]
    return "\n".join(lines)


def _row(file: str) -> str:
    result = measured(file)
    scores = f"{result.precision:.3f} | {result.recall:.3f}"
    return f"| `{file}` | {result.same} | {result.other} | {scores} |"


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def with_figures(page: str) -> str:
    """The page with the figures of today."""
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{figures()}\n{END}{after}"


def write(page: Path = PAGE) -> None:
    """Writes the figures of today into the page."""
    page.write_text(with_figures(page.read_text("utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
