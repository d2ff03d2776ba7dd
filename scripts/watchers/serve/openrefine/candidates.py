"""The candidates for a name, as the matcher of `watchers listed` finds them, and when one is sure.

`match` is true of one party alone, which the matcher is sure of, and nothing beside it is left for
a person to look at. Everything else is a candidate. A party of another type than it should have is
told, as the type may be wrong, and is never a match.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from watchers.matching.costs import COSTS
from watchers.screening.context.findings import DIFFERENCES, FindingKind
from watchers.screening.result import MatchedParty, ScreeningResult
from watchers.serve.openrefine.query import Query
from watchers.serve.openrefine.types import Type, type_ids
from watchers.serve.service import Service
from watchers.tables.rows import Row

MAX_POSSIBLE = COSTS.min_match - 0.01
"""The highest score of a party that a name could mean and does not identify: below every match."""
TO_PERCENT = 100
NOT_TOLD = {FindingKind.OTHER_AGREES}
"""Findings that are no comparison of the party with the row."""


def candidates(service: Service, query: Query, *, types: dict[str, Type]) -> list[dict[str, Any]]:
    """The candidates, the likest first."""
    results = service.matches(query.name, query.cells)
    sure = sure_party(results)
    found = {}
    for result in results:
        if result.match and result.match.party_id not in found:
            found[result.match.party_id] = result
    rows = [_candidate(service, one, sure, types=types) for one in found.values()]
    kept = [row for row in rows if _is_of_type(row, query) or query.strictness == "should"]
    for row in kept:
        row["match"] = row["match"] and _is_of_type(row, query)
    kept.sort(key=lambda row: (-row["score"], row["id"]))
    return kept[: query.limit]


def sure_party(results: list[ScreeningResult]) -> str:
    """The party that the name surely means; empty if none, several, or if something is left."""
    left = [one for one in results if not _was_told_apart(one)]
    if len(left) != 1 or left[0].match is None or left[0].is_candidate:
        return ""
    differs = any(finding.kind in DIFFERENCES for finding in left[0].match.findings)
    return "" if differs else left[0].match.party_id


def _was_told_apart(result: ScreeningResult) -> bool:
    """Whether what stands beside the name says that it is another party."""
    return any(finding.kind is FindingKind.OTHER_AGREES for finding in result.findings)


def _candidate(
    service: Service, result: ScreeningResult, sure: str, *, types: dict[str, Type]
) -> dict[str, Any]:
    match = result.match
    assert match is not None
    party = service.party(match.party_id)
    assert party is not None
    score = min(match.score, MAX_POSSIBLE) if result.is_candidate else match.score
    return {
        "id": match.party_id,
        "name": match.party,
        "description": f"{describe(*party)}; {match.method}",
        "type": [types[one].brief for one in type_ids(*party)],
        "score": round(score * TO_PERCENT, 1),
        "match": match.party_id == sure,
        "features": list(_features(match, is_sure=not result.is_candidate)),
    }


def _features(match: MatchedParty, *, is_sure: bool) -> Iterator[dict[str, Any]]:
    yield {"id": "name_alike", "value": round(match.score, 3)}
    yield {"id": "name_identifies", "value": is_sure}
    kinds = {finding.kind for finding in match.findings} - NOT_TOLD
    for kind in sorted(kinds):
        yield {"id": kind.value, "value": True}


def describe(table: str, row: Row) -> str:
    """What a party is, in a few words: its kind, and its country if that is known."""
    kind = row["kind"].replace("_", " ") if table == "entities" else "person in a public role"
    return ", ".join(filter(None, [kind, row["country"]]))


def _is_of_type(row: dict[str, Any], query: Query) -> bool:
    if not query.types:
        return True
    own = {one["id"] for one in row["type"]}
    return set(query.types) <= own if query.strictness == "all" else bool(own & set(query.types))
