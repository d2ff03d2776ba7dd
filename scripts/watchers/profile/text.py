"""An account as text of 80 columns, headings bold where the output is a terminal."""

from __future__ import annotations

import textwrap

import click

from watchers.profile.account import SHOWN, Account, Marked
from watchers.profile.timeline import Timeline
from watchers.text.printable import escape_invisible

WIDTH = 80


def as_text(shown: Account) -> str:
    """The account, section by section."""
    parts = [_title(shown)]
    for heading, lines in shown.sections.items():
        parts.append(f"\n{_bold(heading)}")
        parts += [_wrapped(_cited(marked), "  ") for marked in lines]
    if shown.left_out:
        lines = "line is" if shown.left_out == 1 else "lines are"
        parts.append(
            f"\n{shown.left_out} {lines} left out: over by then, or not yet begun, or not yet said."
        )
    return "\n".join([*parts, *_sources(shown), *_release(shown)])


def timeline_text(shown: Account, timeline: Timeline) -> str:
    """What happened to the party, in order, and then what has no date."""
    parts = [_title(shown), ""]
    parts += [
        _wrapped(f"{step.date}  {step.text} [{step.source_id}]", "", " " * 12)
        for step in timeline.steps
    ]
    if timeline.undated:
        parts.append(f"\n{_bold('Without a date')}")
        parts += [_wrapped(f"{line.text} [{line.source_id}]", "  ") for line in timeline.undated]
    return "\n".join([*parts, *_sources(shown), *_release(shown)])


def _title(shown: Account) -> str:
    day = f", as of {shown.day}" if shown.day else ""
    return _bold(f"{escape_invisible(shown.name)}  ({SHOWN[shown.kind]}{day})")


def _sources(shown: Account) -> list[str]:
    if not shown.sources:
        return []
    return [
        f"\n{_bold('Sources')}",
        *(_wrapped(f"[{source}] {citation}", "  ") for source, citation in shown.sources.items()),
    ]


def _release(shown: Account) -> list[str]:
    """What an answer about a day needs to be kept as proof."""
    if not shown.day:
        return []
    package = shown.package
    return [f"\nwatchers {package.version} of {package.created}\nsha256 {package.content_hash()}"]


def _cited(marked: Marked) -> str:
    source = f" [{marked.line.source_id}]" if marked.line.source_id else ""
    marks = f" ({'; '.join(marked.marks)})" if marked.marks else ""
    return f"{marked.line.text}{source}{marks}"


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _wrapped(text: str, indent: str, hanging: str = "") -> str:
    return textwrap.fill(
        escape_invisible(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=hanging or indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
