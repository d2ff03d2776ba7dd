"""Lines on what rests on a document: the rows that name it, table by table."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import Line
from watchers.profile.sentence import Mention, sentence
from watchers.profile.subject import Subject
from watchers.tables.passages import EVIDENCE
from watchers.text.plural import counted

SOURCE_COLUMNS = ("source_id", "end_source_id", "via_source_id")


def rests_on_it(subject: Subject) -> Iterator[Line]:
    """The rows that rest on the document, but for its claims, which have a section."""
    named: set[tuple[str, str]] = set()
    for table in subject.record.tables:
        found = _ids(subject, table) if table not in ("claims", EVIDENCE) else []
        if found:
            ids = [Mention(table, row_id, row_id) for row_id in found]
            named.update((table, row_id) for row_id in found)
            head = f"{table}, {counted(len(found), 'row')}: "
            text = sentence(head, sentence(*ids, separator=", "), separator="")
            yield Line(text, source_id=subject.row_id)
    yield from _words_of_others(subject, named)


def _words_of_others(subject: Subject, named: set[tuple[str, str]]) -> Iterator[Line]:
    """How many passages it has, and of which rows besides those that rest on it."""
    if EVIDENCE not in subject.record.tables:
        return
    passages = subject.record.where(EVIDENCE, source_id=subject.row_id)
    if passages:
        about = {(passage["about_table"], passage["about_id"]) for passage in passages}
        others = [Mention(table, row_id, row_id) for table, row_id in sorted(about - named)]
        these = "words under cells of these rows" if about & named else ""
        those = sentence("words under cells of", sentence(*others, separator=", "), separator=" ")
        told = sentence(these, those if others else "", separator="; ")
        head = f"{EVIDENCE}, {counted(len(passages), 'row')}: "
        yield Line(sentence(head, told, separator=""), source_id=subject.row_id)


def _ids(subject: Subject, table: str) -> list[str]:
    """The rows of the table that name the document in any column, by their ids."""
    described = subject.record.package.tables[table]
    key = described.primary_key[0]
    return sorted(
        {
            row[key]
            for column in SOURCE_COLUMNS
            if column in described.columns
            for row in subject.record.where(table, **{column: subject.row_id})
            if table != subject.table or row[key] != subject.row_id
        }
    )
