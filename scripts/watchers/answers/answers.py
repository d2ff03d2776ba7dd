"""The answers of a record, by party, list and day: the one place where they are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from watchers.answers.answer import Answer, answer, gravity
from watchers.answers.holding import Holding
from watchers.answers.listed_owners import doubts_of_listing, listed_owners
from watchers.answers.listings import Listings
from watchers.answers.ownership_answer import HALF_OR_CONTROL, OwnershipAnswer, through_owners
from watchers.answers.ownership_links import OwnershipLinks
from watchers.answers.ownership_rules import OwnershipRule, OwnershipRules
from watchers.answers.periods import Periods, periods
from watchers.dates.partial_date import day_after
from watchers.tables.listing_began import LISTED_FROM

if TYPE_CHECKING:
    from watchers.tables.rows import Record, Row

NOBODY = ""
"""In place of a party's id: any party that was never on the list, nor had an owner on it."""
LINK_DATES = ("started_on", "as_of", "ended_on")
CHECK_DATES = ("complete_from", "complete_to")
RULE_DATES = ("started_on", "ended_on")


class Answers:
    """What a record says of its parties; each answer is made once, when it is first asked for.

    With a `hypothetical` rule it says what would be so if every list had that rule, always.
    """

    def __init__(self, record: Record, *, hypothetical: OwnershipRule | None = None) -> None:
        self.record = record
        self.listings = Listings(record)
        self._links = OwnershipLinks(record)
        self._rules = OwnershipRules(record, hypothetical=hypothetical)
        self._is_what_if = hypothetical is not None
        self._periods: dict[tuple[str, str], Periods] = {}
        self._owners: dict[str, dict[str, list[str]]] = {}

    @property
    def list_ids(self) -> list[str]:
        return list(self.listings.lists)

    def on(self, party_id: str, list_id: str, *, day: str) -> Answer:
        """The answer for a day (YYYY-MM-DD)."""
        return self.periods(party_id, list_id).on(day)

    def on_all_lists(self, party_id: str, *, day: str) -> list[Answer]:
        """One answer for each list of the record, in the lists' order."""
        return [self.on(party_id, list_id, day=day) for list_id in self.list_ids]

    def periods(self, party_id: str, list_id: str) -> Periods:
        """All answers for a party and a list."""
        key = (party_id if self.concerns(list_id, party_id) else NOBODY, list_id)
        if key not in self._periods:
            self._periods[key] = periods(
                self._dates(*key), of_day=lambda day: self.of_day(*key, day=day)
            )
        return self._periods[key]

    def concerns(self, list_id: str, party_id: str) -> bool:
        """Whether the party, or one that ever owned it, ever stood on the list."""
        rows = self.listings.rows_of(party_id, list_id)
        return bool(rows or self._owners_on(list_id, party_id))

    def of_day(self, party_id: str, list_id: str, *, day: str) -> Answer:
        """The answer made for one day alone; `periods` puts these together."""
        return answer(
            self.listings.status_on(party_id, list_id, day=day),
            self._ownership(party_id, list_id, day=day),
            is_what_if=self._is_what_if,
        )

    def _ownership(self, party_id: str, list_id: str, *, day: str) -> OwnershipAnswer | None:
        """The gravest of the answers, if the list has a rule of its own for some of the owners."""
        owners = self._owners_on(list_id, party_id)
        if not owners:
            return None
        links = self._links.above(party_id, day)
        present = {link.owner_id for above in links.values() for link in above}
        statuses = {
            owner_id: self.listings.status_on(owner_id, list_id, day=day)
            for owner_id in owners
            if owner_id in present
        }
        whole = Holding(
            party_id=party_id,
            country=self.record.get("entities", party_id).get("country", ""),
            links=links,
            listed=listed_owners(statuses),
        )
        if not whole.listed:
            return None
        is_owned = whole.is_reached(HALF_OR_CONTROL)
        found = [
            through_owners(
                replace(whole, listed={owner_id: whole.listed[owner_id] for owner_id in of_rule}),
                rule,
                is_owned=is_owned,
                doubts=doubts_of_listing({one: statuses[one] for one in of_rule}),
            )
            for rule, of_rule in self._rules.by_owners(list_id, whole.listed, day=day)
        ]
        return min(found, key=gravity)

    def _owners_on(self, list_id: str, party_id: str) -> list[str]:
        """Those above the party, in any period, that ever stood on the list."""
        if party_id not in self._owners:
            self._owners[party_id] = self._owners_by_list(party_id)
        return self._owners[party_id].get(list_id, [])

    def _owners_by_list(self, party_id: str) -> dict[str, list[str]]:
        above = {row["owner_id"] for row in self._links.rows_above(party_id)} - {party_id}
        found: dict[str, list[str]] = defaultdict(list)
        for owner_id in sorted(above):
            for list_id in self.list_ids:
                if self.listings.rows_of(owner_id, list_id):
                    found[list_id].append(owner_id)
        return found

    def _dates(self, party_id: str, list_id: str) -> Iterator[str]:
        """Every date on which an answer for the party and the list can depend."""
        yield day_after(self.listings.released)
        yield self.listings.lists[list_id].get("started_on", "")
        for row in self.listings.coverage_of(list_id).rows:
            yield from _cells(row, CHECK_DATES)
        owners = self._owners_on(list_id, party_id)
        for party in (party_id, *owners):
            for row in self.listings.rows_of(party, list_id):
                yield from _cells(row, (*LISTED_FROM, "ended_on"))
                yield self.listings.published(row["source_id"])
        if owners:
            for row in self._links.rows_above(party_id):
                yield from _cells(row, LINK_DATES)
            for row in self._rules.rows_of(list_id):
                yield from _cells(row, RULE_DATES)


def _cells(row: Row, columns: tuple[str, ...]) -> Iterator[str]:
    return (row.get(column, "") for column in columns)
