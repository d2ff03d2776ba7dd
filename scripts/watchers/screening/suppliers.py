"""One row for each row of a file of names: its own cells as they were, then what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

from watchers.screening.names_file import FileRow, NameFile
from watchers.screening.policy import Policy
from watchers.screening.result import Proof, ScreeningResult, verdict_of
from watchers.screening.supplier_cells import Key, found_cells, key_of, source_ids_of, told
from watchers.screening.verdict import Verdict
from watchers.text.escape import no_formula
from watchers.text.printable import escape_controls

FOUND = (
    *("verdict", "asked_as", "party_id", "party", "context", "lists", "since", "owner_ids"),
    *("reasons", "remark", "score", "source_ids"),
)
COLUMNS = (*FOUND, *Proof.__dataclass_fields__)
NUMBERS = frozenset({"score"})
OURS = "watchers_"
"""Begins those of our columns that the file has too."""
NO_NAME = "no name in the row"
NUMBER = re.compile(r"[-+]?[0-9][0-9.,' ]*%?|-")
"""What begins like a formula and computes nothing."""
Score = float | None


@dataclass(frozen=True)
class SupplierRow:
    """A row of the file and what was found."""

    own: list[str]
    """Its cells as they were."""
    found: tuple[str, ...]
    """The cells of FOUND but for the score."""
    verdict: Verdict | None
    """None if the row holds no name."""
    score: Score = None
    source_ids: tuple[str, ...] = ()


@dataclass
class FoundRows:
    """Rows from the results of their names; what is found of a party is put together once."""

    _made: dict[tuple[Key, ...], tuple[tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict
    )

    def row(self, own: list[str], results: list[ScreeningResult]) -> SupplierRow:
        """The row of a name, after its own cells."""
        key = tuple(map(key_of, results))
        if key not in self._made:
            self._made[key] = found_cells(results), source_ids_of(results)
        found, source_ids = self._made[key]
        return SupplierRow(
            own,
            found,
            verdict=verdict_of(results),
            score=max((match.score for match in told(results)), default=None),
            source_ids=source_ids,
        )


def row_without_name(own: list[str]) -> SupplierRow:
    """A row that holds no name."""
    return SupplierRow(own, ("",) * FOUND.index("remark") + (NO_NAME,), verdict=None)


def columns_after(own: Iterable[str], *, ours: Sequence[str] = COLUMNS) -> list[str]:
    """Our columns, of which those that the file has too are marked as ours."""
    taken = {column.strip().casefold() for column in own}
    return [OURS + column if column in taken else column for column in ours]


@dataclass
class SupplierRows:
    """Pairs the results with the rows of the file, in its order."""

    file: NameFile
    policy: Policy
    hits_only: bool = False
    """Whether only rows are given with a verdict that ends with another status than 0."""
    changes_only: bool = False
    """Whether only some names are shown, so that rows without a name are not."""
    _found: FoundRows = field(default_factory=FoundRows)
    _last: FileRow | None = None

    def __post_init__(self) -> None:
        self.kept = self.file.keep_rows()

    def of(self, results: list[ScreeningResult]) -> Iterator[SupplierRow]:
        """The row of a name, after those before it that hold none."""
        line = results[0].line
        while self._last is None or self._last.line != line:
            self._last = self.kept.popleft()
            if not self._last.has_name:
                yield from self._without_name(self._last)
        if not self.hits_only or self.policy.is_hit(results):
            yield self._found.row(self._padded(self._last.cells), results)

    def rest(self) -> Iterator[SupplierRow]:
        """The rows after the last name."""
        while self.kept:
            row = self.kept.popleft()
            if not row.has_name:
                yield from self._without_name(row)

    def _without_name(self, row: FileRow) -> Iterator[SupplierRow]:
        if not self.hits_only and not self.changes_only:
            yield row_without_name(self._padded(row.cells))

    def _padded(self, cells: list[str]) -> list[str]:
        return cells + [""] * (len(self.file.header.columns) - len(cells))


def own_cell(text: str) -> str:
    """A cell of the file as it was, but for what a terminal obeys."""
    if text.isascii() and text.isprintable():
        return text
    return escape_controls(text.replace("\r\n", "\n"))


def own_csv_cell(text: str) -> str:
    """The same for CSV, where a spreadsheet must not take it for a formula."""
    return own_cell(text) if NUMBER.fullmatch(text) else no_formula(own_cell(text))


def proof_cells(proof: Proof) -> list[str]:
    return list(asdict(proof).values())
