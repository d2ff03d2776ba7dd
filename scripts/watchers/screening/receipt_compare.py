"""Compares the entries of a receipt with those made anew: where they differ, then and now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.screening.receipt import ListAnswer, NameEntry, PartyEntry
from watchers.text.printable import escape_invisible, quoted

NO_ANSWER = "no answer"
NOBODY, NOTHING = "nobody", "nothing"
MAX_IDS_SHOWN = 10


@dataclass(frozen=True)
class Difference:
    """Something that a receipt says otherwise than it is found now."""

    where: str
    """The line of the name, the party, or the part of the receipt."""
    text: str

    def __str__(self) -> str:
        return escape_invisible(f"{self.where}: {self.text}")


def then_and_now(where: str, what: str, *, then: object, now: object) -> Iterator[Difference]:
    """The difference between two values, if there is one."""
    if then != now:
        yield Difference(where, f"{what}: then {then}, now {now}")


def place(entry: NameEntry, *, number: int) -> str:
    """Where a name stands: its line in the file, or its number among the arguments."""
    where = f"line {entry.line}" if entry.line else f"name {number}"
    return f"{where} ({quoted(entry.name)})" if entry.name else where


def name_differences(then: NameEntry, now: NameEntry, *, where: str) -> Iterator[Difference]:
    """How the entries of one name differ."""
    if then.name is not None and then.name != now.name:
        yield Difference(where, f"name: then {quoted(then.name)}")
    if then.name_sha256 != now.name_sha256:
        yield Difference(where, "name: the hash in the receipt is that of another name")
    if then.cells is not None and then.cells != now.cells:
        yield Difference(where, f"cells: then {quoted(str(tuple(then.cells)))}")
    if then.cells_sha256 != now.cells_sha256:
        yield Difference(where, "cells: the hash in the receipt is that of other cells")
    yield from match_differences(then, now, where=where)


def match_differences(then: NameEntry, now: NameEntry, *, where: str) -> Iterator[Difference]:
    """How the verdicts on a name, and the parties that it matches, differ."""
    yield from then_and_now(where, "verdict", then=then.verdict, now=now.verdict)
    pairs = {
        "matches": (then.party_ids, now.party_ids),
        "possible matches": (then.possible_ids, now.possible_ids),
    }
    for what, (before, after) in pairs.items():
        if before != after:
            yield Difference(where, f"{what}: then {_ids(before)}, now {_ids(after)}")
    before, after = then.findings or (), now.findings or ()
    if before != after:
        told = (_ids(one, none=NOTHING) for one in (before, after))
        yield Difference(where, "compared: then {}, now {}".format(*told))


def party_differences(then: PartyEntry, now: PartyEntry, *, where: str) -> Iterator[Difference]:
    """How the answers on one party differ, list by list."""
    before = {answer.list_id: _said(answer) for answer in then.answers}
    after = {answer.list_id: _said(answer) for answer in now.answers}
    for list_id in dict.fromkeys((*before, *after)):
        yield from then_and_now(
            where,
            list_id,
            then=before.get(list_id, NO_ANSWER),
            now=after.get(list_id, NO_ANSWER),
        )


def _said(answer: ListAnswer) -> str:
    return f"{answer.answer} (rule {answer.rule_id})" if answer.rule_id else answer.answer


def _ids(ids: tuple[str, ...], *, none: str = NOBODY) -> str:
    more = len(ids) - MAX_IDS_SHOWN
    shown = ", ".join(ids[:MAX_IDS_SHOWN]) or none
    return f"{shown} and {more:,} more" if more > 0 else shown
