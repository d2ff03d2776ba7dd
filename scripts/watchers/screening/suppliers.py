"""One row for each row of a file of names: its own cells as they were, then what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from watchers.answers import words
from watchers.answers.answer import Answer, Said
from watchers.answers.reasons import Reason
from watchers.screening.names_file import FileRow, NameFile
from watchers.screening.phrases import decision_text
from watchers.screening.policy import Policy
from watchers.screening.result import Decision, MatchedParty, Proof, ScreeningResult, verdict_of
from watchers.screening.verdict import STANDING, Verdict, verdict_of_answer
from watchers.text.escape import no_formula
from watchers.text.printable import escape_controls

FOUND = (
    *("verdict", "party_id", "party", "lists", "since", "owner_ids", "reasons", "remark"),
    *("score", "source_ids"),
)
COLUMNS = (*FOUND, *Proof.__dataclass_fields__)
OURS = "watchers_"
"""Begins those of our columns that the file has too."""
HITS = frozenset({Verdict.LISTED, Verdict.COVERED})
LOOKS = frozenset({Verdict.OWNED, Verdict.REVIEW})
ALIKE = {verdict: alike for alike in (HITS, LOOKS) for verdict in alike}
"""Verdicts whose lists are named together; those of any other stand alone."""
NO_NAME = "no name in the row"
NUMBER = re.compile(r"[-+]?[0-9][0-9.,' ]*%?|-")
"""What begins like a formula and computes nothing."""
Score = float | None
Key = tuple[str, Reason | None, Decision | None]
"""On what the cells of a result depend, besides the day."""


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


def columns_after(own: Iterable[str]) -> list[str]:
    """COLUMNS, of which those that the file has too are marked as ours."""
    taken = {column.strip().casefold() for column in own}
    return [OURS + column if column in taken else column for column in COLUMNS]


@dataclass
class SupplierRows:
    """Pairs the results with the rows of the file, in its order."""

    file: NameFile
    policy: Policy
    hits_only: bool = False
    """Whether only rows are given with a verdict that ends with another status than 0."""
    _made: dict[tuple[Key, ...], tuple[tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict
    )
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
            yield self._row(self._last.cells, results)

    def rest(self) -> Iterator[SupplierRow]:
        """The rows after the last name."""
        while self.kept:
            row = self.kept.popleft()
            if not row.has_name:
                yield from self._without_name(row)

    def _without_name(self, row: FileRow) -> Iterator[SupplierRow]:
        if not self.hits_only:
            found = ("",) * FOUND.index("remark") + (NO_NAME,)
            yield SupplierRow(self._padded(row.cells), found, verdict=None)

    def _row(self, cells: list[str], results: list[ScreeningResult]) -> SupplierRow:
        key = tuple(map(_key, results))
        if key not in self._made:
            self._made[key] = _found(results), _source_ids(results)
        found, source_ids = self._made[key]
        return SupplierRow(
            self._padded(cells),
            found,
            verdict=verdict_of(results),
            score=max((match.score for match in _told(results)), default=None),
            source_ids=source_ids,
        )

    def _padded(self, cells: list[str]) -> list[str]:
        return cells + [""] * (len(self.file.header.columns) - len(cells))


def _key(result: ScreeningResult) -> Key:
    return (result.match.party_id if result.match else "", result.reason, result.decision)


def _alike(results: list[ScreeningResult]) -> frozenset[Verdict]:
    """The verdicts that are named together with the one on a name."""
    verdict = verdict_of(results)
    return ALIKE.get(verdict, frozenset({verdict}))


def _bearing(results: list[ScreeningResult]) -> list[Answer]:
    """The answers on which the verdict on a name rests."""
    alike = _alike(results)
    return [
        answer for result in results for answer in result.answers if _bears(answer, result, alike)
    ]


def _bears(answer: Answer, result: ScreeningResult, alike: frozenset[Verdict]) -> bool:
    """For a party that the name could mean, the lists on which it stands bear the verdict."""
    if result.decision:
        return False
    if result.is_candidate:
        return result.verdict in alike and answer.said in STANDING
    return verdict_of_answer(answer) in alike


def _reasons(results: list[ScreeningResult]) -> list[Reason]:
    reasons = [result.reason for result in results if result.reason and not result.decision]
    return reasons + [reason for answer in _bearing(results) for reason in answer.reasons]


def _found(results: list[ScreeningResult]) -> tuple[str, ...]:
    answers, reasons = _bearing(results), _reasons(results)
    decided = [decision_text(result.decision) for result in results if result.decision]
    matches = _told(results)
    since = [answer.status.since for answer in answers if answer.said is Said.LISTED]
    owners = [answer.ownership.owner_ids for answer in answers if answer.ownership]
    return (
        verdict_of(results).value,
        _ids(match.party_id for match in matches),
        words.joined(match.party for match in matches),
        _ids(answer.list_id for answer in answers),
        min(filter(None, since), default=""),
        _ids(owner for of_answer in owners for owner in of_answer),
        _ids(reason.kind.value for reason in reasons),
        words.joined(dict.fromkeys([*decided, *map(words.reason_text, reasons)])),
    )


def _told(results: list[ScreeningResult]) -> list[MatchedParty]:
    """The parties on which the verdict rests; those that the name identifies before the others."""
    matched = [result for result in results if result.match]
    alike = _alike(results)
    bearing = [one for one in matched if one.verdict in alike and not one.decision]
    sure = [one for one in bearing if not one.is_candidate]
    return [one.match for one in sure or bearing or matched if one.match]


def _source_ids(results: list[ScreeningResult]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for answer in _bearing(results) for s in answer.source_ids))


def _ids(ids: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(ids))


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
