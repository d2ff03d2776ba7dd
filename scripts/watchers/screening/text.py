"""Screening results as a table for people, 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from itertools import groupby

from watchers.screening import phrases
from watchers.screening.result import (
    Outcome,
    OwnerBasis,
    OwnerLink,
    Proof,
    ScreeningResult,
)
from watchers.text.printable import escape_invisible

Write = Callable[[str], object]
WIDTH = 80
MAX_UNMATCHED_SHOWN = 20
BASES = {
    "effective_on": "effective",
    "published_on": "published",
    "announced_on": "announced",
    "source_id": "or earlier: the date of its document",
}


class TableWriter:
    """What matters: listed, owned, and unknown if the party has ever been on the list."""

    holds_notes = True

    def __init__(self, write: Write, proof: Proof) -> None:
        self.write, self.proof, self.unmatched = write, proof, 0

    def add(self, results: list[ScreeningResult]) -> None:
        first = results[0]
        if first.outcome is Outcome.NO_MATCH:
            self.unmatched += 1
            if self.unmatched <= MAX_UNMATCHED_SHOWN:
                self._line(f"{_name(first)}: {phrases.remark(first)}", 0)
            return
        if first.match is None:
            self._line(f"{_name(first)}: unknown; {phrases.remark(first)}", 0)
            return
        self._line(_name(first), 0)
        for _, of_party in groupby(results, key=_party_id):
            self._party(list(of_party))

    def _party(self, results: list[ScreeningResult]) -> None:
        match = results[0].match
        assert match is not None
        source = f" [{match.source_id}]" if match.source_id else ""
        how = f"({match.method}, {match.score:.2f})"
        self._line(f"{match.party_id}: {match.party} {how}{source}", 2)
        own = [result for result in results if result.owner is None]
        for result in own:
            if _matters(result):
                self._line(_on_list(result), 4)
        through_owners = [result for result in results if result.owner]
        for _, of_owner in groupby(through_owners, key=_owner_and_basis):
            self._line(_through(list(of_owner)), 4)
        self._line(phrases.joined(_other_lists(own)), 4)

    def end(self, notes: list[str]) -> None:
        more = self.unmatched - MAX_UNMATCHED_SHOWN
        if more > 0:
            names = "name" if more == 1 else "names"
            self._line(f"… and {more} more {names} that no party in the record matches", 0)
        self.write("\n")
        for note in notes:
            self._line(note, 0)
        self.write(f"watchers {self.proof.package_version}, as of {self.proof.asked_on}\n")
        self.write(f"sha256 {self.proof.content_hash}\n")

    def _line(self, text: str, indent: int) -> None:
        if text:
            margin = " " * indent
            lines = textwrap.fill(
                escape_invisible(text),
                WIDTH,
                initial_indent=margin,
                subsequent_indent=f"{margin}  ",
                break_on_hyphens=False,
            )
            self.write(f"{lines}\n")


def _name(result: ScreeningResult) -> str:
    return f"{result.name} [line {result.line}]" if result.line else result.name


def _party_id(result: ScreeningResult) -> str:
    return result.match.party_id if result.match else ""


def _owner_and_basis(result: ScreeningResult) -> tuple[str, str]:
    return (result.owner.owner_id, result.owner.basis) if result.owner else ("", "")


def _list_id(result: ScreeningResult) -> str:
    return result.status.list_id if result.status else ""


def _has_designations(result: ScreeningResult) -> bool:
    return bool(result.status and result.status.designation_ids)


def _matters(result: ScreeningResult) -> bool:
    if result.outcome is Outcome.UNKNOWN:
        return _has_designations(result)
    return result.outcome is Outcome.LISTED


def _on_list(result: ScreeningResult) -> str:
    status = result.status
    assert status is not None
    sources = f"[{', '.join(result.source_ids)}]"
    remark = phrases.remark(result)
    if result.outcome is Outcome.UNKNOWN:
        return f"UNKNOWN {status.list_id}: {remark} {sources}"
    since = f"LISTED {status.list_id} since {status.since} ({BASES[status.since_basis]})"
    details = [since, phrases.joined(status.citations), remark]
    return f"{', '.join(filter(None, details))} {sources}"


def _through(results: list[ScreeningResult]) -> str:
    """One owner and the lists it is, or may be, on; with the reasons that hold for each of them."""
    owner = results[0].owner
    assert owner is not None
    shared = [
        reason
        for reason in results[0].reasons
        if all(reason in result.reasons for result in results)
    ]
    lists = ", ".join(map(_list_id, results))
    sources = dict.fromkeys(source for result in results for source in result.source_ids)
    parts = [
        _owner_line(owner),
        f"lists: {lists}",
        f"chain: {phrases.chains_text(owner)}",
        *map(phrases.reason_text, shared),
    ]
    return f"{phrases.joined(parts)} [{', '.join(sources)}]"


def _owner_line(owner: OwnerLink) -> str:
    if owner.basis is OwnerBasis.CERTAIN:
        return f"OWNED by {owner.name} ({phrases.share_text(owner)})"
    return f"UNKNOWN {phrases.owner_text(owner)}"


def _other_lists(own: list[ScreeningResult]) -> Iterator[str]:
    """The lists that the party was not on, and those for which that is unknown."""
    not_listed = [result for result in own if result.outcome is Outcome.NOT_LISTED]
    if not_listed:
        yield f"not listed on: {', '.join(map(_with_limits, not_listed))}"
    unknown = [
        result
        for result in own
        if result.outcome is Outcome.UNKNOWN and not _has_designations(result)
    ]
    if unknown:
        yield f"unknown: {', '.join(map(_list_id, unknown))}"


def _with_limits(result: ScreeningResult) -> str:
    remark = phrases.remark(result)
    return f"{_list_id(result)} ({remark})" if remark else _list_id(result)
