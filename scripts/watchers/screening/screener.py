"""The results for a name: the answers on each party that it matches or could mean."""

from __future__ import annotations

from dataclasses import replace

from watchers.answers.answer import Answer
from watchers.answers.answers import Answers
from watchers.answers.reasons import Reason, ReasonKind
from watchers.screening.merge import CellMatches, PartMatches
from watchers.screening.question import Question
from watchers.screening.result import MatchedParty, ScreeningResult
from watchers.screening.verdict import GRAVITY, Verdict, verdict

NO_MATCH = Reason(ReasonKind.NO_MATCH)


def _nobody(name: str, line: int | None, part: PartMatches) -> ScreeningResult:
    unreadable = part.matches.unreadable
    verdict_ = Verdict.REVIEW if unreadable else Verdict.NO_MATCH
    reason = Reason(unreadable) if unreadable else NO_MATCH
    return ScreeningResult(name, line, verdict_, reason=reason, asked_as=part.asked_as)


def _without_doubles(results: list[ScreeningResult]) -> list[ScreeningResult]:
    """The results without candidates of which the same cell says as much, or worse, for sure."""
    review = GRAVITY[Verdict.REVIEW]
    said = {
        one.match.party_id
        for one in results
        if one.match and not one.is_candidate and GRAVITY[one.verdict] <= review
    }
    return [
        one
        for one in results
        if not (one.match and one.is_candidate and one.match.party_id in said)
    ]


class Screener:
    """Screens names for one day (YYYY-MM-DD)."""

    def __init__(self, answers: Answers, *, day: str) -> None:
        self._answers, self._day = answers, day
        self._by_party: dict[str, tuple[tuple[Answer, ...], Verdict]] = {}

    def results(self, asked: Question, matches: CellMatches) -> list[ScreeningResult]:
        """All results for a cell."""
        found = [
            result
            for part in matches.parts
            for result in self._of_part(asked.name, asked.line, part)
        ]
        found = _without_doubles(found)
        if not matches.was_repaired and asked.cells is None:
            return found
        return [
            replace(
                one,
                was_repaired=matches.was_repaired,
                cells=asked.cells,
                row_findings=matches.findings,
            )
            for one in found
        ]

    def _of_part(self, name: str, line: int | None, part: PartMatches) -> list[ScreeningResult]:
        matches = part.matches
        found = [
            self._result(name, line, match, part) for match in matches.parties or matches.candidates
        ]
        return found or [_nobody(name, line, part)]

    def _result(
        self, name: str, line: int | None, match: MatchedParty, part: PartMatches
    ) -> ScreeningResult:
        answers, of_party = self._of_party(match.party_id)
        reason = None
        if not part.matches.parties:
            of_party = Verdict.REVIEW
            reason = Reason(ReasonKind.POSSIBLE_MATCH, parties=(match.party_id,))
        return ScreeningResult(
            name, line, of_party, match, answers, reason=reason, asked_as=part.asked_as
        )

    def _of_party(self, party_id: str) -> tuple[tuple[Answer, ...], Verdict]:
        """The answers on a party, looked up once: the same for every name that matches it."""
        if party_id not in self._by_party:
            answers = tuple(self._answers.on_all_lists(party_id, day=self._day))
            self._by_party[party_id] = (answers, verdict(answers))
        return self._by_party[party_id]
