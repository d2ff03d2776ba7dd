"""Where parties stand, day by day, as scripts of the site: periods in which a day is looked up.

One file has for each list what is said of any party; a party that is or was on a list, or has an
owner that is, has a file of its own with the lists that this concerns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from watchers.answers import words as answer_words
from watchers.answers.answer import Said
from watchers.answers.answer_tables import PARTIES
from watchers.answers.answers import NOBODY
from watchers.answers.periods import Period
from watchers.profile.law import TONES
from watchers.profile.sentence import Piece
from watchers.profile.standing import TOLD_ONE_BY_ONE, details
from watchers.profile.subject import Subject
from watchers.site.addresses import file_name, page_path
from watchers.site.browser.files import call
from watchers.site.edition import Edition
from watchers.site.lines import days
from watchers.site.pages.publishers import is_mere_publisher
from watchers.text.printable import escape_invisible

OF_ANY = "assets/list-answers.js"
Told = str | list[str]
"""Text, or the path and the name of a page that is to be linked; of a document, also its days."""


def day_answers(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each file."""
    yield OF_ANY, answers_of_any(edition)
    for table in PARTIES:
        for party_id in edition.record.by_id[table]:
            if path := own_answers_path(edition, table, party_id):
                yield path, own_answers(edition, table, party_id)


def own_answers_path(edition: Edition, table: str, party_id: str) -> str:
    """The path of the party's own file; empty if it has none."""
    if (table, party_id) not in edition.paths_of_answers:
        edition.paths_of_answers[table, party_id] = _own_answers_path(edition, table, party_id)
    return edition.paths_of_answers[table, party_id]


def _own_answers_path(edition: Edition, table: str, party_id: str) -> str:
    if table not in PARTIES or not _lists_of(edition, party_id):
        return ""
    if is_mere_publisher(edition, edition.account(table, party_id)):
        return ""
    return f"assets/{table}/{file_name(party_id)}.js"


def _lists_of(edition: Edition, party_id: str) -> list[str]:
    answers = edition.answers
    return [list_id for list_id in answers.list_ids if answers.concerns(list_id, party_id)]


def answers_of_any(edition: Edition) -> bytes:
    """The script with the words for answers, and the periods of who has none of its own."""
    subject = Subject(edition.record, "entities", {}, shared_answers=edition.answers)
    lists = edition.answers.list_ids
    shared = {
        "lists": {list_id: _told(edition, edition.mention("lists", list_id)) for list_id in lists},
        "answers": {said.value: _in_words(said) for said in Said},
        "others": {list_id: _periods(edition, subject, NOBODY, list_id) for list_id in lists},
    }
    return call("watchers.standing.takeShared", shared)


def _in_words(said: Said) -> dict[str, Any]:
    """What an answer begins with, and whether each list has a line of its own for it."""
    return {
        "lead": answer_words.SAID[said],
        "tone": TONES.get(said, ""),
        "alone": said in TOLD_ONE_BY_ONE,
    }


def own_answers(edition: Edition, table: str, party_id: str) -> bytes:
    """The script with the periods of one party, and what they tell, each text but once."""
    row = edition.record.get(table, party_id)
    subject = Subject(edition.record, table, row, shared_answers=edition.answers)
    periods = {
        list_id: _periods(edition, subject, party_id, list_id)
        for list_id in _lists_of(edition, party_id)
    }
    return call("watchers.standing.takeOwn", *_by_number(periods))


def _by_number(lists: dict[str, list[list[Any]]]) -> tuple[dict[str, list[list[Any]]], list[Told]]:
    """The periods with numbers in place of texts and documents, and these in that order."""
    places: dict[str, int] = {}

    def place(told: Told) -> int:
        return places.setdefault(json.dumps(told), len(places))

    numbered = {
        list_id: [
            [first, said, [place(piece) for piece in text], place(document)]
            for first, said, text, document in periods
        ]
        for list_id, periods in lists.items()
    }
    return numbered, [json.loads(told) for told in places]


def _periods(edition: Edition, subject: Subject, party_id: str, list_id: str) -> list[list[Any]]:
    """The periods that begin by the release, as which a page shows every later day."""
    found = edition.answers.periods(party_id, list_id).all
    last = edition.package.created
    return [_period(edition, subject, period) for period in found if period.first <= last]


def _period(edition: Edition, subject: Subject, period: Period) -> list[Any]:
    """The period as browser/standing.js takes it."""
    answer = period.answer
    text = [_told(edition, piece) for piece in details(subject, answer)]
    source_id = next(iter(answer.source_ids), "")
    return [period.first, answer.said.value, text, document_of(edition, source_id)]


def document_of(edition: Edition, source_id: str) -> Told:
    """The document that an answer rests on first, as the margin of a page names it."""
    citation = edition.citation(source_id)
    if citation is None:
        return ""
    shown = escape_invisible(citation.in_short)
    return [page_path("sources", source_id), shown, days(citation.published_on)]


def _told(edition: Edition, piece: Piece) -> Told:
    if isinstance(piece, str):
        return escape_invisible(piece)
    path, label = edition.addresses.of_mention(piece), escape_invisible(piece.label)
    return [path, label] if path else label
