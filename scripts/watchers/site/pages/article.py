"""The article from which the record grew, statement by statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from watchers.profile.called import row_in_words
from watchers.profile.claims import STATUSES, chain
from watchers.profile.format import words
from watchers.profile.sentence import Mention, labels, mentions, prose
from watchers.site.addresses import numbered
from watchers.site.edition import Edition
from watchers.site.lines import Margin
from watchers.site.page import Page
from watchers.site.sheets import MAX_WEIGHT
from watchers.tables.rows import Row

ARTICLE = "forbes-2019-hikvision-may-blacklist"
"""The source that is the article; a package without it has no such page."""
PATH = "article.html"
DOUBTFUL = ("contested", "unsupported", "not_checked", "partly_supported")
PER_SHEET = MAX_WEIGHT // 1_500
"""Statements of a page."""


def has_article(edition: Edition) -> bool:
    """Whether the record holds statements of the article."""
    return bool(edition.record.where("claims", source_id=ARTICLE))


def article_pages(edition: Edition) -> Iterator[Page]:
    """The page of the article and its further sheets; none if the record lacks it."""
    claims = edition.record.where("claims", source_id=ARTICLE)
    starts = range(0, len(claims), PER_SHEET)
    paths = [numbered(PATH, sheet=number) for number in range(1, len(starts) + 1)]
    statuses = Counter(claim["status"] for claim in claims)
    for number, start in enumerate(starts, start=1):
        margin = Margin(edition, own_id=ARTICLE)
        context = {
            "citation": edition.citation(ARTICLE),
            "statements": [
                _statement(edition, claim, margin) for claim in claims[start : start + PER_SHEET]
            ],
            "first": start + 1,
            "statuses": [
                {"status": words(status), "count": count, "meaning": STATUSES.get(status, "")}
                for status, count in statuses.most_common()
            ],
            "number": number,
            "paths": paths,
        }
        path = numbered(PATH, sheet=number)
        yield Page(path, "article.html", "The article, statement by statement", context)


def _statement(edition: Edition, claim: Row, margin: Margin) -> dict[str, Any]:
    reason = prose(edition.record, claim["status_reason"])
    decisive = _decisive(edition, mentions(reason))
    return {
        "claim": claim,
        "chain": chain(edition.record, claim),
        "status": words(claim["status"]),
        "is_doubtful": claim["status"] in DOUBTFUL,
        "reason": reason,
        "about": _about(edition, claim),
        "decided_by": [margin.cite(source_id) for source_id in decisive],
    }


def _about(edition: Edition, claim: Row) -> Mention | None:
    if not claim["about_id"]:
        return None
    called = labels(row_in_words(edition.record, claim, own_id=""))
    return Mention(claim["about_table"], claim["about_id"], called)


def _decisive(edition: Edition, named: list[Mention]) -> list[str]:
    """The documents that the reason names, or on which the rows rest that it names."""
    found = [_source_of(edition, mention) for mention in named]
    return [source_id for source_id in dict.fromkeys(found) if source_id not in ("", ARTICLE)]


def _source_of(edition: Edition, mention: Mention) -> str:
    if mention.table == "sources":
        return mention.row_id
    return edition.record.get(mention.table, mention.row_id).get("source_id", "")
