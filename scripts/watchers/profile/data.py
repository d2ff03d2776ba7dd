"""An account as data: its sections or its timeline, and what makes it verifiable later."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from watchers.package.model import Package
from watchers.profile.account import Account, MarkedLine
from watchers.profile.format import Detail
from watchers.profile.sentence import Sentence, mentions, plain
from watchers.profile.timeline import Timeline
from watchers.profile.view import Part, View, legend, parts
from watchers.text.escape import json_text


def as_data(account: Account, view: View) -> dict[str, Any]:
    """The account with all its sections, or with its timeline; None is what is unknown."""
    head = {
        "package": release_fields(account.package),
        "on": account.day or None,
        "id": account.row_id,
        "table": account.table,
        "name": account.name,
    }
    shown = parts(account, view, is_whole=True)
    body = _timeline(view.timeline) if view.timeline else _sections(shown)
    documents = {key: asdict(citation) for key, citation in account.sources.items()}
    return {**head, **body, "left_out": account.left_out, "sources": documents}


def release_fields(package: Package) -> dict[str, str]:
    """What identifies a release of the record."""
    return {
        "name": package.descriptor["name"],
        "version": package.version,
        "created": package.created,
        "content_sha256": package.content_hash(),
    }


def as_json(account: Account, view: View) -> str:
    """`as_data` as JSON."""
    return json_text(as_data(account, view), indent=2)


def _sections(shown: list[Part]) -> dict[str, Any]:
    sections = [
        {
            "section": part.heading.key,
            "heading": part.heading,
            "lines": [_line(marked) for marked in part.lines],
        }
        for part in shown
    ]
    return {"sections": sections, "legend": legend(shown)}


def _timeline(timeline: Timeline) -> dict[str, Any]:
    return {
        "timeline": [
            {
                "date": step.date,
                **_sentence(step.text),
                "source_id": step.source_id,
                "marks": list(step.marks),
            }
            for step in timeline.steps
        ],
        "undated": [
            {
                **_sentence(marked.line.text),
                "source_id": marked.line.source_id,
                "marks": list(marked.marks),
            }
            for marked in timeline.undated
        ],
    }


def _line(marked: MarkedLine) -> dict[str, Any]:
    line, period = marked.line, marked.line.period
    return {
        **_sentence(line.text),
        "text": line.plain,
        "source_id": line.source_id or None,
        "table": line.table or None,
        "id": line.row_id or None,
        "row": {name: cell or None for name, cell in line.row.items()} or None,
        "details": [_detail(detail) for detail in line.details],
        "tone": line.tone,
        "started_on": (period.started_on or None) if period else None,
        "ended_on": (period.ended_on or None) if period else None,
        "happened_on": line.happened_on or None,
        "marks": list(marked.marks),
    }


def _detail(detail: Detail) -> dict[str, Any]:
    return {"label": detail.label, **_sentence(detail.text), "is_quote": detail.is_quote}


def _sentence(text: Sentence) -> dict[str, Any]:
    named = [{"table": one.table, "id": one.row_id} for one in mentions(text)]
    return {"text": plain(text), "mentions": named}
