"""The answers on parties by their ids alone, for receipts whose names are not at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from watchers.answers.answers import Answers
from watchers.screening.receipt import PartyEntry, party_entry
from watchers.screening.screen import Screening, answers_for
from watchers.screening.verdict import Verdict, gravest, verdict
from watchers.tables.rows import Record

MAX_SHOWN = 3
"""How many places of a party are named."""
MAX_PARTIES = 100_000
"""Of how many parties the places are remembered, so that memory stays bounded."""


class PartiesNow:
    """Recomputes the answers on a party, each once."""

    def __init__(self, screening: Screening) -> None:
        self._screening = screening
        self._made: dict[str, tuple[PartyEntry, Verdict]] = {}

    def entry(self, party_id: str) -> PartyEntry | None:
        """The answers on a party; None if the record has no such party."""
        made = self._of(party_id)
        return made[0] if made else None

    def verdict(self, party_ids: Iterable[str]) -> Verdict | None:
        """The gravest verdict on these parties; None if the record has not all of them."""
        made = [self._of(party_id) for party_id in party_ids]
        verdicts = [of_party[1] for of_party in made if of_party]
        if len(verdicts) < len(made):
            return None
        return gravest(verdicts) if verdicts else None

    @cached_property
    def _answers(self) -> Answers:
        return answers_for(self._screening.query, Record(self._screening.package))

    def _of(self, party_id: str) -> tuple[PartyEntry, Verdict] | None:
        if party_id not in self._made and self._is_known(party_id):
            day = self._screening.proof.asked_on
            answers = self._answers.on_all_lists(party_id, day=day)
            self._made[party_id] = party_entry(party_id, answers), verdict(answers)
        return self._made.get(party_id)

    def _is_known(self, party_id: str) -> bool:
        by_id = self._answers.record.by_id
        return any(party_id in by_id[table] for table in ("entities", "officials"))


@dataclass
class Places:
    """Where each party is named: the first places, and how many more there are."""

    shown: dict[str, list[str]] = field(default_factory=dict)
    more: dict[str, int] = field(default_factory=dict)

    def add(self, party_ids: Iterable[str], *, place: str) -> None:
        for party_id in party_ids:
            if party_id not in self.shown and len(self.shown) >= MAX_PARTIES:
                continue
            places = self.shown.setdefault(party_id, [])
            if len(places) < MAX_SHOWN:
                places.append(place)
            else:
                self.more[party_id] = self.more.get(party_id, 0) + 1

    def of(self, party_id: str) -> str:
        """The party and its places, such as `camera-maker (line 2, line 6)`."""
        places = ", ".join(self.shown.get(party_id, ()))
        more = f" and {self.more[party_id]:,} more" if party_id in self.more else ""
        return f"{party_id} ({places}{more})" if places else party_id
