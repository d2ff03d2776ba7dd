"""The pages of the rows: organisations, persons, contracts, events, lists, sources and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from watchers.dates.partial_date import first_day
from watchers.profile.account import FIRST_DATES, Account, MarkedLine
from watchers.profile.sections import FIRST_SCREEN, PARTIES, Heading
from watchers.profile.sentence import Mention
from watchers.profile.view import TABLE_NAMES, WHOLE, Part, legend, parts
from watchers.site.addresses import PAGED, numbered, page_path
from watchers.site.edition import Edition
from watchers.site.lines import Margin, days, margin_of, shown
from watchers.site.page import LINES, PASSAGES, PICTURE, Block, Page
from watchers.site.pages.contents import contents
from watchers.site.pages.list_blocks import list_blocks
from watchers.site.pages.publishers import is_mere_publisher, publications
from watchers.site.pages.words import words_block
from watchers.site.pictures.blocks import pictures
from watchers.site.sheets import sheets


def row_pages(edition: Edition) -> Iterator[Page]:
    """The pages of every row of a table of PAGED: one, or more if there is much to tell."""
    for table in PAGED:
        for row_id in edition.record.by_id[table]:
            yield from pages_of(edition, table, row_id)


def pages_of(edition: Edition, table: str, row_id: str) -> Iterator[Page]:
    """The page of one row and its further sheets."""
    account = edition.account(table, row_id)
    path = page_path(table, row_id)
    found = sheets(_blocks(edition, account))
    paths = [numbered(path, sheet=number) for number in range(1, len(found) + 1)]
    for number, (own_path, blocks) in enumerate(zip(paths, found, strict=True), start=1):
        margin = margin_of(edition, account)
        context = {
            "account": account,
            "what": TABLE_NAMES[table],
            "happened": _first_date(edition, table, row_id),
            "successor": _successor(edition, table, row_id),
            "citation": edition.citation(row_id) if table == "sources" else None,
            "published_at": edition.record.get("lists", row_id)["url"] if table == "lists" else "",
            "contents": contents(found, paths, own_path=own_path),
            "blocks": [_filled(block, margin) for block in blocks],
            "legend": _legend(blocks),
            "number": number,
            "paths": paths,
        }
        headings = frozenset(block.key for block in blocks)
        about = (table, row_id)
        yield Page(own_path, "row.html", account.name, context, about=about, headings=headings)


def _first_date(edition: Edition, table: str, row_id: str) -> str:
    """The days on which there first was something to tell of an event or a contract."""
    row = edition.record.get(table, row_id)
    dates = [row[column] for column in FIRST_DATES.get(table, ()) if row[column]]
    return days(min(dates, key=first_day, default=""))


def _successor(edition: Edition, table: str, row_id: str) -> Mention | None:
    """The row under which the record goes on; None unless this one is retired."""
    heir = edition.record.get(table, row_id).get("replaced_by", "")
    return edition.mention(table, heir) if heir else None


def sheets_of_claims(edition: Edition, source_id: str) -> dict[str, int]:
    """The sheet of the page of a source on which each of its claims stands first, by its id."""
    account = edition.account("sources", source_id)
    found: dict[str, int] = {}
    for number, blocks in enumerate(sheets(_blocks(edition, account)), start=1):
        for marked in _lines(blocks):
            if marked.line.table == "claims":
                found.setdefault(marked.line.row_id, number)
    return found


def _blocks(edition: Edition, account: Account) -> Iterator[Block]:
    """What is told of the row; of what has only published, nothing that would be noise."""
    if is_mere_publisher(edition, account):
        first, others = _told(edition, account, leave_out=(Heading.STANDING, Heading.EVENTS))
    else:
        first, others = _told(edition, account)
        if account.table in PARTIES:
            first += pictures(edition, account)
    yield from first
    yield from others
    if account.table == "entities":
        yield from publications(edition, account.row_id)


def _told(
    edition: Edition, account: Account, *, leave_out: tuple[Heading, ...] = ()
) -> tuple[list[Block], list[Block]]:
    """The sections of the account: those that a reader sees first, and the others."""
    first: list[Block] = []
    others: list[Block] = []
    for part in parts(account, WHOLE):
        if part.heading in leave_out:
            continue
        kept = first if part.heading in FIRST_SCREEN else others
        if account.table == "lists" and part.heading is Heading.LISTINGS:
            kept += list_blocks(edition, account.row_id)
        elif part.heading is Heading.WORDS:
            kept.append(words_block(edition, account, part))
        else:
            kept.append(_of_lines(part, account))
    return first, others


def _of_lines(part: Part, account: Account) -> Block:
    """The lines of a part, with the table that most of them tell besides the row of the page."""
    lines = tuple(part.lines)
    told = [(marked.line.table, marked.line.row_id) for marked in lines if marked.line.table]
    own = (account.table, account.row_id)
    tables = Counter(row[0] for row in told if row != own)
    ((table, _),) = tables.most_common(1) or [("", 0)]
    return Block(part.heading.key, str(part.heading), LINES, lines, table=table)


def _filled(block: Block, margin: Margin) -> Block:
    """The block with the documents in the margin."""
    if block.template in (PICTURE, PASSAGES):
        return block
    fill = shown if block.template == LINES else _cited
    return replace(block, items=tuple(fill(item, margin) for item in block.items))


def _cited(item: dict[str, Any], margin: Margin) -> dict[str, Any]:
    """A row of a table with its document, if it rests on one."""
    return {**item, "cited": margin.cite(item.get("source_id", ""))}


def _lines(blocks: list[Block]) -> Iterator[MarkedLine]:
    for block in blocks:
        if block.template == LINES:
            yield from block.items


def _legend(blocks: list[Block]) -> dict[str, str]:
    return legend([Part(Heading.CLAIMS, list(_lines(blocks)))])
