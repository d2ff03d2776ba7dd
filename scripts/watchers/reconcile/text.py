"""A reconciliation for people: on the terminal, and as the text of an issue in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from watchers.reconcile.discrepancy import MEANING, Discrepancy, Kind
from watchers.reconcile.report import ReconciliationReport
from watchers.text.escape import LONGEST_COMMENT, markdown
from watchers.text.wrap import wrapped

MAX_SHOWN = 20
"""Discrepancies of one kind that are shown unless all are asked for."""


@dataclass(frozen=True)
class ReportSection:
    """The discrepancies of one kind, as text."""

    heading: str
    lines: list[str]


def as_text(report: ReconciliationReport, *, most: int | None = MAX_SHOWN) -> str:
    """The report in 80 columns; of each kind at most `most` discrepancies, None for all."""
    parts = [wrapped(line) for line in (report.title, *report.about, *report.result.notes)]
    for section in _sections(report, most):
        parts += ["", wrapped(section.heading)]
        parts += [wrapped(line, indent="  ") for line in section.lines]
    return "\n".join([*parts, "", report.verdict, *report.proof])


def as_markdown(report: ReconciliationReport, *, most: int | None = MAX_SHOWN) -> str:
    """The report as the text of an issue, no longer than that may be."""
    head = [f"**{markdown(report.title)}**", _bullets([*report.about, *report.result.notes])]
    sections = [
        f"### {markdown(section.heading)}\n\n{_bullets(section.lines)}"
        for section in _sections(report, most)
    ]
    tail = [markdown(report.verdict), "  \n".join(map(markdown, report.proof))]
    whole = "\n\n".join([*head, *sections, *tail])
    if len(whole) <= LONGEST_COMMENT:
        return whole
    too_many = "The differences are too many for an issue; run `watchers reconcile`."
    return "\n\n".join([*head, too_many, *tail])


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {markdown(line)}" for line in lines)


def _sections(report: ReconciliationReport, most: int | None) -> Iterator[ReportSection]:
    ordered = sorted(report.result.discrepancies, key=_order)
    for kind, group in groupby(ordered, key=_kind):
        of_kind = list(group)
        lines = [_line(discrepancy) for discrepancy in of_kind[:most]]
        if most is not None and len(of_kind) > most:
            lines.append(f"… and {len(of_kind) - most:,} more (--all shows them)")
        yield ReportSection(f"{kind.capitalize()} ({len(of_kind)}): {MEANING[kind]}", lines)


def _kind(discrepancy: Discrepancy) -> Kind:
    return discrepancy.kind


def _order(discrepancy: Discrepancy) -> tuple[int, bool, str, str, int]:
    return (
        list(MEANING).index(discrepancy.kind),
        bool(discrepancy.explained_by),
        discrepancy.list_id,
        discrepancy.party_id,
        discrepancy.line,
    )


def _line(discrepancy: Discrepancy) -> str:
    where = f"line {discrepancy.line}: " if discrepancy.line else ""
    row_id = discrepancy.designation_id or discrepancy.party_id
    subject = f"{row_id}: " if row_id else ""
    remark = f" ({discrepancy.remark})" if discrepancy.remark else ""
    return f"{where}{subject}{_values(discrepancy)}{remark}{_explanation(discrepancy)}"


def _values(discrepancy: Discrepancy) -> str:
    if discrepancy.in_file and discrepancy.in_record:
        return f"{discrepancy.in_file}; the record has {discrepancy.in_record}"
    return discrepancy.in_file or discrepancy.in_record or "nothing in either"


def _explanation(discrepancy: Discrepancy) -> str:
    if not discrepancy.explained_by:
        return ""
    return f" Explained: {discrepancy.reason} [{', '.join(discrepancy.explained_by)}]"
