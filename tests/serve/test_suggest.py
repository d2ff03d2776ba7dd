"""What a reader sees within OpenRefine: suggestions, flyouts, previews, and where they lead."""

from __future__ import annotations

import pytest

from support.asgi import ask

from .specification import check


@pytest.mark.parametrize(
    ("path", "prefix", "schema", "first"),
    [
        ("entity", "hikv", "suggest-entities-response", "hikvision"),
        ("entity", "海康威", "suggest-entities-response", "hikvision"),
        ("entity", "Chen Q", "suggest-entities-response", "chen-quanguo"),
        ("type", "comp", "suggest-types-response", "company"),
        ("property", "us-entity", "suggest-properties-response", "list/us-entity-list"),
    ],
)
def test_suggestions_begin_with_what_is_meant(get, path, prefix, schema, first) -> None:
    answer = get(f"/reconcile/suggest/{path}", query={"prefix": prefix}).json
    check(answer, schema)
    assert answer["result"][0]["id"] == first


@pytest.mark.parametrize("what", ["entity", "type", "property"])
def test_suggestions_go_on_where_they_ended(get, what: str) -> None:
    path = f"/reconcile/suggest/{what}"
    whole = get(path, query={"prefix": "co"}).json["result"]
    assert get(path, query={"prefix": "co", "cursor": "1"}).json["result"][:3] == whole[1:4]
    for cursor in ("", "x", "-1", "1.5", "²", "9" * 30):
        assert get(path, query={"prefix": "co", "cursor": cursor}).status == 400


@pytest.mark.parametrize("what", ["entity", "type", "property"])
def test_nobody_types_a_thousand_letters(get, what: str) -> None:
    answer = get(f"/reconcile/suggest/{what}", query={"prefix": "x" * 1001})
    assert (answer.status, answer.error["code"]) == (400, "bad_parameter")


@pytest.mark.parametrize(
    ("what", "item_id"), [("entity", "dahua"), ("type", "company"), ("property", "verdict")]
)
def test_a_flyout_says_what_it_is_about(get, what: str, item_id: str) -> None:
    path = f"/reconcile/flyout/{what}"
    answer = get(path, query={"id": item_id}).json
    assert answer["id"] == item_id
    assert answer["html"].startswith("<p><strong>")
    assert get(path, query={"id": "no-such-thing"}).error["code"] == "unknown_id"


def test_a_preview_may_stand_in_another_page_and_leads_to_the_whole(get) -> None:
    answer = get("/reconcile/preview", query={"id": "dahua"})
    assert "frame-ancestors" not in answer.headers["content-security-policy"]
    assert 'href="http://127.0.0.1:8021/entities/dahua.html"' in answer.text
    assert get("/reconcile/preview", query={"id": "nobody"}).error["code"] == "unknown_id"


def test_a_party_leads_to_its_page_or_to_its_json_where_no_pages_are_served(app, service) -> None:
    answer = ask(app, "/party", query={"id": "chen-quanguo"})
    assert answer.status == 302
    assert answer.headers["location"] == "http://127.0.0.1:8021/officials/chen-quanguo.html"
    service.has_pages = False
    try:
        answer = ask(app, "/party", query={"id": "chen-quanguo"})
    finally:
        service.has_pages = True
    assert answer.headers["location"].endswith("/officials/chen-quanguo.json")
