"""Feeds by their keys, and their items as a reader has them."""

from __future__ import annotations

import json
from typing import Any

from watchers.site.feeds.feeds import Feed, feeds
from watchers.site.feeds.formats import as_json_feed
from watchers.tables.rows import Record


def by_key(record: Record) -> dict[str, Feed]:
    return {feed.key: feed for feed in feeds(record)}


def items(feed: Feed, **options: Any) -> list[dict[str, Any]]:
    """The items as a reader has them, in the order of what happened."""
    return json.loads(as_json_feed(feed, **options))["items"][::-1]


def titles(feed: Feed) -> list[str]:
    return [item["title"] for item in items(feed)]
