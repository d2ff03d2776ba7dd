"""An account as JSON: its sections or its timeline, and what makes the answer verifiable later."""

from __future__ import annotations

from typing import Any

from watchers.profile.account import Account, MarkedLine
from watchers.profile.timeline import Timeline
from watchers.text.escape import json_text


def as_json(account: Account, *, timeline: Timeline | None = None) -> str:
    """The account with its sections, or with the timeline if one is given; null if unknown."""
    package = account.package
    head = {
        "package": {
            "name": package.descriptor["name"],
            "version": package.version,
            "created": package.created,
            "content_sha256": package.content_hash(),
        },
        "on": account.day or None,
        "id": account.row_id,
        "table": account.table,
        "name": account.name,
    }
    body = _sections(account) if timeline is None else _timeline(timeline)
    answer = {**head, **body, "sources": account.sources}
    return json_text(answer, indent=2)


def _sections(account: Account) -> dict[str, Any]:
    sections = [
        {"heading": heading, "lines": [_line(marked) for marked in lines]}
        for heading, lines in account.sections.items()
    ]
    return {"sections": sections, "left_out": account.left_out}


def _timeline(timeline: Timeline) -> dict[str, Any]:
    return {
        "timeline": [
            {"date": step.date, "text": step.text, "source_id": step.source_id}
            for step in timeline.steps
        ],
        "undated": [{"text": line.text, "source_id": line.source_id} for line in timeline.undated],
    }


def _line(marked: MarkedLine) -> dict[str, Any]:
    line, period = marked.line, marked.line.period
    return {
        "text": line.text,
        "source_id": line.source_id or None,
        "started_on": (period.started_on or None) if period else None,
        "ended_on": (period.ended_on or None) if period else None,
        "happened_on": line.happened_on or None,
        "marks": list(marked.marks),
    }
