"""What a receipt says: what was asked of a package, and what it answered, name by name.

The answers on a party are the same for every name that matches it, so they are kept once, by party.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watchers.answers.answer import Answer
from watchers.screening.context.columns import ContextCells
from watchers.screening.result import MatchedParty, ScreeningResult, recorded_verdict

FORMAT, FORMAT_VERSION = "watchers-receipt", 1


@dataclass(frozen=True)
class Asked:
    """What was asked."""

    input_name: str | None
    """The name of the file of names, without its folder; None for names given as arguments."""
    input_sha256: str
    """Of the bytes of that file, or of the arguments, each followed by a NUL."""
    day: str
    """The day asked; that of the release if none was given."""
    options: dict[str, str | float | None]
    """The options on which the answers depend, as they were given; None if they were not."""
    decisions_sha256: str | None
    """Of the file of decisions; the receipt holds what was answered without them."""
    with_names: bool


@dataclass(frozen=True)
class AnsweredBy:
    """The record and the code that answered."""

    package_version: str
    package_created: str
    """The day of its release, as of which later days are answered."""
    content_hash: str
    code_version: str


@dataclass(frozen=True)
class NameEntry:
    """The answer to one name."""

    line: int | None
    """Its line in the file; None for an argument."""
    name_sha256: str
    verdict: str
    party_ids: tuple[str, ...]
    """The parties that it matches, sorted."""
    possible_ids: tuple[str, ...]
    """The parties that it could mean, if that cannot be decided, sorted."""
    name: str | None = None
    """None if the receipt is without names."""
    cells_sha256: str | None = None
    """Of what the row says beside the name; None if no columns were compared."""
    findings: tuple[str, ...] | None = None
    """In what the row agrees with each party or differs from it, sorted; None as above."""
    cells: ContextCells | None = None
    """What the row says beside the name; None as above, or if the receipt is without names."""


@dataclass(frozen=True)
class ListAnswer:
    """What is said of a party and a list."""

    list_id: str
    answer: str
    rule_id: str
    """The rule by which the list reaches the party through owners; empty if none is in it."""


@dataclass(frozen=True)
class PartyEntry:
    """The answers on one party, in the order of the lists."""

    party_id: str
    answers: tuple[ListAnswer, ...]


def hash_of_name(name: str, *, salt: str) -> str:
    """SHA-256 of the salt and the name.

    The salt is the hash of the input: it differs from input to input, so that no table of hashed
    names fits two receipts, and yet the same input always gives the same receipt.
    """
    return hashlib.sha256(f"{salt}{name}".encode()).hexdigest()


def hash_of_cells(cells: ContextCells, *, salt: str) -> str:
    """SHA-256 of the salt and the cells, each followed by a NUL."""
    return hash_of_name("".join(f"{cell}\0" for cell in cells), salt=salt)


def name_entry(results: list[ScreeningResult], *, salt: str, with_names: bool) -> NameEntry:
    """What a receipt keeps of the results for one name, whatever was decided about them."""
    first = results[0]
    return NameEntry(
        line=first.line,
        name_sha256=hash_of_name(first.name, salt=salt),
        verdict=recorded_verdict(results).value,
        party_ids=tuple(sorted({match.party_id for match in _matches(results)})),
        possible_ids=tuple(sorted(set(_possible(results)))),
        name=first.name if with_names else None,
        cells_sha256=hash_of_cells(first.cells, salt=salt) if first.cells else None,
        findings=tuple(sorted(set(_findings(results)))) if first.cells else None,
        cells=first.cells if with_names else None,
    )


def _findings(results: list[ScreeningResult]) -> Iterator[str]:
    """The party and kind of each finding, such as `camera-maker country_agrees`."""
    for result in results:
        if result.match:
            for finding in result.match.findings:
                yield f"{result.match.party_id} {finding.kind.value}"


def _matches(results: list[ScreeningResult]) -> Iterator[MatchedParty]:
    return (result.match for result in results if result.match and not result.reason)


def _possible(results: list[ScreeningResult]) -> Iterator[str]:
    for result in results:
        yield from result.reason.parties if result.reason else ()


def party_entry(party_id: str, answers: Sequence[Answer]) -> PartyEntry:
    return PartyEntry(
        party_id,
        tuple(ListAnswer(answer.list_id, answer.said.value, answer.rule_id) for answer in answers),
    )


class PartyEntries:
    """The entries of all parties that results were about, each made once."""

    def __init__(self) -> None:
        self.by_id: dict[str, PartyEntry] = {}

    def add(self, results: list[ScreeningResult]) -> None:
        for result in results:
            if result.match and result.match.party_id not in self.by_id:
                party_id = result.match.party_id
                self.by_id[party_id] = party_entry(party_id, result.answers)
