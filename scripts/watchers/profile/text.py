"""An account as text of 80 columns, with bold headings if the output is a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from watchers.profile.account import Account, Mark, MarkedLine
from watchers.profile.format import Detail, words
from watchers.profile.sentence import plain
from watchers.profile.timeline import Timeline
from watchers.profile.view import (
    MAX_SOURCES,
    TABLE_NAMES,
    Part,
    View,
    cited,
    closing_lines,
    legend,
    parts,
)
from watchers.tables.citations import Citation
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible
from watchers.text.wrap import wrapped

HANGING_INDENT = 12
"""Columns that a date and the space after it take in a timeline."""


def as_text(account: Account, view: View) -> str:
    """The account, section by section with long ones folded, or its timeline."""
    if view.timeline:
        return _timeline(account, view.timeline, closing_lines(account, view))
    shown = parts(account, view)
    lines = [_title(account)]
    for part in shown:
        lines.append(f"\n{_bold(part.heading)}")
        lines += [wrapped_line for marked in part.lines for wrapped_line in _told(marked)]
        if part.folded:
            lines.append(
                f"  … {part.folded:,} more: watchers show {account.row_id} "
                f"--section {part.heading.key}"
            )
    lines += _legend(shown)
    lines += [f"\n{told[:1].upper()}{told[1:]}." for told in closing_lines(account, view)]
    documents = cited(account, shown)
    return "\n".join([*lines, *_sources(documents, is_whole=view.is_whole), *_release(account)])


def _timeline(account: Account, timeline: Timeline, closing: list[str]) -> str:
    """The steps of the timeline, then what has no date."""
    lines = [_title(account), ""]
    for step in timeline.steps:
        text = f"{step.date}  {plain(step.text)} [{step.source_id}]{_marks(step.marks)}"
        lines.append(wrapped(text, hanging=" " * HANGING_INDENT))
    if timeline.undated:
        lines.append(f"\n{_bold('Without a date')}")
    for marked in timeline.undated:
        told = f"{marked.line.plain} [{marked.line.source_id}]{_marks(marked.marks)}"
        lines.append(wrapped(told, indent="  "))
    lines += [f"\n{told[:1].upper()}{told[1:]}." for told in closing]
    ids = {step.source_id for step in timeline.steps}
    ids |= {marked.line.source_id for marked in timeline.undated}
    documents = [citation for key, citation in account.sources.items() if key in ids]
    return "\n".join([*lines, *_sources(documents, is_whole=False), *_release(account)])


def _title(account: Account) -> str:
    day = f", as of {account.day}" if account.day else ""
    what = f"{account.row_id}, {TABLE_NAMES[account.table]}{day}"
    return _bold(wrapped(f"{escape_invisible(account.name)}  ({what})"))


def _told(marked: MarkedLine) -> Iterator[str]:
    source = f" [{marked.line.source_id}]" if marked.line.source_id else ""
    yield wrapped(f"{marked.line.plain}{source}{_marks(marked.marks)}", indent="  ")
    for detail in marked.line.details:
        yield wrapped(_detail(detail), indent="    ", hanging="      ")


def _marks(marks: tuple[Mark, ...]) -> str:
    return f" ({'; '.join(marks)})" if marks else ""


def _detail(detail: Detail) -> str:
    text = f"“{plain(detail.text)}”" if detail.is_quote else plain(detail.text)
    return f"{detail.label}: {text}" if detail.label else text


def _legend(shown: list[Part]) -> list[str]:
    meanings = legend(shown)
    if not meanings:
        return []
    told = [wrapped(f"{words(word)}: {meaning}", indent="  ") for word, meaning in meanings.items()]
    return [f"\n{_bold('What the words mean')}", *told]


def _sources(documents: list[Citation], *, is_whole: bool) -> list[str]:
    if not documents:
        return []
    if len(documents) > MAX_SOURCES and not is_whole:
        return [
            "",
            wrapped(
                "Each line ends in the id of its document: watchers show ID tells what it is,"
                f" and --all lists the {counted(len(documents), 'document')}."
            ),
        ]
    citations = [wrapped(f"[{one.source_id}] {one.text}", indent="  ") for one in documents]
    return [f"\n{_bold('Sources')}", *citations]


def _release(account: Account) -> list[str]:
    """The version and hash of the package, with which an answer about a day can be proved."""
    if not account.day:
        return []
    package = account.package
    return [f"\nwatchers {package.version} of {package.created}\nsha256 {package.content_hash()}"]


def _bold(text: str) -> str:
    return click.style(text, bold=True)
