"""An account as text of 80 columns, with bold headings if the output is a terminal."""

from __future__ import annotations

import click

from watchers.profile.account import Account, MarkedLine
from watchers.profile.timeline import Timeline
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible
from watchers.text.wrap import wrapped

HANGING_INDENT = 12
"""Columns that a date and the space after it take in a timeline."""
TABLE_NAMES = {
    "entities": "organisation",
    "officials": "person in a public role",
    "contracts": "contract",
    "events": "event",
    "lists": "list",
    "sources": "source",
}
"""What one row of each table is."""


def as_text(account: Account) -> str:
    """The account, section by section."""
    parts = [_title(account)]
    for heading, lines in account.sections.items():
        parts.append(f"\n{_bold(heading)}")
        parts += [wrapped(_cited(marked), indent="  ") for marked in lines]
    if account.left_out:
        parts.append(
            f"\n{counted(account.left_out, 'line')} left out: "
            "over by then, not yet begun or not yet published."
        )
    return "\n".join([*parts, *_sources(account, cited=set(account.sources)), *_release(account)])


def timeline_text(account: Account, *, timeline: Timeline) -> str:
    """The steps of the timeline, then what has no date."""
    parts = [_title(account), ""]
    for step in timeline.steps:
        text = f"{step.date}  {step.text} [{step.source_id}]"
        parts.append(wrapped(text, hanging=" " * HANGING_INDENT))
    if timeline.undated:
        parts.append(f"\n{_bold('Without a date')}")
    for line in timeline.undated:
        parts.append(wrapped(f"{line.text} [{line.source_id}]", indent="  "))
    cited = {step.source_id for step in timeline.steps}
    cited |= {line.source_id for line in timeline.undated}
    return "\n".join([*parts, *_sources(account, cited=cited), *_release(account)])


def _title(account: Account) -> str:
    day = f", as of {account.day}" if account.day else ""
    return _bold(f"{escape_invisible(account.name)}  ({TABLE_NAMES[account.table]}{day})")


def _sources(account: Account, *, cited: set[str]) -> list[str]:
    citations = [
        wrapped(f"[{source_id}] {citation}", indent="  ")
        for source_id, citation in account.sources.items()
        if source_id in cited
    ]
    if not citations:
        return []
    return [f"\n{_bold('Sources')}", *citations]


def _release(account: Account) -> list[str]:
    """The version and hash of the package, with which an answer about a day can be proved."""
    if not account.day:
        return []
    package = account.package
    return [f"\nwatchers {package.version} of {package.created}\nsha256 {package.content_hash()}"]


def _cited(marked: MarkedLine) -> str:
    source = f" [{marked.line.source_id}]" if marked.line.source_id else ""
    marks = f" ({'; '.join(marked.marks)})" if marked.marks else ""
    return f"{marked.line.text}{source}{marks}"


def _bold(text: str) -> str:
    return click.style(text, bold=True)
