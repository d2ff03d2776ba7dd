"""Where names stand on the official lists: what `watchers listed` answers."""

from __future__ import annotations

from collections.abc import Sequence

from watchers.assistants.asked import asked_day, asked_names
from watchers.assistants.held import Held
from watchers.assistants.paging import Fields, Item, filled, part_of
from watchers.screening.covers import covers_text
from watchers.screening.data import name_cells
from watchers.screening.notes import notes
from watchers.screening.result import ScreeningResult, verdict_of
from watchers.text.printable import escape_invisible


def listed(held: Held, *, names: Sequence[str], on: str | None, start: int) -> Fields:
    """The verdict on each name, and the answer of each list on each party that it could mean.

    Raises Refused if the names or the day cannot be asked, or `start` is beyond the last answer.
    """
    asked, day = asked_names(names), asked_day(on)
    done = held.screened(tuple(asked), day)
    answers, found = done.answers, done.found
    part = part_of(len(answers), lambda place: _item(*answers[place]), start=start, cite=held.cite)
    shown = [result for result, _ in answers[start : start + len(part.items)]]
    scope = covers_text(held.prepared.covers)
    body = {
        "names": [_verdict(name, results) for name, results in zip(asked, found, strict=True)],
        "matches": _matches(shown),
        "answers": part.items,
    }
    said = [note for note in notes(done.screening) if note != scope]
    return held.answer(part, body, day=day, notes=said)


def _verdict(name: str, results: list[ScreeningResult]) -> Fields:
    return {"name": escape_invisible(name), "verdict": verdict_of(results).value}


def _matches(results: list[ScreeningResult]) -> list[Fields]:
    """The parties that the answers shown are about, each once for a name."""
    unique = {
        (result.name, result.match.party_id): result
        for result in results
        if result.match is not None
    }
    return [_match(result) for result in unique.values()]


def _match(result: ScreeningResult) -> Fields:
    cells = filled(dict(name_cells(result, verdict=result.verdict.value)))
    cells |= {
        name: escape_invisible(str(cells[name])) for name in ("name", "asked_as") if name in cells
    }
    return cells


def _item(result: ScreeningResult, cells: Fields) -> Item:
    match = result.match
    named = {"name": escape_invisible(result.name), "party_id": match.party_id if match else ""}
    own = tuple(cells["source_ids"] or ())
    matched = (match.source_id,) if match else ()
    return Item(filled(named | cells), (*own, *matched))
