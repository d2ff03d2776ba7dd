"""Which rule says, on a day, whether a list reaches parties that listed parties own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from watchers.dates.as_of import Truth, held

if TYPE_CHECKING:
    from watchers.tables.rows import Record, Row

WHAT_IF = "what-if"
"""The id of a rule that nobody made: what if every list reached owned parties from some share."""


class Reach(StrEnum):
    """Whether a list reaches parties that listed parties own, as the column `reach` says it."""

    OWNED_PARTIES = "owned_parties"
    NAMED_ONLY = "named_only"
    SUSPENDED = "suspended"


class Weight(StrEnum):
    """What control, or a share below the threshold, does under a rule."""

    COUNTS = "counts"
    RED_FLAG = "red_flag"
    DISREGARDED = "disregarded"
    UNSAID = ""
    """The documents read do not say; a person should look, as with a red flag."""


@dataclass(frozen=True, kw_only=True)
class OwnershipRule:
    """A row of `ownership_rules`, which has the meaning of each column."""

    rule_id: str
    reach: Reach
    threshold_pct: float | None = None
    includes_threshold: bool = True
    """Whether a share of exactly the threshold is enough (`at_least`)."""
    is_summed: bool | None = None
    """Whether shares of several owners are added up; None if the documents read do not say."""
    control: Weight = Weight.UNSAID
    minority: Weight = Weight.UNSAID
    control_test: str = ""
    is_cascade: bool = True
    excluded_country: str = ""
    other_owners: str = ""
    citation: str = ""
    source_id: str = ""

    def is_met_by(self, share: float) -> bool:
        if self.threshold_pct is None:
            return False
        return share > self.threshold_pct or (
            self.includes_threshold and share == self.threshold_pct
        )


def rule_of(row: Row) -> OwnershipRule:
    """The rule that a row gives."""
    return OwnershipRule(
        rule_id=row["ownership_rule_id"],
        reach=Reach(row["reach"]),
        threshold_pct=float(row["threshold_pct"]) if row["threshold_pct"] else None,
        includes_threshold=row["comparator"] != "more_than",
        is_summed={"summed": True, "single_owner": False}.get(row["aggregation"]),
        control=Weight(row["control"]),
        minority=Weight(row["minority"]),
        control_test=row["control_test"],
        is_cascade=row["indirect"] == "cascade",
        excluded_country=row["excluded_country"],
        other_owners=row["other_owners"],
        citation=row["citation"],
        source_id=row["source_id"],
    )


def what_if(threshold_pct: float) -> OwnershipRule:
    """The rule that shares of listed owners, added up, count from `threshold_pct`."""
    return OwnershipRule(
        rule_id=WHAT_IF,
        reach=Reach.OWNED_PARTIES,
        threshold_pct=threshold_pct,
        is_summed=True,
        control=Weight.RED_FLAG,
        minority=Weight.DISREGARDED,
    )


@dataclass(frozen=True)
class RuleOnDay:
    """The rule for an owner's holdings on a day."""

    rule: OwnershipRule | None
    """None if no document of the record says what held that day."""
    is_sure: bool = True
    """Whether it is known to have been in force; its dates may be too imprecise to tell."""


class OwnershipRules:
    """The rules of a record, or one `hypothetical` rule in their place."""

    def __init__(self, record: Record, *, hypothetical: OwnershipRule | None = None) -> None:
        self._hypothetical = RuleOnDay(hypothetical) if hypothetical else None
        self._rows: dict[str, list[Row]] = defaultdict(list)
        # An older release has no such table; nothing of it says what its lists reached.
        for row in record.tables.get("ownership_rules", []):
            self._rows[row["list_id"]].append(row)

    def rows_of(self, list_id: str) -> list[Row]:
        return self._rows.get(list_id, [])

    def by_owners(
        self, list_id: str, owner_ids: Iterable[str], *, day: str
    ) -> list[tuple[RuleOnDay, list[str]]]:
        """The rules of the day, each with the owners whose holdings it is about.

        The rule for all parties of a list is about every owner, also those for which there is one
        of their own.
        """
        owners = list(owner_ids)
        general = self.on(list_id, owner_id="", day=day)
        own = [(self.on(list_id, owner_id=one, day=day), [one]) for one in owners]
        own = [(rule, of_rule) for rule, of_rule in own if rule != general]
        with_own = {one for _, of_rule in own for one in of_rule}
        of_general = owners if general.rule else [one for one in owners if one not in with_own]
        return [*([(general, of_general)] if of_general else []), *own]

    def on(self, list_id: str, *, owner_id: str, day: str) -> RuleOnDay:
        """The rule of the list for what the owner holds: one for this owner, else one for all."""
        if self._hypothetical:
            return self._hypothetical
        in_force = [
            (row["owner_id"] != owner_id, truth is not Truth.YES, row)
            for row in self.rows_of(list_id)
            if row["owner_id"] in ("", owner_id)
            and (truth := held(row["started_on"], row["ended_on"], day)) is not Truth.NO
        ]
        if not in_force:
            return RuleOnDay(None)
        _, is_unsure, row = min(in_force, key=_rank)
        return RuleOnDay(rule_of(row), not is_unsure)


def _rank(candidate: tuple[bool, bool, Row]) -> tuple[bool, bool, str]:
    is_general, is_unsure, row = candidate
    return is_general, is_unsure, row["started_on"]
