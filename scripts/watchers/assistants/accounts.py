"""What is recorded about one row: what `watchers show` prints, and the claims about it."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.assistants.errors import Refused
from watchers.assistants.held import Held
from watchers.assistants.paging import Fields, Item, filled, part_of
from watchers.profile.account import Account, MarkedLine
from watchers.profile.format import Detail
from watchers.profile.passages import TRANSLATION
from watchers.profile.resolve import UnknownId
from watchers.profile.sections import Heading
from watchers.profile.sentence import mentions, plain
from watchers.profile.view import Part, View, check_sections, closing_lines, legend, parts

OF_CLAIMS = (Heading.CLAIMS, Heading.RELAYS)


def show(held: Held, *, id_or_name: str, on: str | None, section: str | None, start: int) -> Fields:
    """All that is recorded about a row; long sections folded, unless one is asked for.

    Raises Refused unless one row is surely meant and has such a section.
    """
    account, later = held.account(id_or_name, on=on)
    view = View((section,) if section else ())
    try:
        check_sections(account, view.chosen)
    except UnknownId as error:
        raise Refused(str(error)) from error
    shown = parts(account, view)
    lines = [(of.heading, line) for of in shown for line in of.lines]
    part = part_of(
        len(lines),
        lambda place: _line_item(held, account, *lines[place]),
        start=start,
        cite=held.cite,
    )
    body = {
        **_about(account),
        "sections": [_outline(of) for of in shown],
        "lines": part.items,
        "legend": legend(shown),
    }
    notes = [*filter(None, [later]), *_folded(shown), *closing_lines(account, view)]
    return held.answer(part, body, day=on or "", notes=notes)


def claims(held: Held, *, id_or_name: str, start: int) -> Fields:
    """What sources say about a row, and what became of each statement.

    Raises Refused unless one row is surely meant.
    """
    account, _ = held.account(id_or_name, on=None)
    shown = [of for of in parts(account, View(), is_whole=True) if of.heading in OF_CLAIMS]
    rows = [line.line.row for of in shown for line in of.lines]
    part = part_of(len(rows), lambda place: _claim(rows[place]), start=start, cite=held.cite)
    body = {**_about(account), "claims": part.items, "legend": legend(shown)}
    nothing = (
        [] if rows else ["the record has no claims about it: that says nothing for or against"]
    )
    return held.answer(part, body, day="", notes=nothing)


def _about(account: Account) -> Fields:
    return {"id": account.row_id, "table": account.table, "name": account.name}


def _outline(of: Part) -> Fields:
    key, heading = of.heading.key, str(of.heading)
    total = len(of.lines) + of.folded
    return {"section": key, "heading": heading, "lines": total, "folded": of.folded}


def _folded(shown: list[Part]) -> Iterator[str]:
    folded = [of.heading.key for of in shown if of.folded]
    if folded:
        keys = ", ".join(folded)
        yield f"sections folded: {keys}; to get one whole, make the same call with its section"


def _line_item(held: Held, account: Account, heading: Heading, marked: MarkedLine) -> Item:
    line, period = marked.line, marked.line.period
    named = [(one.table, one.row_id) for one in mentions(line.text)]
    own = (line.source_id, line.row.get("source_id", ""))
    used = dict.fromkeys([*own, *(milestone.source_id for milestone in line.milestones)])
    source_ids = tuple(filter(None, used)) or tuple(_of_answers(held, account, named))
    fields = {
        "section": heading.key,
        "text": line.plain,
        "source_ids": source_ids,
        "row": f"{line.table}/{line.row_id}" if line.row_id else "",
        "mentions": ["/".join(one) for one in dict.fromkeys(named)],
        "details": [_detail(detail) for detail in line.details],
        "tone": line.tone,
        "started_on": period.started_on if period else "",
        "ended_on": period.ended_on if period else "",
        "happened_on": line.happened_on,
        "marks": list(marked.marks),
    }
    return Item(filled(fields), source_ids)


def _of_answers(held: Held, account: Account, named: list[tuple[str, str]]) -> Iterator[str]:
    """The documents of the answers that one line tells of several lists together."""
    day = account.day or held.package.created
    for table, row_id in named:
        if table == "lists":
            yield from held.answers.on(account.row_id, row_id, day=day).source_ids


def _detail(detail: Detail) -> Fields:
    """A detail; the words of a document, or a translation of them, are never called text."""
    is_quotation = detail.is_quote or detail.label == TRANSLATION
    kind = "quotation" if is_quotation else "text"
    return {"label": detail.label, kind: plain(detail.text)}


def _claim(row: Fields) -> Item:
    cells = filled(dict(row))
    if "quote" in cells:
        cells["quotation"] = cells.pop("quote")
    return Item(cells, (row["source_id"],))
