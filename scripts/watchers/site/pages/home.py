"""The first page: what the record is and is not, one finding, and the ways into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from watchers.profile.format import words
from watchers.site.downloads import Download
from watchers.site.edition import Edition
from watchers.site.kinds import KINDS
from watchers.site.lines import Margin, days
from watchers.site.page import Page
from watchers.site.pages.article import ARTICLE, PATH, has_article
from watchers.site.pages.finding import listed_contracts
from watchers.site.pages.indexes import index_path, sections


def home_page(edition: Edition, downloads: list[Download]) -> Page:
    margin = Margin(edition)
    finding = [
        {
            "contract": found,
            "starts": days(found.period.started_on),
            "ends": days(found.period.ended_on),
            "cited": [margin.cite(source_id) for source_id in found.source_ids],
        }
        for found in listed_contracts(edition)
    ]
    context = {
        "finding": finding,
        "counts": list(_counts(edition)),
        "letters": sections("entities", edition.record.tables["entities"]),
        "coverage": list(_coverage(edition)),
        "article": edition.citation(ARTICLE) if has_article(edition) else None,
        "article_path": PATH,
        "downloads": downloads,
    }
    return Page("index.html", "home.html", _title(edition), context)


def _counts(edition: Edition) -> Iterator[dict[str, Any]]:
    """How many rows each table has, what one of them is, and the index of those with pages."""
    for name, table in edition.package.tables.items():
        yield {
            "title": KINDS[name].title if name in KINDS else table.title or name,
            "index": index_path(name) if name in KINDS else "",
            "count": len(edition.record.tables[name]),
            "about": table.description,
        }


def _coverage(edition: Edition) -> Iterator[dict[str, Any]]:
    """How far each list was checked, list by list, from the earliest day on."""
    checks = edition.record.tables["coverage"]
    for row in sorted(checks, key=lambda row: (row["list_id"], row["complete_from"])):
        yield {
            "list": edition.mention("lists", row["list_id"]),
            "extent": words(row["extent"]),
            "first": row["complete_from"],
            "last": row["complete_to"],
        }


def _title(edition: Edition) -> str:
    descriptor = edition.package.descriptor
    return descriptor.get("title") or descriptor["name"]
