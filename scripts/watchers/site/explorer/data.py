"""The network as one script of data, which is loaded when a reader opens it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from watchers.profile.sentence import Mention
from watchers.site.browser.day_answers import document_of
from watchers.site.browser.files import call
from watchers.site.edition import Edition
from watchers.site.explorer.layout import ends, key_of, places
from watchers.site.explorer.ties import Kind, Tie
from watchers.site.lines import days, starts_of
from watchers.text.printable import escape_invisible

PATH = "assets/network-data.js"


def network_data(edition: Edition, found: Sequence[Tie]) -> bytes:
    """The script: tables, documents, nodes and ties, as browser/network.js takes them."""
    where = places(found)
    mentions = _mentions(found)
    numbers = {key: number for number, key in enumerate(mentions)}
    sources = list(dict.fromkeys(tie.source_id for tie in found))
    tables = list(dict.fromkeys(mention.table for mention in mentions.values()))
    nodes = [
        [tables.index(mention.table), *_named(edition, mention), *where[key]]
        for key, mention in mentions.items()
    ]
    return call(
        "watchers.network.take",
        {
            "kinds": list(Kind),
            "tables": tables,
            "documents": [document_of(edition, source_id) for source_id in sources],
            "nodes": nodes,
            "ties": [_tie(tie, numbers, sources) for tie in found],
        },
    )


def _mentions(found: Sequence[Tie]) -> dict[str, Mention]:
    """The nodes by their keys, in the order in which ties name them."""
    both = [mention for tie in found for mention in (tie.one, tie.other)]
    return {key_of(mention.table, mention.row_id): mention for mention in both}


def node_count(found: Sequence[Tie]) -> int:
    """How many parties, contracts and lists the ties join."""
    return len(_mentions(found))


def _named(edition: Edition, mention: Mention) -> tuple[str, str]:
    """The path of its page and its name."""
    return edition.addresses.of_mention(mention), escape_invisible(mention.label)


def _tie(tie: Tie, numbers: dict[str, int], sources: list[str]) -> list[Any]:
    one, other = ends(tie)
    return [
        list(Kind).index(tie.kind),
        numbers[one],
        numbers[other],
        escape_invisible(tie.what),
        starts_of(tie.period),
        days(tie.period.ended_on),
        sources.index(tie.source_id),
    ]
