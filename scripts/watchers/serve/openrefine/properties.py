"""The properties of parties that can be fetched, and those that a query may give beside a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from watchers.answers.answer import Answer
from watchers.answers.words import reasons_text
from watchers.screening.verdict import verdict
from watchers.serve.service import Service
from watchers.tables.rows import Row

UNKNOWN = "unknown"
"""What is said of a list, or of all, for an id that the record does not have."""
LIST_PREFIX = "list/"
REASONS_PREFIX = "reasons/"


@dataclass(frozen=True)
class Property:
    """A property, and how its values are found."""

    id: str
    name: str
    description: str
    values: Callable[[Service, str, Row, str], Iterator[str]]
    """From the record, the id, the row and a day."""
    is_of_a_day: bool = False
    """Whether it is an answer for a day, and `unknown` where nothing is known."""

    @property
    def brief(self) -> dict[str, str]:
        return {"id": self.id, "name": self.name, "description": self.description}


def properties_of(service: Service) -> dict[str, Property]:
    """Every property by its id."""
    found = [*FACTS, ANSWERS, VERDICT, *_of_lists(service)]
    return {one.id: one for one in found}


def _cell(column: str) -> Callable[[Service, str, Row, str], Iterator[str]]:
    def values(service: Service, party_id: str, row: Row, day: str) -> Iterator[str]:
        if row.get(column):
            yield row[column]

    return values


def _identifiers(service: Service, party_id: str, row: Row, day: str) -> Iterator[str]:
    for one in _of_party(service, "identifiers", party_id):
        yield f"{one['scheme']}:{one['value']}"


def _names(service: Service, party_id: str, row: Row, day: str) -> Iterator[str]:
    yield from dict.fromkeys(
        [row["name"], *(one["name"] for one in _of_party(service, "names", party_id))]
    )


def _of_party(service: Service, table: str, party_id: str) -> list[Row]:
    column = "entity_id" if party_id in service.record.by_id["entities"] else "official_id"
    return service.record.where(table, **{column: party_id})


def _answers(service: Service, party_id: str, row: Row, day: str) -> Iterator[str]:
    for answer in service.answers.on_all_lists(party_id, day=day):
        yield f"{answer.list_id}: {said(answer)}"


def _verdict(service: Service, party_id: str, row: Row, day: str) -> Iterator[str]:
    yield verdict(service.answers.on_all_lists(party_id, day=day)).value


def said(answer: Answer) -> str:
    """The answer in a word, with the day of the check where that is all that is known."""
    return " ".join(filter(None, [answer.said.value, answer.status.as_of]))


def _of_lists(service: Service) -> Iterator[Property]:
    for list_id, row in service.record.by_id["lists"].items():
        name = f"{row['name']} ({list_id})"
        yield Property(
            f"{LIST_PREFIX}{list_id}",
            name,
            "the answer of this list on the day: listed, covered, red_flag, unknown, …",
            _answer_of(list_id, said),
            is_of_a_day=True,
        )
        yield Property(
            f"{REASONS_PREFIX}{list_id}",
            f"{name}: why",
            "the reasons for the answer of this list on the day",
            _answer_of(list_id, lambda answer: reasons_text(answer.reasons)),
            is_of_a_day=True,
        )


def _answer_of(
    list_id: str, text: Callable[[Answer], str]
) -> Callable[[Service, str, Row, str], Iterator[str]]:
    def values(service: Service, party_id: str, row: Row, day: str) -> Iterator[str]:
        if told := text(service.answers.on(party_id, list_id, day=day)):
            yield told

    return values


FACTS = (
    Property("kind", "kind", "what an organisation is", _cell("kind")),
    Property("country", "country", "its country, as a code (ISO 3166-1)", _cell("country")),
    Property("identifiers", "identifiers", "each as SCHEME:VALUE", _identifiers),
    Property("names", "names", "every name, in all scripts", _names),
    Property("summary", "summary", "what it is, in a sentence", _cell("summary")),
)
ANSWERS = Property(
    "answers", "answers of all lists", "for each list LIST: ANSWER on the day", _answers, True
)
VERDICT = Property(
    "verdict",
    "verdict",
    "the gravest answer of the lists that could be checked for the day; `answers` has all",
    _verdict,
    True,
)
