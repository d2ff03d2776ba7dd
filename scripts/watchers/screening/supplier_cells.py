"""The cells that say what was found for a supplier, from the results on its name."""

from __future__ import annotations

from collections.abc import Iterable

from watchers.answers import words
from watchers.answers.answer import Answer, Said
from watchers.answers.reasons import Reason
from watchers.screening.context.findings import Finding, FindingKind, findings_text
from watchers.screening.phrases import decided_text
from watchers.screening.result import Decision, MatchedParty, ScreeningResult, verdict_of
from watchers.screening.verdict import STANDING, Verdict, verdict_of_answer

HITS = frozenset({Verdict.LISTED, Verdict.COVERED})
LOOKS = frozenset({Verdict.OWNED, Verdict.REVIEW})
ALIKE = {verdict: alike for alike in (HITS, LOOKS) for verdict in alike}
"""Verdicts whose lists are named together; those of any other stand alone."""
Key = tuple[str, str, tuple[Finding, ...], Reason | None, Decision | None, Decision | None]
"""On what the cells of a result depend, besides the day."""


def key_of(result: ScreeningResult) -> Key:
    """On what the cells of a result depend, besides the day."""
    match = result.match
    party_id = match.party_id if match else ""
    reason, decision = result.reason, result.decision
    return (result.asked_as, party_id, result.findings, reason, decision, result.overruled)


def _alike(results: list[ScreeningResult]) -> frozenset[Verdict]:
    """The verdicts that are named together with the one on a name."""
    verdict = verdict_of(results)
    return ALIKE.get(verdict, frozenset({verdict}))


def _bearing(results: list[ScreeningResult]) -> list[Answer]:
    """The answers on which the verdict on a name rests."""
    alike = _alike(results)
    return [
        answer for result in results for answer in result.answers if _bears(answer, result, alike)
    ]


def _bears(answer: Answer, result: ScreeningResult, alike: frozenset[Verdict]) -> bool:
    """For a party that the name could mean, the lists on which it stands bear the verdict."""
    if result.decision:
        return False
    if result.is_candidate:
        return result.verdict in alike and answer.said in STANDING
    return verdict_of_answer(answer) in alike


def _reasons(results: list[ScreeningResult]) -> list[Reason]:
    reasons = [result.reason for result in results if result.reason and not result.decision]
    return reasons + [reason for answer in _bearing(results) for reason in answer.reasons]


def found_cells(results: list[ScreeningResult]) -> tuple[str, ...]:
    """The cells of a row from its verdict to its remark."""
    answers, reasons = _bearing(results), _reasons(results)
    decided = list(filter(None, map(decided_text, results)))
    matches = told(results)
    since = [answer.status.since for answer in answers if answer.said is Said.LISTED]
    owners = [answer.ownership.owner_ids for answer in answers if answer.ownership]
    return (
        verdict_of(results).value,
        words.joined(_asked_as(results)),
        _ids(match.party_id for match in matches),
        words.joined(match.party for match in matches),
        words.joined(_context(results)),
        _ids(answer.list_id for answer in answers),
        min(filter(None, since), default=""),
        _ids(owner for of_answer in owners for owner in of_answer),
        _ids(reason.kind.value for reason in reasons),
        words.joined(dict.fromkeys([*decided, *map(words.reason_text, reasons)])),
    )


def _asked_as(results: list[ScreeningResult]) -> list[str]:
    """The parts of the cell that were asked, where they are not the cell itself."""
    return list(dict.fromkeys(result.asked_as for result in results if result.asked_as))


def _context(results: list[ScreeningResult]) -> list[str]:
    """What was compared; by party, if there are several."""
    matches = [result.match for result in results if result.match]
    found = {match.party_id: findings_text(match.findings) for match in matches if match.findings}
    of_row = [text for text in [findings_text(results[0].row_findings)] if text]
    if len({match.party_id for match in matches}) == 1:
        return [*found.values(), *of_row]
    return [*(f"{party_id}: {text}" for party_id, text in found.items()), *of_row]


def told(results: list[ScreeningResult]) -> list[MatchedParty]:
    """The parties on which the verdict rests; those that the name identifies before the others."""
    matched = [result for result in results if result.match]
    alike = _alike(results)
    bearing = [one for one in matched if one.verdict in alike and not one.decision]
    sure = [one for one in bearing if not one.is_candidate]
    shown = sure or [*_agreeing(matched, bearing), *bearing] or matched
    return [one.match for one in shown if one.match]


def _agreeing(
    matched: list[ScreeningResult], bearing: list[ScreeningResult]
) -> list[ScreeningResult]:
    """The matches that agree better with the row than those that it could still mean."""
    findings = [finding for one in bearing if one.match for finding in one.match.findings]
    ids = {finding.asked for finding in findings if finding.kind is FindingKind.OTHER_AGREES}
    return [one for one in matched if one.match and one.match.party_id in ids and not one.decision]


def source_ids_of(results: list[ScreeningResult]) -> tuple[str, ...]:
    """The documents on which the verdict rests."""
    return tuple(dict.fromkeys(s for answer in _bearing(results) for s in answer.source_ids))


def _ids(ids: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(ids))
