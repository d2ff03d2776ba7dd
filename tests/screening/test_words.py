"""Nothing is decided by words: every text can be reworded and the answers stay the same."""

import json

import pytest
from click.testing import CliRunner

from support.packages import change_rows
from watchers.answers import words
from watchers.answers.answer import Said
from watchers.answers.answers import Answers
from watchers.answers.reasons import ReasonKind
from watchers.cli import cli
from watchers.package.descriptor import open_package
from watchers.screening import phrases
from watchers.screening.verdict import Verdict
from watchers.tables.rows import Record

NAMES = (
    *("Camera Maker", "camera-maker", "Project Company Ltd", "County Office", "Industry Site"),
    *("Nobody at All GmbH", "The Daily", "Maker", "Camera Maker GmbH"),
)
DAYS = ("2019-01-01", "2019-10-08", "2020-01-01", "2023-11-15", "2026-01-20", "2026-03-01")
TEXTS = {"remark", "notes", "chain"}
"""What is made of words in the JSON of `listed`."""


@pytest.fixture
def package(valid_package):
    """One with an owner of unknown dates, and a party that the source does not date."""
    change_rows(
        valid_package,
        "ownership",
        [{"ownership_id": "camera-maker-project-company", "started_on": ""}],
    )
    return valid_package


@pytest.fixture
def reword(monkeypatch):
    """Rewords every text, with what used to be cut up: "; ", "owned ", "unknown"."""

    def apply():
        for table in (words.REASONS, words.SAID, phrases.COUNTS):
            for number, key in enumerate(list(table)):
                monkeypatch.setitem(table, key, f"owned ; listed; unknown {number} 不明; ")
        for name in ("FOR_REVIEW", "ON_NO_LIST"):
            monkeypatch.setattr(phrases, name, "; ")
        for name in ("SHARE_UNKNOWN", "UP_TO", "NO_DATE", "RULE", "HELD_BY"):
            monkeypatch.setattr(words, name, "; ")

    return apply


def listed(package, day, output_format):
    arguments = ["--package", str(package), "listed", *NAMES, "--on", day]
    return CliRunner().invoke(cli, [*arguments, "--format", output_format])


def without_texts(document):
    answers = [
        {key: value for key, value in answer.items() if key not in TEXTS}
        for answer in document["answers"]
    ]
    return {**document, "answers": answers, "notes": len(document["notes"])}


@pytest.mark.parametrize("day", DAYS)
def test_rewording_every_text_changes_no_answer(package, reword, day):
    before, table_before = listed(package, day, "json"), listed(package, day, "table")
    reword()
    after, table_after = listed(package, day, "json"), listed(package, day, "table")
    assert before.exit_code == after.exit_code
    assert without_texts(json.loads(before.stdout)) == without_texts(json.loads(after.stdout))
    assert len(table_before.stdout) != len(table_after.stdout)
    assert before.stdout != after.stdout


@pytest.mark.parametrize("day", DAYS)
def test_rewording_every_text_changes_no_period(package, reword, day):
    answers = Answers(Record(open_package(package)))
    parties = ("camera-maker", "project-company", "county-office", "industry-site")
    before = [answers.of_day(party, "trade-list", day=day) for party in parties]
    reword()
    assert [answers.of_day(party, "trade-list", day=day) for party in parties] == before


def test_every_value_has_its_words():
    assert set(words.REASONS) == set(ReasonKind)
    assert set(words.SAID) == set(Said)
    assert set(phrases.COUNTS) == set(Verdict)


def test_a_name_with_a_semicolon_breaks_nothing(package):
    change_rows(package, "entities", [{"entity_id": "camera-maker", "name": "owned A; B {x}"}])
    done = listed(package, "2020-01-01", "table")
    assert "camera-maker: owned A; B {x} (" in done.stdout
    rows = json.loads(listed(package, "2024-01-01", "json").stdout)["answers"]
    (owned,) = (row for row in rows if row["name"] == "Project Company Ltd")
    assert owned["owner_ids"] == ["camera-maker"]
    assert owned["reasons"] == ["removed", "named_only", "ownership_stated_later"]
