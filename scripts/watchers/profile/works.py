"""Lines on the other texts of the work that a document belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import Line
from watchers.profile.sentence import sentence
from watchers.profile.subject import Subject
from watchers.tables.citations import citation


def other_texts(subject: Subject) -> Iterator[Line]:
    """The fullest text of the work, unless it is this one, then its parts and translations."""
    fullest = subject.row.get("fullest_source_id", "")
    if fullest:
        how_read = citation(subject.record, fullest).how_read
        text = sentence(
            "the fullest text of this work is ", subject.mention("sources", fullest), separator=""
        )
        yield Line(sentence(text, how_read, separator=", "), source_id=subject.row_id)
    others = [text for text in _parts(subject, fullest or subject.row_id) if text != subject.row_id]
    if others:
        mentions = (subject.mention("sources", source_id) for source_id in others)
        head = "other texts of this work: "
        text = sentence(head, sentence(*mentions, separator="; "), separator="")
        yield Line(text, source_id=subject.row_id)


def _parts(subject: Subject, fullest: str) -> list[str]:
    """The parts, translations and reprints of the work whose fullest text this is."""
    if "fullest_source_id" not in subject.record.package.tables["sources"].columns:
        return []
    return [row["source_id"] for row in subject.record.where("sources", fullest_source_id=fullest)]
