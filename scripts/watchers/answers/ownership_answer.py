"""What the ownership rule of the day makes of a party with listed owners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from watchers.answers.chains import Chain, chains_from
from watchers.answers.ownership_links import Link
from watchers.answers.ownership_rules import OwnershipRule, Reach, RuleOnDay, Weight
from watchers.answers.reach import Links, Reached, least_share, most_share, reached
from watchers.answers.reasons import Reason, ReasonKind
from watchers.dates.as_of import Truth


class ThroughOwners(StrEnum):
    """What is said of a party and a list because of its owners, the gravest first."""

    COVERED = "covered"
    RED_FLAG = "red_flag"
    UNKNOWN = "unknown"
    NOT_COVERED = "not_covered"


HALF_OR_CONTROL = OwnershipRule(
    rule_id="",
    reach=Reach.OWNED_PARTIES,
    threshold_pct=50.0,
    is_summed=True,
    control=Weight.COUNTS,
)
"""What is called owned where no rule decides."""


@dataclass(frozen=True, kw_only=True)
class OwnershipAnswer:
    """The answer with the rule, the listed owners, what they hold, and the documents."""

    answer: ThroughOwners
    reasons: tuple[Reason, ...]
    rule: OwnershipRule | None
    owner_ids: tuple[str, ...]
    """The listed owners, or those that may have been listed."""
    share_least: float
    """What they surely hold together, in percent, straight or through parties that are reached."""
    share_most: float
    is_owned: Truth
    """Whether they hold half or more, or control, whatever the rule makes of that."""
    chains: tuple[Chain, ...]
    """From each owner the shortest way down to the party."""
    source_ids: tuple[str, ...]
    """The documents of the links, and of the rule."""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A party as its listed owners hold it on a day."""

    party_id: str
    country: str
    """The party's country; empty if unknown."""
    links: Links
    listed: Mapping[str, Truth]
    """The owners that were listed (YES) or may have been (UNKNOWN)."""

    def reached(self, rule: OwnershipRule) -> Reached:
        return reached(self.party_id, links=self.links, listed=self.listed, rule=rule)

    @property
    def without_doubt_of_days(self) -> Holding:
        """The same if every link had held and every owner had been listed."""
        links = {
            party: [replace(link, is_sure=True) for link in above]
            for party, above in self.links.items()
        }
        return replace(self, links=links, listed=dict.fromkeys(self.listed, Truth.YES))

    def passing(self, result: Reached) -> list[Link]:
        """The links straight to the party from those that pass on what they hold."""
        above = self.links.get(self.party_id, [])
        return [link for link in above if result.of(link.owner_id) is not Truth.NO]

    @property
    def direct(self) -> list[Link]:
        """The links from listed owners straight to the party."""
        return [link for link in self.links.get(self.party_id, []) if link.owner_id in self.listed]


def through_owners(holding: Holding, in_force: RuleOnDay) -> OwnershipAnswer:
    """The answer for one party, list and day, by the rule in force."""
    answer, reasons, links = _decided(holding, in_force)
    chains = chains_from(holding.listed, holding.links, to=holding.party_id)
    of_links = [link for chain in chains for link in chain.links]
    rule = in_force.rule
    if rule and rule.other_owners and answer is not ThroughOwners.COVERED:
        reasons = (*reasons, Reason(ReasonKind.OTHER_OWNERS, detail=rule.other_owners))
    of_rule = [rule.source_id] if rule and rule.source_id else []
    return OwnershipAnswer(
        answer=answer,
        reasons=tuple(dict.fromkeys((*reasons, *_doubts(holding, [*of_links, *links])))),
        rule=rule,
        owner_ids=tuple(holding.listed),
        share_least=least_share(link for link in links if _is_sure(link, holding.listed)),
        share_most=most_share(links),
        is_owned=holding.reached(HALF_OR_CONTROL).of(holding.party_id),
        chains=chains,
        source_ids=tuple(dict.fromkeys([*(link.source_id for link in of_links), *of_rule])),
    )


def _is_sure(link: Link, listed: Mapping[str, Truth]) -> bool:
    """Whether the link surely held, and its owner, if it is one of the listed, surely was."""
    return link.is_sure and listed.get(link.owner_id, Truth.YES) is Truth.YES


def _doubts(holding: Holding, links: list[Link]) -> tuple[Reason, ...]:
    """What is not known of the days of the links and of the owners' listings."""
    of_links = tuple(link.reason for link in links if link.reason)
    of_owners = tuple(
        Reason(ReasonKind.OWNER_MAY_BE_LISTED, parties=(owner,))
        for owner, truth in holding.listed.items()
        if truth is Truth.UNKNOWN
    )
    return (*of_links, *of_owners)


Decision = tuple[ThroughOwners, tuple[Reason, ...], list[Link]]
"""The answer, why, and the links straight to the party on which it rests."""


def _decided(holding: Holding, in_force: RuleOnDay) -> Decision:
    rule = in_force.rule
    held = holding.passing(holding.reached(HALF_OR_CONTROL))
    if rule is None:
        return _said(ThroughOwners.UNKNOWN, ReasonKind.NO_RULE_KNOWN, held)
    if not in_force.is_sure:
        return _said(ThroughOwners.UNKNOWN, ReasonKind.RULE_DAY_UNKNOWN, held, rule.citation)
    if rule.reach is Reach.SUSPENDED:
        return _said(ThroughOwners.NOT_COVERED, ReasonKind.RULE_SUSPENDED, held, rule.citation)
    if rule.reach is Reach.NAMED_ONLY:
        return _said(ThroughOwners.NOT_COVERED, ReasonKind.NAMED_ONLY, held, rule.citation)
    return _within_scope(_by_test(holding, rule), holding=holding, rule=rule)


def _said(answer: ThroughOwners, kind: ReasonKind, links: list[Link], detail: str = "") -> Decision:
    return answer, (Reason(kind, detail=detail),), links


def _within_scope(decision: Decision, *, holding: Holding, rule: OwnershipRule) -> Decision:
    """The decision, unless the rule does not reach parties of the party's country."""
    answer, _, links = decision
    if not rule.excluded_country or answer is ThroughOwners.NOT_COVERED:
        return decision
    if holding.country == rule.excluded_country:
        return _said(
            ThroughOwners.NOT_COVERED,
            ReasonKind.COUNTRY_EXCLUDED,
            links,
            rule.excluded_country,
        )
    if not holding.country and answer is ThroughOwners.COVERED:
        return _said(
            ThroughOwners.UNKNOWN, ReasonKind.COUNTRY_UNKNOWN, links, rule.excluded_country
        )
    return decision


def _by_test(holding: Holding, rule: OwnershipRule) -> Decision:
    """By the shares and control that the rule asks for."""
    result = holding.reached(rule)
    truth = result.of(holding.party_id)
    passing = holding.passing(result)
    if truth is Truth.YES:
        return _reaches(holding, rule, passing)
    if truth is Truth.UNKNOWN:
        if holding.without_doubt_of_days.reached(rule).of(holding.party_id) is Truth.YES:
            return ThroughOwners.UNKNOWN, (), passing
        return _said(ThroughOwners.RED_FLAG, ReasonKind.SHARE_UNKNOWN, passing)
    return _below(rule, passing)


def _reaches(holding: Holding, rule: OwnershipRule, passing: list[Link]) -> Decision:
    if not rule.is_cascade:
        straight = replace(holding, links={holding.party_id: holding.direct})
        if straight.reached(rule).of(holding.party_id) is not Truth.YES:
            return _said(ThroughOwners.RED_FLAG, ReasonKind.INDIRECT_UNSPECIFIED, passing)
    if rule.is_met_by(least_share([link for link in passing if link.is_sure])):
        return _said(ThroughOwners.COVERED, ReasonKind.SHARE_REACHES, passing)
    return _said(ThroughOwners.COVERED, ReasonKind.CONTROL_REACHES, passing, rule.control_test)


def _below(rule: OwnershipRule, passing: list[Link]) -> Decision:
    """Nothing that is known reaches the threshold; the rule may warn of less."""
    if any(link.is_control for link in passing) and rule.control is not Weight.DISREGARDED:
        return _said(ThroughOwners.RED_FLAG, ReasonKind.CONTROL_NOT_COUNTED, passing)
    if passing and rule.minority is not Weight.DISREGARDED:
        return _said(ThroughOwners.RED_FLAG, ReasonKind.MINORITY, passing)
    return _said(ThroughOwners.NOT_COVERED, ReasonKind.BELOW_THRESHOLD, passing)
