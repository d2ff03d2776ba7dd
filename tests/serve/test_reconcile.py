"""The reconciliation service: its manifest, and sure and possible matches."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.asgi import ask
from watchers.matching.costs import COSTS

from .specification import check


def reconciled(app, **query: Any) -> list[dict[str, Any]]:
    """The candidates for one query."""
    batch = {"q0": query}
    check(batch, "reconciliation-query-batch")
    answer = ask(app, "/reconcile", form={"queries": json.dumps(batch)})
    check(answer.json, "reconciliation-result-batch")
    return answer.json["q0"]["result"]


def test_the_manifest_is_as_the_specification_says_and_leads_to_what_is_there(app, get) -> None:
    manifest = get("/reconcile").json
    check(manifest, "manifest")
    assert "0.2" in manifest["versions"]
    base = "http://127.0.0.1:8021"
    links = [manifest["view"]["url"].replace("{{id}}", "dahua")]
    links += [manifest["preview"]["url"].replace("{{id}}", "dahua"), manifest["documentation"]]
    links += [one["service_url"] + one["service_path"] for one in manifest["suggest"].values()]
    proposing = manifest["extend"]["propose_properties"]
    links.append(proposing["service_url"] + proposing["service_path"])
    for link in links:
        path, _, query = link.removeprefix(base).partition("?")
        assert get(path, query=query).status in (200, 302), link


@pytest.mark.parametrize("name", ["Hikvision", "海康威视", "HIKVISION", "91330000733796106P"])
def test_a_sure_match_is_one(app, name: str) -> None:
    (found,) = reconciled(app, query=name)
    assert (found["id"], found["match"]) == ("hikvision", True)
    assert found["score"] >= COSTS.min_match * 100


@pytest.mark.parametrize("name", ["Dahua", "Leon", "Hikvision; Dahua", "Hikvsion Group"])
def test_a_possible_match_is_a_candidate_with_a_lower_score(app, name: str) -> None:
    found = reconciled(app, query=name)
    assert found
    assert not any(one["match"] for one in found)
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
    for one in found:
        features = {feature["id"]: feature["value"] for feature in one["features"]}
        assert features["name_identifies"] == (one["score"] >= COSTS.min_match * 100)


def test_every_name_of_a_party_finds_it(app, service) -> None:
    """What the specification expects of a name that is one of the record's."""
    ids = ["hikvision", "dahua", "leon-technology", "chen-quanguo"]
    batch = {row_id: {"query": service.party(row_id)[1]["name"]} for row_id in ids}
    answer = ask(app, "/reconcile", form={"queries": json.dumps(batch)}).json
    for row_id in ids:
        assert row_id in [one["id"] for one in answer[row_id]["result"]]


def test_nobody_is_found_for_a_name_that_is_like_none(app) -> None:
    assert reconciled(app, query="Zzyzx Bakery of Nowhere") == []


def test_a_cell_of_blanks_finds_nobody_and_does_not_stop_its_batch(app) -> None:
    batch = {"q0": {"query": "海康威视"}, "q1": {"query": " \u3000\t"}}
    answer = ask(app, "/reconcile", form={"queries": json.dumps(batch)}).json
    check(answer, "reconciliation-result-batch")
    assert [one["id"] for one in answer["q0"]["result"]] == ["hikvision"]
    assert answer["q1"]["result"] == []


def test_what_differs_beside_the_name_leaves_a_candidate(app) -> None:
    (found,) = reconciled(app, query="海康威视", properties=[{"pid": "country", "v": "Peru"}])
    assert (found["id"], found["match"]) == ("hikvision", False)
    assert {"id": "country_differs", "value": True} in found["features"]


def test_what_agrees_beside_the_name_is_told(app) -> None:
    beside = [{"pid": "country", "v": ["CN"]}, {"pid": "identifiers", "v": "91330000733796106P"}]
    (found,) = reconciled(app, query="海康威视", properties=beside)
    assert found["match"]
    assert {"country_agrees", "id_agrees"} <= {one["id"] for one in found["features"]}


def test_an_identifier_alone_finds_a_party(app) -> None:
    beside = [{"pid": "identifiers", "v": "91330000733796106P"}]
    assert [one["id"] for one in reconciled(app, properties=beside)] == ["hikvision"]


def test_types_leave_out_parties_or_matches(app) -> None:
    ids = [one["id"] for one in reconciled(app, query="Hikvision", type="company")]
    assert ids == ["hikvision"]
    assert reconciled(app, query="Hikvision", type=["company", "entities"], type_strict="all")
    assert reconciled(app, query="Hikvision", type="officials") == []
    (found,) = reconciled(app, query="Hikvision", type="officials", type_strict="should")
    assert not found["match"]


def test_a_limit_takes_the_likest(app) -> None:
    whole = reconciled(app, query="Dahua")
    assert reconciled(app, query="Dahua", limit=1) == whole[:1]


@pytest.mark.parametrize(
    ("queries", "status", "said"),
    [
        ("{", 400, "queries: it is not JSON"),
        ("[]", 400, "queries: it is not an object"),
        ('{"a": 1}', 400, "query 'a' is not an object"),
        ('{"a": {"query": ""}}', 400, "has neither a name"),
        ('{"a": {"query": 5}}', 400, "is not a text"),
        ('{"a": {"query": "x", "limit": 0}}', 400, "limit is not a positive whole number"),
        ('{"a": {"query": "x", "limit": 1e999}}', 400, "limit is not a positive whole number"),
        ('{"a": {"query": "x", "limit": NaN}}', 400, "holds what is no value"),
        ('{"a": {"query": "x"}, "a": {"query": "y"}}', 400, "repeats a key"),
        ('{"a": {"query": "\\ud800"}}', 400, "holds what is no value"),
        ('{"a": {"query": "x", "type": "firm"}}', 400, "'firm' is not a type"),
        ('{"a": {"query": "x", "type": {"id": 1}}}', 400, "neither a type nor a list"),
        ('{"a": {"query": "x", "type_strict": "maybe"}}', 400, "type_strict is one of"),
        ('{"a": {"query": "x", "properties": {"a": 1}}}', 400, "properties is not a list"),
        ('{"a": {"query": "x", "properties": [{"pid": "country"}]}}', 400, "not both pid and v"),
        ('{"a": {"query": "x", "properties": [{"pid": "land", "v": "CN"}]}}', 400, "'land' is not"),
        ('{"a": {"query": "x", "properties": [{"pid": [], "v": "CN"}]}}', 400, "'[]' is not"),
        ('{"a": {"query": "x", "properties": [{"pid": "country", "v": {}}]}}', 400, "not a text"),
        (json.dumps({"a": {"query": "x" * 1001}}), 400, "more than 1,000 characters"),
        (json.dumps({str(n): {"query": "x"} for n in range(51)}), 413, "at most 50"),
        ("[" * 100_000, 400, "queries: "),
    ],
)
def test_a_query_that_cannot_be_read_is_refused(app, queries: str, status: int, said: str) -> None:
    answer = ask(app, "/reconcile", form={"queries": queries})
    assert answer.status == status
    assert said in answer.error["message"]


def test_queries_may_come_in_the_address_too(get, app) -> None:
    queries = json.dumps({"q0": {"query": "海康威视"}})
    assert get("/reconcile", query={"queries": queries}).json["q0"]["result"] == reconciled(
        app, query="海康威视"
    )


@pytest.mark.parametrize(
    "form", [{"queries": "{}", "extend": "{}"}, {}, {"query": "{}"}, {"queries": ""}]
)
def test_a_form_asks_one_thing(app, form: dict[str, str]) -> None:
    assert ask(app, "/reconcile", form=form).status == 400


def test_a_script_calls_only_functions(get) -> None:
    answer = get("/reconcile", query={"callback": "jQuery1720.call_1"})
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.text.startswith('/**/jQuery1720.call_1({"versions"')
    assert answer.text.endswith(");")
    for callback in ("alert(1)//", "a;b", "a b", "<script>", "", "a.", "é", "x" * 101):
        assert get("/reconcile", query={"callback": callback}).status == 400


def test_a_form_may_name_the_script_too(app) -> None:
    answer = ask(app, "/reconcile", form={"queries": '{"a":{"query":"x"}}', "callback": "f"})
    assert answer.text.startswith("/**/f(")
