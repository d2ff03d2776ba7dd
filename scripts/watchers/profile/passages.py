"""Lines on the words under the facts: each passage with the cells that it carries."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.called import column_in_words, row_in_words, value_in_words
from watchers.profile.claims import belonging
from watchers.profile.format import Detail, Line
from watchers.profile.sentence import Mention, Sentence, labels, sentence
from watchers.profile.subject import Subject
from watchers.tables.passages import INFERRED, NOT_REACHED, columns_of, passages_about
from watchers.tables.rows import Record, Row

MAX_VALUE = 60
"""Characters of a cell that are repeated beside the words; longer ones are only named."""
WHY = {INFERRED: "inferred", NOT_REACHED: "not reached"}
"""What stands before the reason of a reading that is not simply stated."""
TRANSLATION = "our translation"
"""What stands before words that are translated."""


def passages(subject: Subject) -> Iterator[Line]:
    """The passages that carry cells of the row, then those of rows that belong to it."""
    rows = [(subject.table, subject.row_id), *dict.fromkeys(belonging(subject))]
    for table, row_id in rows:
        for passage in passages_about(subject.record, table, row_id):
            yield _line(subject, passage)


def carried_by(record: Record, passage: Row) -> Sentence:
    """The cells that the passage carries, with their values if those are short."""
    table = passage["about_table"]
    row = record.get(table, passage["about_id"])
    cells = (_cell(record, table, column, row.get(column, "")) for column in columns_of(passage))
    return sentence(*cells, separator=", ")


def _line(subject: Subject, passage: Row) -> Line:
    about = (passage["about_table"], passage["about_id"])
    of_row: Mention | str = ""
    if about != (subject.table, subject.row_id):
        called = row_in_words(subject.record, passage, own_id=subject.row_id)
        of_row = Mention(*about, labels(called))
    return Line(
        sentence(of_row, carried_by(subject.record, passage), separator=": "),
        source_id=passage["source_id"],
        table="evidence",
        row=passage,
        details=tuple(_details(passage)),
    )


def _cell(record: Record, table: str, column: str, value: str) -> Sentence:
    named = value_in_words(record, table, column, value)
    is_short = isinstance(named, Mention) or len(value) <= MAX_VALUE
    return sentence(column_in_words(column), named if is_short else "", separator=" ")


def _details(passage: Row) -> Iterator[Detail]:
    if passage["quote"]:
        yield Detail(passage["locator"], sentence(passage["quote"]), is_quote=True)
    if passage["quote_en"]:
        yield Detail(TRANSLATION, sentence(passage["quote_en"]))
    if passage["reading_reason"]:
        yield Detail(WHY[passage["reading"]], sentence(passage["reading_reason"]))
