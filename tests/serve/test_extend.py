"""The data extension service: the properties of parties, as of a day."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.asgi import ask

from .specification import check


def extended(app, ids: list[str], *properties: dict[str, Any]) -> dict[str, Any]:
    query = {"ids": ids, "properties": list(properties)}
    check(query, "data-extension-query")
    answer = ask(app, "/reconcile", form={"extend": json.dumps(query)})
    check(answer.json, "data-extension-response")
    return answer.json


def test_properties_are_proposed(get) -> None:
    answer = get("/reconcile/properties", query={"type": "company", "limit": "3"}).json
    check(answer, "data-extension-property-proposal")
    assert (answer["type"], len(answer["properties"])) == ("company", 3)
    assert get("/reconcile/properties", query={"type": "firm"}).status == 404
    assert get("/reconcile/properties", query={"limit": "0"}).status == 400


def test_answers_of_lists_are_those_of_the_day(app) -> None:
    on_list = {"id": "list/us-entity-list", "settings": {"on": "2019-10-08"}}
    before = extended(app, ["hikvision"], on_list, {"id": "country"}, {"id": "identifiers"})
    assert before["meta"][0]["name"].endswith("on 2019-10-08")
    row = before["rows"]["hikvision"]
    assert row["country"] == [{"str": "CN"}]
    assert {"str": "uscc:91330000733796106P"} in row["identifiers"]
    on_list["settings"] = {"on": "2019-10-09"}
    after = extended(app, ["hikvision"], on_list)["rows"]["hikvision"]
    assert after["list/us-entity-list"] == [{"str": "listed"}]
    assert row["list/us-entity-list"] != after["list/us-entity-list"]


def test_extended_answers_are_those_of_the_record(app, service) -> None:
    properties = [{"id": "answers", "settings": {"on": "2023-06-01"}}]
    rows = extended(app, ["dahua", "leon-technology"], *properties)["rows"]
    for party_id, row in rows.items():
        answers = service.answers.on_all_lists(party_id, day="2023-06-01")
        said = [one["str"].split()[:2] for one in row["answers"]]
        assert said == [[f"{one.list_id}:", one.said.value] for one in answers]


def test_unknown_is_said_and_never_left_empty(app) -> None:
    asked = [{"id": "verdict"}, {"id": "list/us-sdn"}, {"id": "answers"}, {"id": "country"}]
    row = extended(app, ["nobody-at-all"], *asked)["rows"]["nobody-at-all"]
    assert [row[one["id"]] for one in asked] == [[{"str": "unknown"}]] * 3 + [[]]


def test_an_answer_for_a_day_after_the_release_knows_nothing_of_it(app, service) -> None:
    asked = {"id": "list/us-uflpa-list", "settings": {"on": "2031-01-01"}}
    extension = extended(app, ["hikvision"], asked)
    released = service.package.created
    said = f"on 2031-01-01, as of the release of {released}"
    assert extension["meta"][0]["name"].endswith(said)
    (value,) = extension["rows"]["hikvision"]["list/us-uflpa-list"]
    assert value["str"].split()[0] in ("unknown", "not_listed_as_of")


@pytest.mark.parametrize(
    ("extend", "status", "said"),
    [
        ("{", 400, "extend: it is not JSON"),
        ("[]", 400, "ids is not a list"),
        ('{"ids": [1], "properties": []}', 400, "ids is not a list of ids"),
        ('{"ids": ["a"], "properties": ["country"]}', 400, "properties is not a list"),
        ('{"ids": ["a"], "properties": [{"id": "contry"}]}', 400, "Did you mean country?"),
        ('{"ids": ["a"], "properties": [{"id": {"a": 1}}]}', 400, "is not a property"),
        ('{"ids": ["a"], "properties": [{"id": "kind", "settings": []}]}', 200, ""),
        ('{"ids": ["a"], "properties": [{"id": "kind", "settings": [1]}]}', 400, "are not texts"),
        ('{"ids": ["a"], "properties": [{"id": "kind", "settings": {"x": "1"}}]}', 400, "setting"),
        ('{"ids": [], "properties": [{"id": "kind"}, {"id": "kind"}]}', 400, "twice"),
        (
            '{"ids": ["a"], "properties": [{"id": "verdict", "settings": {"on": "2021-02-30"}}]}',
            400,
            "does not exist in the calendar",
        ),
        (json.dumps({"ids": ["a"] * 201, "properties": []}), 413, "at most 200"),
        (json.dumps({"ids": [], "properties": [{"id": "kind"}] * 51}), 400, "more than 50"),
    ],
)
def test_an_extension_that_cannot_be_read_is_refused(app, extend, status, said) -> None:
    answer = ask(app, "/reconcile", form={"extend": extend})
    assert answer.status == status
    if said:
        assert said in answer.error["message"]
