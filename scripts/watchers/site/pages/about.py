"""What the record rests on, how it is corrected, cited and objected to."""

from __future__ import annotations

from collections import Counter
from typing import Any

from watchers.profile.format import words
from watchers.site.downloads import Download
from watchers.site.edition import Edition
from watchers.site.page import Page
from watchers.tables.citations import HOW_READ


def about_page(edition: Edition, downloads: list[Download]) -> Page:
    descriptor = edition.package.descriptor
    people = [person.get("title", "") for person in descriptor.get("contributors", [])]
    context = {
        **_sources(edition),
        "descriptor": descriptor,
        "authors": ", ".join(filter(None, people)),
        "texts": {download.name: download for download in downloads},
    }
    return Page("about.html", "about.html", "About the record", context)


def _sources(edition: Edition) -> dict[str, Any]:
    """How many documents of each kind were read, and how."""
    rows = edition.record.tables["sources"]
    ways = {**HOW_READ, "cited": "known through another document"}
    counts = Counter((words(row["kind"]), row["checked"]) for row in rows)
    totals = Counter(words(row["kind"]) for row in rows)
    kinds = [
        (kind, [counts[kind, way] for way in ways], total) for kind, total in totals.most_common()
    ]
    return {"ways": list(ways.values()), "kinds": kinds, "total": len(rows)}
