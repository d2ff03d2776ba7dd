"""Lines on the row itself: what it is, and its summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from watchers.profile.format import Line, amount, joined, words
from watchers.profile.milestones import Milestone, dated, end_by
from watchers.profile.sentence import Piece, Sentence, sentence
from watchers.profile.subject import Subject
from watchers.profile.works import other_texts
from watchers.text.plural import counted


def about(subject: Subject) -> Iterator[Line]:
    """The main values of the row, then its summary (contracts: the scope; lists: the effect)."""
    row = subject.row
    summary = row.get("summary") or row.get("scope") or row.get("effect") or ""
    source_id = row["source_id"]
    yield Line(
        sentence(*_values(subject)),
        source_id="" if summary else source_id,
        table=subject.table,
        row=row,
        fact=sentence(row.get("name", "")),
        milestones=dated(
            [
                Milestone("founded", row.get("founded_on", ""), source_id),
                Milestone("dissolved", row.get("dissolved_on", ""), source_id),
            ]
        ),
    )
    if summary:
        yield Line(subject.prose(summary), source_id=source_id)
    if subject.table == "sources":
        yield from other_texts(subject)
        yield from _outcome(subject)


def _outcome(subject: Subject) -> Iterator[Line]:
    """What became of the statements of a source, by number."""
    statuses = Counter(claim["status"] for claim in subject.rows_in("claims"))
    if statuses:
        counts = (f"{count} {words(status)}" for status, count in statuses.most_common())
        total = counted(statuses.total(), "statement")
        known = f", as known on {subject.record.package.created}"
        text = f"{total} of it in the record{known}: {', '.join(counts)}"
        yield Line(sentence(text), source_id=subject.row_id)


def _values(subject: Subject) -> list[Piece | Sentence]:
    """The main values of the row, each a part of the sentence; empty for what is unknown."""
    row = subject.row
    place = subject.mention("places", row["place_id"]) if row.get("place_id") else ""
    match subject.table:
        case "entities":
            founded = f"founded {row['founded_on']}" if row["founded_on"] else ""
            end = end_by(row["dissolved_on"], subject.day)
            dissolved = f"dissolved {end}" if end else ""
            return [words(row["kind"]), row["country"], place, founded, dissolved, _heir(subject)]
        case "officials":
            return [row["country"]]
        case "contracts":
            return [row["title_zh"], words(row["kind"]), place, amount(row)]
        case "events":
            dates = joined([row["occurred_on"], row["ended_on"]], separator=" to ")
            return [words(row["kind"]), dates, place]
        case "lists":
            authority = subject.mention("entities", row["authority_id"])
            return [authority, row["legal_basis"], row["url"]]
        case "sources":
            return _values_of_source(subject)
        case "places":
            parent = subject.mention("places", row["parent_id"]) if row["parent_id"] else ""
            return [words(row["kind"]), row["name_zh"], row["name_ug"], row["code"], parent]
    raise AssertionError(f"no account of rows of {subject.table}")


def _heir(subject: Subject) -> Piece | Sentence:
    """By whom it is replaced, unless that is surely after the day."""
    is_later = subject.row["dissolved_on"] and not end_by(subject.row["dissolved_on"], subject.day)
    heir = "" if is_later else subject.row["replaced_by"]
    return ("replaced by ", subject.mention("entities", heir)) if heir else ""


def _values_of_source(subject: Subject) -> list[Piece | Sentence]:
    row = subject.row
    publisher = subject.mention("entities", row["publisher_id"]) if row["publisher_id"] else ""
    note = subject.prose(row["note"])
    return [words(row["kind"]), publisher, row["published_on"], row["author"], note]
