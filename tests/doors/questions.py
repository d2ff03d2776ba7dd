"""Two hundred questions of the kind that people ask: was this party on that list on a day?"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from support.packages import ROOT
from watchers.answers.answers import Answers
from watchers.matching.index import Index, index_of
from watchers.matching.match import find
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

DAYS = ("2012-02-29", "2019-10-08", "2021-03-01", "2025-10-15", "2026-11-15")
"""Before most lists, the day before a listing, between two, under the rule of owners, after it."""
PER_DAY = 40


@dataclass(frozen=True)
class Question:
    """A party of the record, named in one of its scripts, a list and a day."""

    party_id: str
    name: str
    list_id: str
    day: str


@dataclass(frozen=True)
class Reply:
    """What is answered: the answer, and the documents that it rests on."""

    answer: str
    source_ids: tuple[str, ...]


@cache
def answers() -> Answers:
    """The answers of the record, which every door has to give."""
    return Answers(Record(open_package(ROOT)))


def expected(question: Question) -> Reply:
    found = answers().on(question.party_id, question.list_id, day=question.day)
    return Reply(found.said.value, tuple(found.source_ids))


@cache
def questions() -> tuple[Question, ...]:
    """As many of each answer as there are, up to a share, and the rest at random."""
    chance = random.Random(16)
    return tuple(question for day in DAYS for question in _of_day(day, chance))


def _of_day(day: str, chance: random.Random) -> list[Question]:
    by_answer: dict[str, list[Question]] = defaultdict(list)
    for party_id, name in _names(chance).items():
        for list_id in answers().list_ids:
            question = Question(party_id, name, list_id, day)
            kind = expected(question).answer
            if answers().concerns(list_id, party_id) or chance.random() < 0.02:
                by_answer[kind].append(question)
    share = PER_DAY // len(by_answer)
    chosen = [
        question
        for kind in sorted(by_answer)
        for question in chance.sample(by_answer[kind], min(share, len(by_answer[kind])))
    ]
    left = [one for kind in sorted(by_answer) for one in by_answer[kind] if one not in chosen]
    return [*chosen, *chance.sample(left, PER_DAY - len(chosen))]


def _names(chance: random.Random) -> dict[str, str]:
    """A name for each party that means it and no other; where there are several, any of them."""
    return {party_id: chance.choice(names) for party_id, names in _sure_names().items()}


@cache
def _sure_names() -> dict[str, list[str]]:
    """The names by which the matcher is sure of one party; The Hill is too short to be one."""
    record, spelled = answers().record, defaultdict(set)
    for table in ("entities", "officials"):
        for party_id, row in record.by_id[table].items():
            spelled[party_id].add(row["name"])
    for row in record.tables["names"]:
        if row["kind"] == "official":
            spelled[row["entity_id"] or row["official_id"]].add(row["name"])
    index = index_of(record)
    sure = {
        party_id: sorted(name for name in names if _meant(index, name) == [party_id])
        for party_id, names in spelled.items()
    }
    return {party_id: names for party_id, names in sure.items() if names}


def _meant(index: Index, name: str) -> list[str]:
    return [found.party.party_id for found in find(index, name).matches]
