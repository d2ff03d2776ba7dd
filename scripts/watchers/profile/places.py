"""Lines on a place: those that lie in it."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import Line, words
from watchers.profile.sentence import sentence
from watchers.profile.subject import Subject


def seated(subject: Subject) -> Iterator[Line]:
    """The organisations that have their seat in the place."""
    for row in subject.rows_in("entities"):
        named = subject.mention("entities", row["entity_id"])
        yield Line(
            sentence(named, words(row["kind"]), separator=", "),
            source_id=row["source_id"],
            table="entities",
            row=row,
        )


def parts(subject: Subject) -> Iterator[Line]:
    """The places that lie directly in this one."""
    for row in subject.record.where("places", parent_id=subject.row_id):
        named = subject.mention("places", row["place_id"])
        yield Line(
            sentence(named, row["name_zh"], words(row["kind"]), separator=", "),
            source_id=row["source_id"],
            table="places",
            row=row,
        )
