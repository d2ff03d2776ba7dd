"""A reconciliation for people: on the terminal, and as the text of an issue in Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from watchers.reconcile.explanations import MEANING, Difference
from watchers.reconcile.report import Report
from watchers.text.escape import LONGEST_COMMENT, markdown
from watchers.text.printable import escape_invisible

WIDTH = 80
SHOWN = 20
"""Differences of one kind that are shown unless all are asked for."""


def as_text(report: Report, most: int | None = SHOWN) -> str:
    """The report in 80 columns; of each kind at most `most` differences, with the number of the others."""
    parts = [_wrapped(line, "") for line in (report.title, *report.about, *report.result.notes)]
    for heading, lines in _sections(report, most):
        parts += ["", _wrapped(heading, ""), *(_wrapped(line, "  ") for line in lines)]
    return "\n".join([*parts, "", report.verdict, *report.proof])


def as_markdown(report: Report, most: int | None = SHOWN) -> str:
    """The report as the text of an issue, no longer than that may be."""
    parts = [
        f"**{markdown(report.title)}**",
        "\n".join(f"- {markdown(line)}" for line in (*report.about, *report.result.notes)),
    ]
    for heading, lines in _sections(report, most):
        parts.append(
            f"### {markdown(heading)}\n\n" + "\n".join(f"- {markdown(line)}" for line in lines)
        )
    end = "\n\n".join([markdown(report.verdict), "  \n".join(map(markdown, report.proof))])
    whole = "\n\n".join([*parts, end])
    return (
        whole
        if len(whole) <= LONGEST_COMMENT
        else "\n\n".join(
            [
                *parts[:2],
                "The differences are too many for an issue; run `watchers reconcile`.",
                end,
            ]
        )
    )


def _sections(report: Report, most: int | None) -> Iterator[tuple[str, list[str]]]:
    order = list(MEANING)
    told = sorted(
        report.result.differences,
        key=lambda found: (
            order.index(found.kind),
            bool(found.explained_by),
            found.list_id,
            found.party_id,
            found.line,
        ),
    )
    for kind, of_kind in groupby(told, key=lambda found: found.kind):
        found = list(of_kind)
        lines = [_line(difference) for difference in found[:most]]
        if most is not None and len(found) > most:
            lines.append(f"… and {len(found) - most:,} more (--all shows them)")
        yield f"{kind.capitalize()} ({len(found)}): {MEANING[kind]}", lines


def _line(found: Difference) -> str:
    where = f"line {found.line}: " if found.line else ""
    values = {
        (True, True): f"{found.in_file}; the record has {found.in_record}",
        (True, False): found.in_file,
        (False, True): found.in_record,
    }
    said = values.get((bool(found.in_file), bool(found.in_record)), "nothing in either")
    party = (
        f"{found.designation_id or found.party_id}: "
        if found.designation_id or found.party_id
        else ""
    )
    remark = f" ({found.remark})" if found.remark else ""
    reason = (
        f" Explained: {found.reason} [{', '.join(found.explained_by)}]"
        if found.explained_by
        else ""
    )
    return f"{where}{party}{said}{remark}{reason}"


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(
        escape_invisible(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
