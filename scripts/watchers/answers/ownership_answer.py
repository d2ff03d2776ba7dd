"""What the ownership rule of the day makes of a party with listed owners."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from watchers.answers.chains import Chain
from watchers.answers.holding import Holding
from watchers.answers.ownership_rules import OwnershipRule, Reach, RuleOnDay, Weight
from watchers.answers.reach import Reached
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
    """What they surely hold, in percent, straight or through parties that pass it on: together,
    or the largest if the rule takes each owner alone."""
    share_most: float
    is_owned: Truth
    """Whether they hold half or more together, or control, whatever the rule makes of that."""
    chains: tuple[Chain, ...]
    source_ids: tuple[str, ...]
    """The documents of all links from the owners, and of the rule."""


@dataclass(frozen=True, kw_only=True)
class _Decision:
    answer: ThroughOwners
    reason: Reason | None
    """None if only what is not known of days stands against a plainer answer."""
    result: Reached
    """What passes on what it holds, by the test on which the decision rests."""


def through_owners(
    holding: Holding, in_force: RuleOnDay, *, is_owned: Truth, doubts: tuple[Reason, ...]
) -> OwnershipAnswer:
    """The answer for one party, list and day, by the rule in force.

    `doubts` says what is not known of the owners' listings; what is not known of the days of links
    is added.
    """
    decision = _within_scope(_decided(holding, in_force), holding=holding, in_force=in_force)
    rule = in_force.rule
    links = holding.links_from_owners
    reasons = [decision.reason] if decision.reason else []
    if rule and rule.other_owners and decision.answer is not ThroughOwners.COVERED:
        reasons.append(Reason(ReasonKind.OTHER_OWNERS, detail=rule.other_owners))
    reasons += [reason for link in links for reason in link.reasons]
    sources = [source_id for link in links for source_id in link.source_ids]
    of_rule = [rule.source_id] if rule and rule.source_id else []
    least, most = _shares(holding, decision.result, rule)
    return OwnershipAnswer(
        answer=decision.answer,
        reasons=tuple(dict.fromkeys([*reasons, *doubts])),
        rule=rule,
        owner_ids=tuple(holding.listed),
        share_least=least,
        share_most=most,
        is_owned=is_owned,
        chains=holding.chains,
        source_ids=tuple(dict.fromkeys([*sources, *of_rule])),
    )


def _shares(holding: Holding, result: Reached, rule: OwnershipRule | None) -> tuple[float, float]:
    if rule is None or rule.is_summed is not False:
        straight = holding.straight
        return result.least_share(straight), result.most_share(straight)
    alone = [
        (result.least_share([link]), result.most_share([link])) for link in holding.straight
    ] or [(0.0, 0.0)]
    return max(least for least, _ in alone), max(most for _, most in alone)


def _decided(holding: Holding, in_force: RuleOnDay) -> _Decision:
    rule = in_force.rule
    if rule is None:
        return _unheeded(holding, ThroughOwners.UNKNOWN, ReasonKind.NO_RULE_KNOWN)
    if not in_force.is_sure:
        return _unheeded(
            holding, ThroughOwners.UNKNOWN, ReasonKind.RULE_DAY_UNKNOWN, detail=rule.citation
        )
    if rule.reach is Reach.SUSPENDED:
        return _unheeded(holding, ThroughOwners.NOT_COVERED, ReasonKind.RULE_SUSPENDED)
    if rule.reach is Reach.NAMED_ONLY:
        return _unheeded(holding, ThroughOwners.NOT_COVERED, ReasonKind.NAMED_ONLY)
    return _by_test(holding, rule)


def _unheeded(
    holding: Holding, answer: ThroughOwners, kind: ReasonKind, *, detail: str = ""
) -> _Decision:
    """A decision for which it does not matter how much the owners hold."""
    result = holding.reached(HALF_OR_CONTROL)
    return _Decision(answer=answer, reason=Reason(kind, detail=detail), result=result)


def _within_scope(decision: _Decision, *, holding: Holding, in_force: RuleOnDay) -> _Decision:
    """The decision, unless the rule surely in force does not reach parties of the country."""
    excluded = in_force.rule.excluded_country if in_force.rule and in_force.is_sure else ""
    if not excluded or decision.answer is ThroughOwners.NOT_COVERED:
        return decision
    if holding.country == excluded:
        reason = Reason(ReasonKind.COUNTRY_EXCLUDED, detail=excluded)
        return replace(decision, answer=ThroughOwners.NOT_COVERED, reason=reason)
    if not holding.country and decision.answer is ThroughOwners.COVERED:
        reason = Reason(ReasonKind.COUNTRY_UNKNOWN, detail=excluded)
        return replace(decision, answer=ThroughOwners.UNKNOWN, reason=reason)
    return decision


def _by_test(holding: Holding, rule: OwnershipRule) -> _Decision:
    """By the shares and control that the rule asks for."""
    result = holding.reached(rule)
    truth = result.of(holding.party_id)
    if truth is Truth.YES:
        answer, reason = _reaches(holding, rule)
    elif truth is Truth.UNKNOWN:
        answer, reason = _may_reach(holding, rule)
    else:
        answer, reason = _warned_of(holding, rule, result)
    return _Decision(answer=answer, reason=reason, result=result)


Finding = tuple[ThroughOwners, Reason | None]
"""An answer and why; no reason if only what is not known of days stands against a plainer one."""


def _reaches(holding: Holding, rule: OwnershipRule) -> Finding:
    if not rule.is_cascade and holding.held_directly.is_reached(rule) is not Truth.YES:
        return ThroughOwners.RED_FLAG, Reason(ReasonKind.INDIRECT_UNSPECIFIED)
    by_share_alone = replace(rule, control=Weight.DISREGARDED)
    if holding.is_reached(by_share_alone) is Truth.YES:
        return ThroughOwners.COVERED, Reason(ReasonKind.SHARE_REACHES)
    return ThroughOwners.COVERED, Reason(ReasonKind.CONTROL_REACHES, detail=rule.control_test)


def _may_reach(holding: Holding, rule: OwnershipRule) -> Finding:
    """Doubt of days makes it unknown; doubt of shares, or of the rule, is a red flag."""
    if holding.without_doubt_of_days.is_reached(rule) is Truth.YES:
        return ThroughOwners.UNKNOWN, None
    if rule.is_summed is None and holding.is_reached(replace(rule, is_summed=True)) is Truth.YES:
        return ThroughOwners.RED_FLAG, Reason(ReasonKind.AGGREGATION_UNSAID)
    return ThroughOwners.RED_FLAG, Reason(ReasonKind.SHARE_UNKNOWN)


def _warned_of(holding: Holding, rule: OwnershipRule, result: Reached) -> Finding:
    """Nothing that is known or possible reaches the threshold; the rule may warn of less."""
    if rule.threshold_pct is None and holding.is_reached(HALF_OR_CONTROL) is not Truth.NO:
        return ThroughOwners.RED_FLAG, Reason(ReasonKind.NO_THRESHOLD)
    with_control = replace(rule, control=Weight.COUNTS)
    warns_of_control = rule.control in (Weight.RED_FLAG, Weight.UNSAID)
    if warns_of_control and holding.is_reached(with_control) is not Truth.NO:
        return ThroughOwners.RED_FLAG, Reason(ReasonKind.CONTROL_NOT_COUNTED)
    passing = [link for link in holding.straight if result.of(link.owner_id) is not Truth.NO]
    if passing and rule.minority is not Weight.DISREGARDED:
        kind = ReasonKind.NO_THRESHOLD if rule.threshold_pct is None else ReasonKind.MINORITY
        return ThroughOwners.RED_FLAG, Reason(kind)
    return ThroughOwners.NOT_COVERED, Reason(ReasonKind.BELOW_THRESHOLD)
