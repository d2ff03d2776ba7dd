"""What a list has and the record has not: parties listed over Xinjiang, and parties of the record on other lists."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.official.countries import IN_CHINA
from watchers.official.entries import Entry
from watchers.official.list_copy import ListCopy
from watchers.reconcile.citations import Notice, notices_in, shared
from watchers.reconcile.explanations import Difference, Kind
from watchers.reconcile.identify import Identified, Identifier
from watchers.tables.rows import Record, Row, party_id_of

Known = list[tuple[Entry, Identified | None]]
SURE = 0.99
"""From which score a name alone tells that a party of the record stands on a list; below it, its country must agree."""


def lacking(rows: list[Row], known: Known, list_id: str) -> tuple[list[Difference], list[str]]:
    """Entries without a row in the record that name Xinjiang, or were listed in China by a notice over Xinjiang.

    Of a notice by which fewer than half were listed over Xinjiang, one sentence tells how many it lists.
    """
    recorded = {party_id_of(row) for row in rows}
    new = [
        entry
        for entry, identified in known
        if not (identified and identified.party.party_id in recorded)
    ]
    by_notice = {notice: _listed_by(notice, new) for notice in _over_xinjiang(rows, known)}
    ours = {
        notice: len({party_id_of(row) for row in rows if notice in notices_in(row["citation"])})
        for notice in by_notice
    }
    mixed = [notice for notice, entries in by_notice.items() if len(entries) > ours[notice] > 0]
    told = {entry: "names Xinjiang" for entry in new if entry.speaks_of_xinjiang}
    told |= {
        entry: "by a notice that lists others over Xinjiang"
        for notice, entries in by_notice.items()
        if notice not in mixed
        for entry in entries
    }
    notes = [
        f"{_cited(notice)} lists {len(by_notice[notice])} further parties in China; the record has {ours[notice]} of its parties"
        for notice in sorted(mixed)
    ]
    return [
        Difference(
            Kind.LACKING, list_id, "", entry.name, "", entry.line, remark=f"{why}; {_about(entry)}"
        )
        for entry, why in told.items()
    ], notes


def _over_xinjiang(rows: list[Row], known: Known) -> set[Notice]:
    """The notices of the rows on Xinjiang grounds, and the dated regimes of their entries."""
    rows = [row for row in rows if row["grounds_kind"].startswith("xinjiang")]
    parties = {party_id_of(row) for row in rows}
    cited = {notice for row in rows for notice in notices_in(row["citation"])}
    texts = {
        text
        for entry, identified in known
        if identified and identified.party.party_id in parties
        for text in entry.notices
    }
    return cited | {notice for text in texts for notice in notices_in(text) if notice[0] == text}


def _listed_by(notice: Notice, entries: list[Entry]) -> list[Entry]:
    """Those in China that were first listed by the notice; later notices only change how they stand."""
    return [
        entry for entry in entries if entry.country in IN_CHINA and shared({notice}, _first(entry))
    ]


def _first(entry: Entry) -> set[Notice]:
    cited = [notices_in(text) for text in entry.notices]
    return next(filter(None, cited), set())


def _cited(notice: Notice) -> str:
    return f"{notice[0]} {notice[1]}" if notice[1] else notice[0]


def _about(entry: Entry) -> str:
    return ", ".join(
        filter(
            None,
            (
                "; ".join(entry.notices),
                f"since {entry.first_day}" if entry.first_day else "",
                entry.country,
            ),
        )
    )


def elsewhere(
    record: Record, identifier: Identifier, copy: ListCopy, list_id: str, known: Known
) -> Iterator[Difference]:
    """Parties of the record on this list, or on another in the same file, where the record has no row for them."""
    on_lists = {(row["list_id"], party_id_of(row)) for row in record.tables["designations"]}
    others = (
        (entry, identifier.party_of(entry))
        for other, entries in copy.of_list.items()
        if other != list_id
        for entry in entries
    )
    for entry, identified in (*known, *others):
        is_a_lead = entry.list_id == list_id and entry.speaks_of_xinjiang
        if identified is None or is_a_lead or not _is_sure(entry, identified, record):
            continue
        key = (entry.list_id, identified.party.party_id)
        if key not in on_lists:
            on_lists.add(key)
            remark = f"{copy.lists.get(entry.list_id, entry.list_id)}; {identified.how}, {identified.score:.2f}; {_about(entry)}"
            yield Difference(Kind.ELSEWHERE, *key, entry.name, "", entry.line, remark=remark)


def _is_sure(entry: Entry, identified: Identified, record: Record) -> bool:
    party = identified.party
    country = record.get(party.table, party.party_id).get("country", "")
    return identified.score >= SURE or bool(country and entry.country == country)
