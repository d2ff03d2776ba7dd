"""An account as JSON: its sections or its timeline, and what it takes to keep the answer as proof."""

from __future__ import annotations

import json
from typing import Any

from watchers.profile.account import Account, Marked
from watchers.profile.timeline import Timeline


def as_json(shown: Account, timeline: Timeline | None = None) -> str:
    """The account, or its timeline where one is given; unknown dates are null."""
    package = shown.package
    answer: dict[str, Any] = {
        "package": {
            "name": package.descriptor["name"],
            "version": package.version,
            "created": package.created,
            "content_sha256": package.content_hash(),
        },
        "on": shown.day or None,
        "id": shown.row_id,
        "table": shown.kind,
        "name": shown.name,
    }
    if timeline is None:
        answer["sections"] = [
            {"heading": heading, "lines": [_line(marked) for marked in lines]}
            for heading, lines in shown.sections.items()
        ]
        answer["left_out"] = shown.left_out
    else:
        answer["timeline"] = [
            {"date": step.date, "text": step.text, "source_id": step.source_id}
            for step in timeline.steps
        ]
        answer["undated"] = [
            {"text": line.text, "source_id": line.source_id} for line in timeline.undated
        ]
    answer["sources"] = shown.sources
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _line(marked: Marked) -> dict[str, Any]:
    line = marked.line
    started, ended = line.period or (None, None)
    return {
        "text": line.text,
        "source_id": line.source_id or None,
        "started_on": started or None,
        "ended_on": ended or None,
        "happened_on": line.happened or None,
        "marks": list(marked.marks),
    }
