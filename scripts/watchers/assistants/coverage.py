"""How far each list was checked, and what that lets be said of a day."""

from __future__ import annotations

from watchers.answers.answers import NOBODY
from watchers.answers.cells import answer_cells
from watchers.assistants.asked import asked_day, asked_text
from watchers.assistants.errors import Refused
from watchers.assistants.held import Held
from watchers.assistants.paging import Fields, Item, filled, part_of
from watchers.profile.later import as_of_release
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean


def coverage(held: Held, *, list_id: str | None, on: str | None, start: int) -> Fields:
    """The checks of each list, or of one; and what is said that day of a party never on it.

    Raises Refused if the list or the day cannot be asked, or `start` is beyond the last list.
    """
    day = asked_day(on)
    ids = [_known(held, list_id)] if list_id is not None else held.answers.list_ids
    part = part_of(
        len(ids), lambda place: _list(held, ids[place], day=day), start=start, cite=held.cite
    )
    _, later = as_of_release(held.package, day)
    return held.answer(part, {"lists": part.items}, day=day, notes=filter(None, [later]))


def _known(held: Held, asked: str) -> str:
    text, known = asked_text(asked, what="list_id"), held.answers.list_ids
    if text in known:
        return text
    hint = did_you_mean(text, known)
    raise Refused(f"list_id: {quoted(text)} is not a list.{hint} The lists are {', '.join(known)}")


def _list(held: Held, list_id: str, *, day: str) -> Item:
    row = held.record.by_id["lists"][list_id]
    checks = [filled(dict(check)) for check in held.record.where("coverage", list_id=list_id)]
    answer = held.answers.on(NOBODY, list_id, day=day or held.package.created)
    said = filled(dict(answer_cells(answer)))
    fields = {"row": filled(dict(row)), "checks": checks, "unlisted_party": said}
    of_checks = (check["source_id"] for check in checks)
    return Item(fields, tuple(dict.fromkeys([row["source_id"], *of_checks, *answer.source_ids])))
