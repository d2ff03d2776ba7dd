"""The results for a name: the answers on each party that it matches."""

from __future__ import annotations

from watchers.answers.answer import Answer
from watchers.answers.answers import Answers
from watchers.answers.reasons import Reason, ReasonKind
from watchers.screening.lookup import NameMatches
from watchers.screening.result import ScreeningResult

MAX_POSSIBLE = 5
"""How many possible matches of a name are listed."""


class Screener:
    """Screens names for one day (YYYY-MM-DD)."""

    def __init__(self, answers: Answers, *, day: str) -> None:
        self._answers, self._day = answers, day
        self._by_party: dict[str, tuple[Answer, ...]] = {}

    def results(
        self, name: str, matches: NameMatches, *, line: int | None = None
    ) -> list[ScreeningResult]:
        """All results for a name; `line` is its line in a file, None if it comes from none."""
        if matches.parties:
            return [
                ScreeningResult(name, line, match=match, answers=self._of_party(match.party_id))
                for match in matches.parties
            ]
        if matches.possible_ids:
            possible = matches.possible_ids[:MAX_POSSIBLE]
            reason = Reason(ReasonKind.AMBIGUOUS_NAME, parties=possible)
        else:
            reason = Reason(ReasonKind.NO_MATCH)
        return [ScreeningResult(name, line, reason=reason)]

    def _of_party(self, party_id: str) -> tuple[Answer, ...]:
        """The answers on a party, looked up once: the same for every name that matches it."""
        if party_id not in self._by_party:
            self._by_party[party_id] = tuple(self._answers.on_all_lists(party_id, day=self._day))
        return self._by_party[party_id]
