"""The results for a name: the answers on each party that it matches or could mean."""

from __future__ import annotations

from watchers.answers.answer import Answer
from watchers.answers.answers import Answers
from watchers.answers.reasons import Reason, ReasonKind
from watchers.screening.lookup import NameMatches
from watchers.screening.result import MatchedParty, ScreeningResult
from watchers.screening.verdict import Verdict, verdict

NO_MATCH = Reason(ReasonKind.NO_MATCH)


class Screener:
    """Screens names for one day (YYYY-MM-DD)."""

    def __init__(self, answers: Answers, *, day: str) -> None:
        self._answers, self._day = answers, day
        self._by_party: dict[str, tuple[tuple[Answer, ...], Verdict]] = {}

    def results(
        self, name: str, matches: NameMatches, *, line: int | None = None
    ) -> list[ScreeningResult]:
        """All results for a name; `line` is its line in a file, None if it comes from none."""
        if matches.parties:
            return [self._result(name, line, match) for match in matches.parties]
        if matches.candidates:
            return [self._for_review(name, line, match) for match in matches.candidates]
        return [ScreeningResult(name, line, Verdict.NO_MATCH, reason=NO_MATCH)]

    def _result(self, name: str, line: int | None, match: MatchedParty) -> ScreeningResult:
        answers, of_party = self._of_party(match.party_id)
        return ScreeningResult(name, line, of_party, match=match, answers=answers)

    def _for_review(self, name: str, line: int | None, match: MatchedParty) -> ScreeningResult:
        answers, _ = self._of_party(match.party_id)
        reason = Reason(ReasonKind.POSSIBLE_MATCH, parties=(match.party_id,))
        return ScreeningResult(
            name, line, Verdict.REVIEW, match=match, answers=answers, reason=reason
        )

    def _of_party(self, party_id: str) -> tuple[tuple[Answer, ...], Verdict]:
        """The answers on a party, looked up once: the same for every name that matches it."""
        if party_id not in self._by_party:
            answers = tuple(self._answers.on_all_lists(party_id, day=self._day))
            self._by_party[party_id] = (answers, verdict(answers))
        return self._by_party[party_id]
