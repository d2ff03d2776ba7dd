"""A package in which listed parties own others, by rules that a test settles."""

from pathlib import Path

from support.packages import change_rows
from watchers.answers.answer import Answer

LETTERS = "xyabcdefgh"
DAY = "2020-01-01"
"""A day on which the rule is in force."""
RULE = {
    "ownership_rule_id": "trade-list-half",
    "started_on": "2018-01-01",
    "ended_on": "",
    "reach": "owned_parties",
    "comparator": "at_least",
    "threshold_pct": "50",
    "aggregation": "summed",
    "control": "red_flag",
    "minority": "red_flag",
    "indirect": "cascade",
}
LATER_RULE = {"ownership_rule_id": "trade-list-named-only", "started_on": "2026-01-30"}
TESTS = ("comparator", "threshold_pct", "aggregation", "control", "minority", "indirect")
NAMED_ONLY = {**dict.fromkeys(TESTS, ""), "reach": "named_only"}


def owned_package(
    package: Path,
    links: list[dict[str, str]],
    *,
    rule: dict[str, str] | None = None,
    further_rules: list[dict[str, str]] | None = None,
    listed: str = "xy",
    listing: dict[str, str] | None = None,
    country: str = "CN",
) -> None:
    """Adds companies named by a letter, of which those in `listed` are on the list, and links."""
    base = {"kind": "company", "summary": "A company.", "source_id": "trade-notice"}
    companies = [
        {**base, "entity_id": letter, "name": f"Company {letter}", "country": country}
        for letter in LETTERS
    ]
    change_rows(package, "entities", companies)
    change_rows(package, "designations", [_listing(letter, listing or {}) for letter in listed])
    change_rows(package, "ownership", links)
    settled = {**RULE, **(rule or {})}
    settled["ended_on"] = settled["ended_on"] or LATER_RULE["started_on"]
    change_rows(package, "ownership_rules", [settled, LATER_RULE, *(further_rules or [])])


def _listing(letter: str, cells: dict[str, str]) -> dict[str, str]:
    row = {
        "designation_id": f"trade-list-{letter}",
        "list_id": "trade-list",
        "entity_id": letter,
        "name_as_listed": f"Company {letter}",
        "effective_on": "2019-06-01",
        "citation": "2 TN 2",
        "source_id": "trade-notice",
    }
    return row | cells


def link(text: str, **cells: str) -> dict[str, str]:
    """`x 50 a` is a share, `x at_least 50 a` one with a qualifier, `x control a` is without one."""
    owner, *how, owned = text.split()
    row = {
        "ownership_id": f"{owner}-{owned}",
        "owner_id": owner,
        "owned_id": owned,
        "kind": "shareholding",
        "stage": "held",
        "started_on": "2018-01-01",
        "source_id": "trade-notice",
    }
    if how[-1].replace(".", "").isdigit():
        row |= {"share_pct": how[-1], "share_qualifier": how[0] if len(how) > 1 else "exact"}
    else:
        row |= {"kind": how[0]}
    return row | cells


def links_of(text: str) -> list[dict[str, str]]:
    """Several links, such as `x 50 a, a 50 b`."""
    return [link(one) for one in text.split(", ")]


def kinds(answer: Answer) -> list[str]:
    """The kinds of the reasons for an answer."""
    return [reason.kind.value for reason in answer.reasons]
