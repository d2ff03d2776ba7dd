"""Every door gives the same answer, with the same documents: commands, functions and servers.

What a door has no room for is named where it is made; nothing else may differ.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from click.testing import CliRunner
from starlette.applications import Starlette

import watchers
from doors.asked import asked_at, differing
from doors.questions import PER_DAY, Question, Reply, answers, expected, questions
from support.asgi import ask
from support.export_fixtures import RECORD_EXPORTS
from watchers.assistants import listed as assistants
from watchers.assistants.held import Held
from watchers.assistants.limits import MAX_NAMES
from watchers.cli import cli
from watchers.serve.app import application
from watchers.serve.service import Service

pytestmark = RECORD_EXPORTS


def test_the_questions_are_of_every_kind() -> None:
    assert len(questions()) == 5 * PER_DAY
    found = Counter(expected(question).answer for question in questions())
    assert set(found) >= {"listed", "covered", "unknown", "not_listed", "not_covered", "red_flag"}
    assert any(re.search("[\u3400-\u9fff]", question.name) for question in questions())
    assert any(question.name.isascii() for question in questions())


def test_the_command() -> None:
    def door(day: str, asked: list[Question]) -> Iterator[tuple[str, str, str, str]]:
        names = sorted({question.name for question in asked})
        options = ["listed", *names, "--on", day, "--format", "csv"]
        output = CliRunner().invoke(cli, options).stdout
        for row in csv.DictReader(io.StringIO(output)):
            yield row["party_id"], row["list_id"], row["answer"], row["source_ids"]

    assert differing(asked_at(door)) == {}


def test_python() -> None:
    def door(day: str, asked: list[Question]) -> Iterable[tuple[str, str, str, str]]:
        names = sorted({question.name for question in asked})
        found = watchers.listed(names, on=day, detail=True)
        rows = found[["party_id", "list_id", "answer", "source_ids"]].fillna("")
        return rows.itertuples(index=False, name=None)

    assert differing(asked_at(door)) == {}


@pytest.fixture(scope="module")
def server() -> Starlette:
    return application(Service(answers()))


def test_the_server(server: Starlette) -> None:
    def door(day: str, asked: list[Question]) -> Iterator[tuple[str, str, str, str]]:
        for name in sorted({question.name for question in asked}):
            found = ask(server, "/listed.json", query={"name": name, "on": day}).json
            for row in found["answers"]:
                yield row["party_id"], row["list_id"], row["answer"], " ".join(row["source_ids"])

    assert differing(asked_at(door)) == {}


def test_the_tools_for_assistants() -> None:
    held = Held(answers().record.package)

    def door(day: str, asked: list[Question]) -> Iterator[tuple[str, str, str, str]]:
        names = sorted({question.name for question in asked})
        for some in batched(names, MAX_NAMES):
            for row in told_in_parts(held, some, day):
                yield row["party_id"], row["list_id"], row["answer"], " ".join(row["source_ids"])

    assert differing(asked_at(door)) == {}


def told_in_parts(held: Held, names: list[str], day: str) -> Iterator[dict]:
    start = 0
    while start is not None:
        told = assistants.listed(held, names=names, on=day, start=start)
        yield from told["answers"]
        start = told["left_off"]["start"] if told["left_off"] else None


def batched(names: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(names), size):
        yield names[start : start + size]


def test_openrefine(server: Starlette) -> None:
    """It says the answer, and of a check that is older also its day; documents have no room."""

    def door(day: str, asked: list[Question]) -> Iterator[tuple[str, str, str, str]]:
        lists = sorted({question.list_id for question in asked})
        settings = {"settings": {"on": day}}
        query = {
            "ids": sorted({question.party_id for question in asked}),
            "properties": [{"id": f"list/{list_id}", **settings} for list_id in lists],
        }
        found = ask(server, "/reconcile", form={"extend": json.dumps(query)}).json
        for party_id, row in found["rows"].items():
            for key, (value,) in row.items():
                yield party_id, key.removeprefix("list/"), value["str"].split()[0], ""

    assert asked_at(door) == {
        question: Reply(expected(question).answer, ()) for question in questions()
    }
