"""What the report says of a name, as values; the renderers write them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.answers import words
from watchers.answers.answer import Said
from watchers.screening import phrases
from watchers.screening.answer_lines import (
    AnswerLine,
    answer_lines,
    other_lists,
    standing_lines,
)
from watchers.screening.context.findings import findings_text
from watchers.screening.result import MatchedParty, ScreeningResult, verdict_of
from watchers.screening.verdict import Verdict
from watchers.tables.citations import Citation, citation
from watchers.tables.rows import Record
from watchers.text.printable import quoted

HITS = frozenset({Said.LISTED, Said.COVERED})


@dataclass(frozen=True)
class Named:
    """A list or party: its name and its id."""

    name: str
    id: str


@dataclass(frozen=True)
class ReportLine:
    """An answer on a party, and the documents that it rests on."""

    said: str
    is_hit: bool
    lists: tuple[Named, ...]
    why: str
    chain: tuple[Named, ...]
    """The owners, and who stands between an owner and the party."""
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Label:
    """By what the entry of a name can be found."""

    name: str
    line: int | None

    @property
    def text(self) -> str:
        return f"{self.name}, line {self.line}" if self.line else self.name


@dataclass(frozen=True)
class PartyEntry:
    """A party that a name matches or could mean."""

    party: Named
    is_candidate: bool
    how: str
    """How alike the name is, and why it is not surely meant."""
    matched_name: str
    matched_in: Citation | None
    """The document from which the matched name was taken."""
    asked_as: str
    context: str
    """In what the row of the name agrees with the party or differs from it."""
    decision: str
    told_under: Label | None
    """The name under which the same section has said all this already; None if none has."""
    lines: tuple[ReportLine, ...]
    others: str
    """The lists on which it does not stand."""


@dataclass(frozen=True)
class NameEntry:
    """A name, with the parties that it matches or could mean."""

    name: str
    line: int | None
    parties: tuple[PartyEntry, ...]
    remarks: tuple[str, ...]
    """Why there is no party for a part of the name."""


@dataclass(frozen=True)
class NameRow:
    """A name for which no party was found."""

    line: int | None
    name: str
    verdict: str
    details: str
    """Which parts match no party and why, and what is found of the row itself."""


class Entries:
    """Makes the entries of one section; what a party's lists say is told once in it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._told: dict[str, Label] = {}

    def entry(self, results: list[ScreeningResult]) -> NameEntry:
        """The entry of a name that matches or could mean a party."""
        first = results[0]
        return NameEntry(
            first.name,
            first.line,
            parties=tuple(self._party(result, result.match) for result in results if result.match),
            remarks=tuple(_remarks(results)),
        )

    def row(self, results: list[ScreeningResult]) -> NameRow:
        """The row of a name that matches and could mean none."""
        is_plain = verdict_of(results) is Verdict.NO_MATCH and not results[0].asked_as
        remarks = () if is_plain else _remarks(results)
        of_row = findings_text(results[0].row_findings)
        details = filter(None, dict.fromkeys([*remarks, of_row]))
        return NameRow(
            results[0].line,
            results[0].name,
            verdict=phrases.COUNTS[verdict_of(results)],
            details=words.joined(details),
        )

    def _party(self, result: ScreeningResult, match: MatchedParty) -> PartyEntry:
        told_under = None if result.is_candidate else self._told.get(match.party_id)
        if not result.is_candidate:
            self._told.setdefault(match.party_id, Label(result.name, result.line))
        lines = standing_lines(result) if result.is_candidate else answer_lines(result)
        made = () if told_under else tuple(map(self._line, lines))
        on_no_list = "" if made else phrases.ON_NO_LIST
        others = on_no_list if result.is_candidate else other_lists(result)
        return PartyEntry(
            Named(match.party, match.party_id),
            is_candidate=result.is_candidate,
            how=f"{match.method}; score {match.score:.2f}",
            matched_name=match.matched_name,
            matched_in=citation(self.record, match.source_id) if match.source_id else None,
            asked_as=result.asked_as,
            context=findings_text(result.findings),
            decision=phrases.decided_text(result),
            told_under=told_under,
            lines=made,
            others="" if told_under else others,
        )

    def _line(self, line: AnswerLine) -> ReportLine:
        return ReportLine(
            said=words.SAID[line.said],
            is_hit=line.said in HITS,
            lists=tuple(self._named("lists", list_id) for list_id in line.list_ids),
            why=line.why,
            chain=tuple(self._named("entities", party_id) for party_id in line.chain_ids),
            citations=tuple(citation(self.record, source_id) for source_id in line.source_ids),
        )

    def _named(self, table: str, row_id: str) -> Named:
        return Named(self.record.name(table, row_id), row_id)


def _remarks(results: list[ScreeningResult]) -> Iterator[str]:
    """For each part of the name without a party, why there is none."""
    for result in results:
        if result.match is None and result.reason:
            asked = f"read as {quoted(result.asked_as)}: " if result.asked_as else ""
            yield asked + words.reason_text(result.reason)
