"""The words for answers, reasons and chains. Nothing is decided by them: tests reword them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Formatter

from watchers.answers.answer import Said
from watchers.answers.chains import Chain
from watchers.answers.list_status import ListStatus
from watchers.answers.ownership_answer import OwnershipAnswer
from watchers.answers.ownership_links import Link
from watchers.answers.reasons import Reason, ReasonKind

REASONS = {
    ReasonKind.AFTER_RELEASE: "as of this release, which is dated {date}",
    ReasonKind.SOME_REMOVED: (
        "listed before {date}; some parties were removed on {date}"
        " and our source does not say which"
    ),
    ReasonKind.NO_SUCH_LIST_YET: "the list did not exist before {date}",
    ReasonKind.REMOVED: "removed {date}",
    ReasonKind.REMOVAL_DAY_UNKNOWN: "removed in {date}, exact day unknown",
    ReasonKind.NOT_YET_LISTED: "its listing begins {date}",
    ReasonKind.ANNOUNCED: "announced {date}; its listing begins {start}",
    ReasonKind.LISTING_DAY_UNKNOWN: "listed in {date}, exact day unknown",
    ReasonKind.FIRST_SEEN_LATER: (
        "first seen on the list on {date}; status on the requested day unknown"
    ),
    ReasonKind.LISTING_UNDATED: "date of listing unknown",
    ReasonKind.CHECKED_EARLIER: "list last checked on {date}; no removal found",
    ReasonKind.LAST_CHECKED: "list last checked on {date}",
    ReasonKind.LAST_CHECK_UNDATED: "date of last check unknown; no removal found",
    ReasonKind.XINJIANG_GROUNDS_ONLY: "checked for Xinjiang grounds only",
    ReasonKind.PARTLY_RECORDED: "list only partly recorded",
    ReasonKind.CHECK_UNDATED: "dates of the check unknown",
    ReasonKind.NOT_CHECKED: "list not checked for that day",
    ReasonKind.POSSIBLE_MATCH: "could be {names}: a person must look",
    ReasonKind.NO_MATCH: "no party in the record matches",
    ReasonKind.DAMAGED_TEXT: "the text is damaged and cannot be read",
    ReasonKind.SCRIPT_WITHOUT_NAMES: "the record has no names in this script",
    ReasonKind.NUMBER_ALONE: (
        "a number alone is not a name and cannot be looked up: add its exchange or register, as in"
        " SZSE:002415"
    ),
    ReasonKind.OWNERSHIP_UNDATED: ("{parties[0]} has owned {parties[1]} since {date} or before"),
    ReasonKind.OWNERSHIP_STATED_LATER: (
        "that {parties[0]} owns {parties[1]} is stated for {date}; whether it did before is unknown"
    ),
    ReasonKind.OWNERSHIP_DAY_UNKNOWN: (
        "{parties[0]} owned {parties[1]} ({date}); the exact days are unknown"
    ),
    ReasonKind.OWNERSHIP_AGREED: (
        "that {parties[0]} should hold {parties[1]} was agreed or planned ({date});"
        " whether it came about is unknown"
    ),
    ReasonKind.OWNER_MAY_BE_LISTED: "whether {parties[0]} was listed itself is unknown",
    ReasonKind.NO_RULE_KNOWN: (
        "no document of the record says whether the list reached owned parties that day"
    ),
    ReasonKind.RULE_DAY_UNKNOWN: "the days of the rule ({detail}) are not known exactly",
    ReasonKind.NAMED_ONLY: "the list reaches only parties that it names",
    ReasonKind.RULE_SUSPENDED: "the rule that reaches owned parties was suspended",
    ReasonKind.COUNTRY_EXCLUDED: "the rule does not reach parties of {detail}",
    ReasonKind.COUNTRY_UNKNOWN: (
        "the rule does not reach parties of {detail}, and the party's country is unknown"
    ),
    ReasonKind.SHARE_REACHES: "the share reaches the threshold",
    ReasonKind.CONTROL_REACHES: "control is enough: {detail}",
    ReasonKind.SHARE_UNKNOWN: "the share is not known well enough and may reach the threshold",
    ReasonKind.INDIRECT_UNSPECIFIED: (
        "held through others; the documents do not say how such shares are counted"
    ),
    ReasonKind.CONTROL_NOT_COUNTED: "controlled; the rule counts only shares",
    ReasonKind.AGGREGATION_UNSAID: (
        "the shares reach the threshold together; the documents do not say whether they are"
        " added up"
    ),
    ReasonKind.NO_THRESHOLD: "a listed party holds a share, and the rule gives no threshold",
    ReasonKind.OWNER_ANNOUNCED: (
        "the listing of {parties[0]} was announced {date} and not yet in effect"
    ),
    ReasonKind.MINORITY: "the share is below the threshold",
    ReasonKind.BELOW_THRESHOLD: "no owner that the rule reaches holds enough",
    ReasonKind.OTHER_OWNERS: "owners that this record does not hold count too: {detail}",
}
NO_DATE = "on an unknown date"
SAID = {
    Said.LISTED: "LISTED",
    Said.COVERED: "COVERED",
    Said.WHAT_IF_COVERED: "WHAT IF: COVERED",
    Said.RED_FLAG: "RED FLAG",
    Said.UNKNOWN: "UNKNOWN",
    Said.NOT_COVERED: "NOT COVERED",
    Said.NOT_LISTED_AS_OF: "not listed as of an older day",
    Said.NOT_LISTED_XINJIANG_GROUNDS: "not listed over Xinjiang",
    Said.NOT_LISTED: "not listed",
    Said.NOT_CHECKED: "not checked",
}
SHARE_UNKNOWN = "share unknown"
UP_TO = "up to {most:g} %"
RULE = "rule {rule}"
HELD_BY = "held by {owners}"


BASES = {
    "effective_on": "effective",
    "published_on": "published",
    "announced_on": "announced",
    "source_id": "or earlier: the date of its document",
}
"""What the day is from which a listing holds, by the column that it is taken from."""
SAID_WITH_THE_DAY = (ReasonKind.LAST_CHECKED, ReasonKind.AFTER_RELEASE)
"""Reasons that an answer says already by naming the day of its last check."""


def since_text(status: ListStatus) -> str:
    """Since when a party is listed, and what day that is."""
    if not status.since:
        return "since when is unknown"
    return f"since {status.since} ({BASES[status.since_basis]})"


def check_text(status: ListStatus) -> str:
    """How far a party was not listed: to which older day, and on which grounds it was checked."""
    return joined(filter(None, [status.as_of, limits_text(status)]))


def limits_text(status: ListStatus) -> str:
    """What limits the check of a list, besides its day."""
    return reasons_text(one for one in status.reasons if one.kind not in SAID_WITH_THE_DAY)


def reason_text(reason: Reason) -> str:
    return "".join(text for text, _ in reason_pieces(reason))


def reason_pieces(reason: Reason) -> Iterator[tuple[str, bool]]:
    """The words of a reason in their order; with each, whether it is the id of a party."""
    facts = {
        "date": reason.date or NO_DATE,
        "start": reason.start,
        "parties": reason.parties,
        "names": ", ".join(reason.parties),
        "detail": reason.detail.rstrip("."),
    }
    words = Formatter()
    for text, name, _, _ in words.parse(REASONS[reason.kind]):
        yield text, False
        if name:
            fact, key = words.get_field(name, (), facts)
            yield fact, key == "parties"


def share_text(ownership: OwnershipAnswer) -> str:
    """The share between its bounds, such as `60 %`, `50 to 100 %` or, if in doubt, `up to 60 %`."""
    least, most = ownership.share_least, ownership.share_most
    if least == most:
        return f"{least:g} %"
    if least:
        return f"{least:g} to {most:g} %"
    is_stated = any(chain.links[-1].share_pct for chain in ownership.chains)
    return UP_TO.format(most=most) if is_stated else SHARE_UNKNOWN


def chain_text(chain: Chain) -> str:
    """The chain as `owner -[kind share]-> owned`."""
    return chain.parties[0] + "".join(map(_step, chain.links))


def _step(link: Link) -> str:
    percent = f" {link.share_pct} %" if link.share_pct else ""
    return f" -[{link.kind.replace('_', ' ')}{percent}]-> {link.owned_id}"


def chains_text(ownership: OwnershipAnswer) -> str:
    return joined(map(chain_text, ownership.chains))


def reasons_text(reasons: Iterable[Reason]) -> str:
    return joined(map(reason_text, reasons))


def joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)
