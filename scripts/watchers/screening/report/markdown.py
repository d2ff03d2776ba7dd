"""The report in Markdown, as GitHub reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watchers.screening.report.about import Detail
from watchers.screening.report.document import (
    LIST_COLUMNS,
    ROW_COLUMNS,
    WITHOUT_PARTY,
    Document,
    Part,
)
from watchers.screening.report.entries import Named, NameEntry, NameRow, PartyEntry, ReportLine
from watchers.tables.citations import Citation
from watchers.text.escape import code, markdown, markdown_address
from watchers.text.grid import grid, grid_row


class MarkdownReport:
    """Renders a report; see `Renderer`. Each block begins with an empty line."""

    def entry(self, entry: NameEntry) -> str:
        line = f", line {entry.line}" if entry.line else ""
        # The quotation marks keep a name that ends in # from ending the heading.
        heading = f"\n### “{markdown(entry.name)}”{line}\n"
        remarks = _bullets(map(markdown, entry.remarks)) if entry.remarks else ""
        return heading + remarks + "".join(map(_party, entry.parties))

    def row(self, row: NameRow) -> str:
        cells = (row.name, row.verdict, row.details)
        return grid_row([row.line or "", *map(markdown, cells)])

    def document(self, document: Document) -> Iterator[str]:
        yield f"# Screening report\n\n**{markdown(document.headline)}**\n"
        yield f"\n## What was asked\n{_details(document.asked)}"
        counts = [(markdown(verdict), f"{names:,}") for verdict, names in document.counts]
        yield f"\n## Verdicts\n\n{grid(['verdict', 'names'], rows=counts)}"
        for part in document.parts:
            yield from _part(part)
        lists = [
            (_named(row.list), markdown(row.answer), markdown(row.remark)) for row in document.lists
        ]
        yield f"\n## How far each list was checked\n\n{grid(list(LIST_COLUMNS), rows=lists)}"
        yield f"\n## Notes\n{_bullets(map(markdown, document.notes))}"
        yield f"\n## What this rests on\n{_details(document.rests_on)}"
        yield f"\n{markdown(document.limits)}\n"


def _part(part: Part) -> Iterator[str]:
    yield f"\n## {part.heading} ({part.names:,})\n"
    yield from part.entries.chunks()
    if part.row_count:
        yield f"\n{WITHOUT_PARTY}\n" if part.entry_count else ""
        yield f"\n{grid(list(ROW_COLUMNS), rows=[])}"
        yield from part.rows.chunks()
    if part.left_out:
        yield f"\n{markdown(part.left_out)}\n"
    elif not part.names:
        yield "\nNone.\n"


def _party(party: PartyEntry) -> str:
    intro = "It could be" if party.is_candidate else "It matches"
    read_as = f", read as “{markdown(party.asked_as)}”" if party.asked_as else ""
    lines = [f"**{markdown(party.decision)}**"] if party.decision else []
    lines.append(_matched_name(party))
    lines += [f"the row of the name: {markdown(party.context)}"] if party.context else []
    lines += [_line(line, of_candidate=party.is_candidate) for line in party.lines]
    if party.told_under:
        lines.append(f"for what the lists say, see “{markdown(party.told_under.text)}”")
    if party.others:
        lines.append(markdown(party.others))
    how = markdown(party.how)
    return f"\n{intro} {_named(party.party)}{read_as}: {how}.\n{_bullets(lines)}"


def _matched_name(party: PartyEntry) -> str:
    matched = f"name in the record: “{markdown(party.matched_name)}”"
    return matched + _within([_source(party.matched_in)] if party.matched_in else [])


def _line(line: ReportLine, *, of_candidate: bool) -> str:
    whose = "that party: " if of_candidate else ""
    lists = ", ".join(map(_named, line.lists))
    why = f" {markdown(line.why)}" if line.why.startswith(" ") else markdown(line.why)
    chain = [f"{code(it.id)} is {markdown(it.name)}" for it in line.chain]
    within = _within([*chain, *map(_source, line.citations)])
    return f"{whose}**{markdown(line.said)}** {lists}{why}{within}"


def _named(named: Named) -> str:
    return f"{markdown(named.name)} ({code(named.id)})"


def _source(citation: Citation) -> str:
    told = (citation.publisher or "publisher unknown", citation.published_on, citation.title)
    parts = [
        markdown(", ".join(filter(None, told))),
        f"{markdown(citation.url)} (dead)" if citation.is_dead else _address("", citation.url),
        _address("copy read: ", citation.copy_url),
        _address("archived: ", citation.archived_url),
        markdown(citation.how_read),
        code(citation.source_id),
    ]
    return ", ".join(filter(None, parts))


def _address(label: str, url: str) -> str:
    return label + markdown_address(url) if url else ""


def _details(details: list[Detail]) -> str:
    return _bullets(f"{it.label}: {_value(it)}" for it in details)


def _value(detail: Detail) -> str:
    return code(detail.value) if detail.is_code else markdown(detail.value)


def _bullets(lines: Iterable[str]) -> str:
    return "\n" + "".join(f"- {line}\n" for line in lines)


def _within(lines: list[str]) -> str:
    """Lines as a list within the bullet that is being written."""
    return "".join(f"\n  - {line}" for line in lines)
