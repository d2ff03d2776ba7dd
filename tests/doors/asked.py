"""Asks a door all questions, and says where its answers are not those of the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from doors.questions import Question, Reply, expected, questions

Replies = dict[Question, Reply]


def by_day() -> Iterator[tuple[str, list[Question]]]:
    asked: dict[str, list[Question]] = defaultdict(list)
    for question in questions():
        asked[question.day].append(question)
    yield from asked.items()


def asked_at(door: Callable[[str, list[Question]], Iterable[tuple[str, str, str, str]]]) -> Replies:
    """What the door says: it takes a day and questions of it.

    It gives the party, the list, the answer and the documents, these separated by spaces.
    """
    replies: Replies = {}
    for day, asked in by_day():
        said = {(party, list_id): rest for party, list_id, *rest in door(day, asked)}
        for question in asked:
            answer, sources = said[question.party_id, question.list_id]
            replies[question] = Reply(answer, tuple((sources or "").split()))
    return replies


def differing(replies: Replies) -> dict[Question, tuple[Reply, Reply]]:
    return {
        question: (reply, expected(question))
        for question, reply in replies.items()
        if reply != expected(question)
    }
