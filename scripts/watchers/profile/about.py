"""Lines on the row itself: what it is, and its summary."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import Line, amount, joined, words
from watchers.profile.milestones import Milestone, dated
from watchers.profile.subject import Subject


def about(subject: Subject) -> Iterator[Line]:
    """The main values of the row, then its summary (contracts: the scope; lists: the effect)."""
    row = subject.row
    summary = row.get("summary") or row.get("scope") or row.get("effect") or ""
    source_id = row["source_id"]
    yield Line(
        joined(_values(subject)),
        source_id="" if summary else source_id,
        fact=row.get("name", ""),
        milestones=dated(
            [
                Milestone("founded", row.get("founded_on", ""), source_id),
                Milestone("dissolved", row.get("dissolved_on", ""), source_id),
            ]
        ),
    )
    if summary:
        yield Line(summary, source_id=source_id)


def _values(subject: Subject) -> list[str]:
    record, row = subject.record, subject.row
    place = record.name("places", row["place_id"]) if row.get("place_id") else ""
    match subject.table:
        case "entities":
            founded = f"founded {row['founded_on']}" if row["founded_on"] else ""
            return [words(row["kind"]), row["country"], place, founded]
        case "officials":
            return [row["country"]]
        case "contracts":
            return [row["title_zh"], row["kind"], place, amount(row)]
        case "events":
            dates = joined([row["occurred_on"], row["ended_on"]], separator=" to ")
            return [words(row["kind"]), dates, place]
        case "lists":
            authority = record.name("entities", row["authority_id"])
            return [authority, row["legal_basis"], row["url"]]
        case "sources":
            return [words(row["kind"]), row["published_on"], row["author"], row["note"]]
    raise AssertionError(f"no account of rows of {subject.table}")
