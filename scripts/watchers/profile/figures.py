"""Lines on statistics, and on how far a list was checked."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import Line, joined, qualified, words
from watchers.profile.sentence import Mention, sentence
from watchers.profile.subject import Subject
from watchers.tables.rows import Row


def figures(subject: Subject) -> Iterator[Line]:
    """The statistics about the row, or the one that the row is."""
    rows = [subject.row] if subject.table == "figures" else subject.rows_in("figures")
    for row in rows:
        number = qualified(f"{float(row['value']):,.10g}", qualifier=row["qualifier"])
        text = f"{row['subject']}, {row['period'] or 'no date'}: {number} {row['unit']}"
        # A period is a date, or two with a slash between them.
        *_, last_date = row["period"].split("/")
        yield Line(
            sentence(text, *_belongs_to(subject, row), subject.prose(row["note"])),
            source_id=row["source_id"],
            table="figures",
            row=row,
            happened_on=last_date,
        )


def _belongs_to(subject: Subject, row: Row) -> Iterator[Mention]:
    """What the figure is about, if the account is about something else."""
    for table, column in (
        ("places", "place_id"),
        ("entities", "entity_id"),
        ("events", "event_id"),
    ):
        if row[column] and row[column] != subject.row_id:
            yield subject.mention(table, row[column])


def coverage(subject: Subject) -> Iterator[Line]:
    """How far the list was checked."""
    for row in subject.rows_in("coverage"):
        period = f"{row['complete_from'] or '?'} to {row['complete_to'] or '?'}"
        checked = joined([words(row["extent"]), period], separator=", ")
        yield Line(
            sentence(checked, subject.prose(row["note"])),
            source_id=row["source_id"],
            table="coverage",
            row=row,
        )
