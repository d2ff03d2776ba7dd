"""Recomputes what a receipt says, from the same record, and says where it differs.

Without the names only the answers on the parties, and the verdicts that follow from them, can be
recomputed; which parties the names match cannot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from watchers.screening.question import Block, Question
from watchers.screening.receipt import NameEntry, name_entry
from watchers.screening.receipt_compare import (
    Difference,
    name_differences,
    party_differences,
    place,
    then_and_now,
)
from watchers.screening.receipt_parties import PartiesNow, Places
from watchers.screening.receipt_reader import Receipt
from watchers.screening.result import ScreeningResult
from watchers.screening.screen import BLOCK, Query, Screening
from watchers.screening.verdict import Verdict, gravest

Pair = tuple[NameEntry | None, NameEntry | None]
"""The entries of one name, then and now; None if only one of them is there."""


@dataclass
class Verification:
    """A receipt and a screening that asks the same; iterate over `differences`, then read on."""

    receipt: Receipt
    screening: Screening
    has_names: bool
    """Whether the names are at hand."""
    answers: int = 0
    parties: int = 0
    places: Places = field(default_factory=Places)
    _expected: set[str] = field(default_factory=set)
    """The parties whose answers must be in the receipt."""

    def differences(self) -> Iterator[Difference]:
        """Everything in which the receipt differs from what is found now.

        Raises UnreadableReceipt or UnreadableFile if a file is not what it was a moment ago.
        """
        for section in self.receipt.changed:
            yield Difference("receipt", f"{section}: was changed after the receipt was written")
        yield from self._about_package()
        now = PartiesNow(self.screening)
        yield from self._about_names() if self.has_names else self._about_verdicts(now)
        yield from self._about_parties(now)

    def _about_package(self) -> Iterator[Difference]:
        """Its version and day, if the rows are the same; with other rows they may be others."""
        then, package = self.receipt.answered_by, self.screening.package
        if then.content_hash != self.screening.proof.content_hash:
            return
        now = {"package_version": package.version, "package_created": package.created}
        for part, value in now.items():
            yield from then_and_now("receipt", part, then=getattr(then, part), now=value)

    def _about_names(self) -> Iterator[Difference]:
        salt = self.receipt.asked.input_sha256
        made = (
            name_entry(self._expecting(results), salt=salt, with_names=True)
            for results in self.screening.results()
        )
        for number, (then, now) in enumerate(_paired(self.receipt.names(), made), start=1):
            if then and now:
                where = place(now, number=number)
                yield from name_differences(then, now, where=where)
            elif now:
                yield Difference(place(now, number=number), "is not in the receipt")
            elif then:
                yield Difference(place(then, number=number), "is in the receipt alone")
            self._found(number, then, now)

    def _expecting(self, results: list[ScreeningResult]) -> list[ScreeningResult]:
        self._expected.update(result.match.party_id for result in results if result.match)
        return results

    def _about_verdicts(self, now: PartiesNow) -> Iterator[Difference]:
        """The verdicts on the names, as far as they follow from the parties."""
        for number, then in enumerate(self.receipt.names(), start=1):
            where = place(then, number=number)
            self._found(number, then)
            of_parties = now.verdict(then.party_ids)
            if of_parties or not then.party_ids:
                verdicts = _verdicts(of_parties, is_possible=bool(then.possible_ids))
                if then.verdict not in verdicts:
                    yield from then_and_now(
                        where, "verdict", then=then.verdict, now=" or ".join(verdicts)
                    )
            yield from self._about_ids(then, now, where=where)

    def _about_ids(self, then: NameEntry, now: PartiesNow, *, where: str) -> Iterator[Difference]:
        """The parties of a name that the record does not have; the others must have answers."""
        ids = {"matches": then.party_ids, "possible matches": then.possible_ids}
        for what, party_ids in ids.items():
            for party_id in party_ids:
                if now.entry(party_id) is None:
                    yield Difference(where, f"{what}: {party_id} is not a party of this record")
                else:
                    self._expected.add(party_id)

    def _found(self, number: int, *entries: NameEntry | None) -> None:
        """Remembers where the parties of a name, then and now, are to be found."""
        known = [entry for entry in entries if entry]
        line = known[0].line
        party_ids = {
            party_id for entry in known for party_id in (*entry.party_ids, *entry.possible_ids)
        }
        self.places.add(party_ids, place=f"line {line}" if line else f"name {number}")

    def _about_parties(self, now: PartiesNow) -> Iterator[Difference]:
        seen = set()
        for then in self.receipt.parties():
            where, found = self.places.of(then.party_id), now.entry(then.party_id)
            if found is None:
                yield Difference(where, "is not a party of this record")
                continue
            seen.add(then.party_id)
            self.parties += 1
            self.answers += len(found.answers)
            if then.party_id not in self.places.shown:
                yield Difference(where, "matches no name of the receipt")
            yield from party_differences(then, found, where=where)
        for party_id in sorted(self._expected - seen):
            yield Difference(self.places.of(party_id), "has no answers in the receipt")


def _verdicts(of_parties: Verdict | None, *, is_possible: bool) -> list[str]:
    """The verdicts that a name can have, whatever was decided about it.

    of_parties: the verdict on the parties that it matches; None if it matches none.
    is_possible: whether it could mean others, which makes it one for review. A part of it that
    could not be read does so as well, and leaves no trace in a receipt.
    """
    known = [of_parties] if of_parties else [Verdict.NO_MATCH]
    surely = gravest([*known, Verdict.REVIEW] if is_possible else known)
    return list(dict.fromkeys((surely.value, gravest((surely, Verdict.REVIEW)).value)))


def _paired(then: Iterator[NameEntry], now: Iterator[NameEntry]) -> Iterator[Pair]:
    """The entries of the same lines; those of arguments, which have no lines, in their order."""
    before, after = next(then, None), next(now, None)
    while before or after:
        if before and after and _key(before) == _key(after):
            yield before, after
            before, after = next(then, None), next(now, None)
        elif after is None or (before and _key(before) < _key(after)):
            yield before, None
            before = next(then, None)
        else:
            yield None, after
            after = next(now, None)


def _key(entry: NameEntry) -> int:
    return entry.line or 0


def query_of(receipt: Receipt, *, names: tuple[str, ...], file: Path | None) -> Query:
    """The query that asks what the receipt says was asked."""
    asked = receipt.asked
    options: dict[str, Any] = asked.options
    return Query(names=names, file=file, day=asked.day, **options)


def named_in(receipt: Receipt) -> Iterator[Block]:
    """The names that a receipt holds, in blocks."""
    block: Block = []
    for entry in receipt.names():
        block.append(Question(entry.line, (entry.name or "").strip(), entry.cells))
        if len(block) == BLOCK:
            yield block
            block = []
    yield block
