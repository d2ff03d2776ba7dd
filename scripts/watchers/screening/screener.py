"""The results for a name: the answers on each party that it matches."""

from __future__ import annotations

from dataclasses import replace

from watchers.answers.answer import Answer
from watchers.answers.answers import Answers
from watchers.answers.reasons import Reason, ReasonKind
from watchers.screening.merge import CellMatches, NameMatches, PartMatches
from watchers.screening.result import ScreeningResult
from watchers.screening.verdict import Verdict, verdict

MAX_POSSIBLE = 5
"""How many possible matches of a name are listed."""
NO_MATCH = Reason(ReasonKind.NO_MATCH)


def _without_match(matches: NameMatches) -> tuple[Verdict, Reason]:
    if matches.possible_ids:
        possible = matches.possible_ids[:MAX_POSSIBLE]
        return Verdict.REVIEW, Reason(ReasonKind.AMBIGUOUS_NAME, parties=possible)
    if matches.unreadable:
        return Verdict.REVIEW, Reason(matches.unreadable)
    return Verdict.NO_MATCH, NO_MATCH


class Screener:
    """Screens names for one day (YYYY-MM-DD)."""

    def __init__(self, answers: Answers, *, day: str) -> None:
        self._answers, self._day = answers, day
        self._by_party: dict[str, tuple[tuple[Answer, ...], Verdict]] = {}

    def results(
        self, name: str, matches: CellMatches, *, line: int | None = None
    ) -> list[ScreeningResult]:
        """All results for a cell; `line` is its line in a file, None if it comes from none."""
        return [
            replace(result, was_repaired=matches.was_repaired) if matches.was_repaired else result
            for part in matches.parts
            for result in self._of_part(name, line, part)
        ]

    def _of_part(self, name: str, line: int | None, part: PartMatches) -> list[ScreeningResult]:
        asked_as = part.asked_as
        if not part.matches.parties:
            verdict_, reason = _without_match(part.matches)
            return [ScreeningResult(name, line, verdict_, reason=reason, asked_as=asked_as)]
        results = []
        for match in part.matches.parties:
            answers, of_party = self._of_party(match.party_id)
            results.append(ScreeningResult(name, line, of_party, match, answers, asked_as=asked_as))
        return results

    def _of_party(self, party_id: str) -> tuple[tuple[Answer, ...], Verdict]:
        """The answers on a party, looked up once: the same for every name that matches it."""
        if party_id not in self._by_party:
            answers = tuple(self._answers.on_all_lists(party_id, day=self._day))
            self._by_party[party_id] = (answers, verdict(answers))
        return self._by_party[party_id]
