"""The FollowTheMoney export of the record: whole, resolved, and without a sanction in doubt."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.ftm import Entities, entities_of, statements_of, values
from support.packages import ROOT
from watchers.exports import export
from watchers.exports.ftm.model import ENTITY, ftm_model
from watchers.exports.ftm.programs import FILE, program_of
from watchers.exports.selection import Selection, selected
from watchers.package.descriptor import open_package

pytestmark = [RECORD_EXPORTS, pytest.mark.slow]

DAY = open_package(ROOT).created
ONE_EACH = (
    *("sources", "entities", "officials", "designations", "positions", "contracts", "events"),
    *("event_parties", "event_links"),
)
"""Tables of which each row is one entity with an id of its own."""
LISTED_TOPICS = {"sanction", "sanction.counter", "export.control", "debarment"}


def rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def folder(record_export: Callable[[str], Path]) -> Path:
    return record_export("ftm")


@pytest.fixture(scope="module")
def entities(folder: Path) -> Entities:
    return entities_of(folder)


@pytest.fixture(scope="module")
def answers(record_export: Callable[[str], Path]) -> list[dict[str, str]]:
    """The answers of the day of the release, from another export."""
    document = json.loads(record_export("json").read_text("utf-8"))
    return [
        row
        for row in document["derived"]["answers"]
        if (row["first_day"] or "") <= DAY <= (row["last_day"] or "9999")
    ]


def party(answer: dict[str, str]) -> str:
    if answer["entity_id"]:
        return f"watchers-entities-{answer['entity_id']}"
    return f"watchers-officials-{answer['official_id']}"


@pytest.mark.parametrize("table", ONE_EACH)
def test_each_row_is_there_once(entities: Entities, table: str) -> None:
    prefix = f"watchers-{table.replace('_', '-')}-"
    id_column = next(iter(rows(table)[0]))
    expected = sorted(prefix + row[id_column] for row in rows(table))
    assert [entity_id for entity_id in entities if entity_id.startswith(prefix)] == expected


def test_every_reference_finds_an_entity_of_its_range(entities: Entities) -> None:
    model, followed = ftm_model(), 0
    for entity in entities.values():
        for prop, found in entity["properties"].items():
            facts = model.properties[entity["schema"]][prop]
            if facts.type == ENTITY:
                followed += len(found)
                assert all(model.is_a(entities[i]["schema"], facts.range) for i in found)
    assert followed > 10_000


def test_the_topics_of_a_list_need_a_listing_that_stands(
    entities: Entities, answers: list[dict[str, str]]
) -> None:
    """A party that is covered, a red flag or unknown is never said to be listed itself."""
    expected: dict[str, set[str]] = {}
    for row in answers:
        if row["answer"] == "listed":
            topics = expected.setdefault(party(row), set())
            topics.update(program_of(row["list_id"]).topics)
    for entity_id, entity in entities.items():
        topics = LISTED_TOPICS & set(entity["properties"].get("topics", []))
        assert topics == expected.get(entity_id, set()) & LISTED_TOPICS, entity_id


def test_doubt_never_reads_as_clear(entities: Entities, answers: list[dict[str, str]]) -> None:
    risks = set(json.loads(_facts())["risks"])
    doubted = [row for row in answers if row["answer"] in {"covered", "red_flag", "unknown"}]
    assert {row["answer"] for row in doubted} == {"covered", "red_flag", "unknown"}
    for row in doubted:
        about = party(row)
        assert any(row["remark"] in note for note in values(entities, about, "notes"))
        if "removed" not in row["reasons"].split():
            assert risks & set(values(entities, about, "topics")), about
        if row["answer"] == "covered":
            owners = {f"watchers-entities-{owner}" for owner in row["owner_ids"].split()}
            assert owners <= set(values(entities, about, "riskSource"))


def _facts() -> str:
    return (FILE.parent / "vendor" / "model.json").read_text("utf-8")


def test_a_party_of_which_only_a_removal_is_known_has_no_topic(
    entities: Entities, answers: list[dict[str, str]]
) -> None:
    stands = {"listed", "covered", "red_flag"}
    for row in answers:
        others = [other for other in answers if party(other) == party(row) and other is not row]
        if "removed" in row["reasons"].split() and not others:
            assert row["answer"] not in stands
            assert "poi" not in values(entities, party(row), "topics")


def test_every_list_has_a_programme_and_topics() -> None:
    with FILE.open(encoding="utf-8", newline="") as lines:
        programs = list(csv.DictReader(lines))
    lists = {row["list_id"] for row in rows("lists")}
    assert {row["list_id"] for row in programs} == lists, f"each list needs a line in {FILE}"
    schemes = {row["scheme"] for row in rows("identifiers")} | {""}
    for row in programs:
        topics = {*row["topics"].split(), *row["covered_topics"].split()}
        assert topics and topics <= ftm_model().topics
        assert row["authority_scheme"] in schemes


def test_a_statute_has_its_own_programme() -> None:
    assert program_of("us-sdn", statute="E.O. 13818").program_id == "US-GLOMAG"
    assert program_of("us-sdn").program_id == "watchers-us-sdn"
    assert program_of("us-1237").program_id == "watchers-us-1237"


def test_a_statement_rests_on_a_document_of_the_record(folder: Path) -> None:
    statements = statements_of(folder)
    assert {row["origin"] for row in statements} <= {row["source_id"] for row in rows("sources")}
    ids = [row["id"] for row in statements]
    assert len(set(ids)) == len(ids)
    assert {row["lang"] for row in statements if row["prop"] == "name"} >= {"", "eng", "zho"}


def test_the_manifest_says_what_is_in_the_folder(folder: Path, entities: Entities) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert [file["path"] for file in manifest["files"]] == ["entities.ftm.json", "statements.csv"]
    assert [file["rows"] for file in manifest["files"]] == [
        len(entities),
        len(statements_of(folder)),
    ]
    assert manifest["as_of"] == DAY


def test_a_part_holds_together_and_tells_of_its_day(tmp_path: Path) -> None:
    selection = Selection(("entities/hikvision",), "2021-03-01")
    part, derived = selected(open_package(ROOT), selection)
    folder = export(part, output_format="ftm", path=tmp_path / "part.ftm", derived=derived)
    entities = entities_of(folder)
    topics = values(entities, "watchers-entities-hikvision", "topics")
    assert "export.control" in topics and "sanction" not in topics
    told = [note for entity in entities for note in values(entities, entity, "notes")]
    answers = [note for note in told if ", on 20" in note]
    assert answers and all(f", on {selection.day}: " in note for note in answers)
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["as_of"] == selection.day
