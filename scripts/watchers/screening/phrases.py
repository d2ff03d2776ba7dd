"""The words for reasons, owners and sums. Nothing is decided by them: tests reword them all."""

from __future__ import annotations

from collections.abc import Iterable

from watchers.screening.owners import Chain
from watchers.screening.reasons import Reason, ReasonKind
from watchers.screening.result import Outcome, OwnerBasis, OwnerLink, ScreeningResult, Summary

REASONS = {
    ReasonKind.AFTER_RELEASE: "this release is dated {date}, before that day",
    ReasonKind.SOME_REMOVED: (
        "listed before {date}; some parties were removed on {date}"
        " and our source does not say which"
    ),
    ReasonKind.NO_SUCH_LIST_YET: "the list did not exist before {date}",
    ReasonKind.REMOVED: "removed {date}",
    ReasonKind.REMOVAL_DAY_UNKNOWN: "removed in {date}, exact day unknown",
    ReasonKind.NOT_YET_LISTED: "not listed before {date}",
    ReasonKind.ANNOUNCED: "announced {date}, not listed before {start}",
    ReasonKind.LISTING_DAY_UNKNOWN: "listed in {date}, exact day unknown",
    ReasonKind.FIRST_SEEN_LATER: (
        "first seen on the list on {date}; status on the requested day unknown"
    ),
    ReasonKind.LISTING_UNDATED: "date of listing unknown",
    ReasonKind.CHECKED_EARLIER: "list last checked on {date}; no removal found",
    ReasonKind.LAST_CHECK_UNDATED: "date of last check unknown; no removal found",
    ReasonKind.XINJIANG_GROUNDS_ONLY: "checked for Xinjiang grounds only",
    ReasonKind.PARTLY_RECORDED: "list only partly recorded",
    ReasonKind.CHECK_UNDATED: "dates of the check unknown",
    ReasonKind.NOT_CHECKED: "list not checked for that day",
    ReasonKind.AMBIGUOUS_NAME: (
        "too short or too common to identify a party; possible matches: {names}"
    ),
    ReasonKind.NO_MATCH: "no party in the record matches",
    ReasonKind.OWNERSHIP_UNDATED: (
        "unknown since when {parties[0]} has owned {parties[1]}; stated {date}"
    ),
}
NO_DATE = "on an unknown date"

OWNERS = {
    OwnerBasis.CERTAIN: "owned by {name} ({share})",
    OwnerBasis.OWNERSHIP_UNCERTAIN: (
        "{name} (listed) is an owner ({share}); its ownership on that day is unknown"
    ),
    OwnerBasis.LISTING_UNCERTAIN: (
        "{name} is an owner ({share}); its own listing status on that day is unknown"
    ),
}
SHARE_UNKNOWN = "share unknown"

COUNTS = {
    Outcome.LISTED: "listed",
    Outcome.OWNED: "owned by a listed party",
    Outcome.NOT_LISTED: "on no list that was checked",
    Outcome.UNKNOWN: "unknown",
    Outcome.NO_MATCH: "not in the record",
}


def reason_text(reason: Reason) -> str:
    return REASONS[reason.kind].format(
        date=reason.date or NO_DATE,
        start=reason.start,
        parties=reason.parties,
        names=", ".join(reason.parties),
    )


def owner_text(owner: OwnerLink) -> str:
    return OWNERS[owner.basis].format(name=owner.name, share=share_text(owner))


def share_text(owner: OwnerLink) -> str:
    return SHARE_UNKNOWN if owner.share is None else f"{owner.share:g} %"


def chain_text(chain: Chain) -> str:
    """The chain as `owner -[kind share]-> owned`."""
    steps = [chain.owner_id]
    for party, kind, share in zip(chain.parties[1:], chain.kinds, chain.shares, strict=True):
        percent = f" {share} %" if share else ""
        steps.append(f"-[{kind.replace('_', ' ')}{percent}]-> {party}")
    return " ".join(steps)


def chains_text(owner: OwnerLink) -> str:
    return joined(map(chain_text, owner.chains))


def remark(result: ScreeningResult) -> str:
    """Everything that limits or explains a result, in one line; empty if nothing does."""
    of_owner = [owner_text(result.owner)] if result.owner else []
    return joined([*of_owner, *map(reason_text, result.reasons)])


def summary_text(summary: Summary) -> str:
    total = sum(summary.names.values())
    counts = [
        f"{summary.names[outcome]} {words}"
        for outcome, words in COUNTS.items()
        if summary.names[outcome]
    ]
    return f"{total} {'name' if total == 1 else 'names'}: {', '.join(counts) or 'nothing asked'}"


def joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)
