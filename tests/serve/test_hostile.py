"""Whatever the names and cells hold, an answer is an answer, and text stays text."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from support.asgi import ask
from support.hostile import HOSTILE, obeyed
from support.naughty import PER_GROUP, naughty_strings

STRINGS = [*naughty_strings(), *HOSTILE]
BATCH = 50
GROUPS = -(-len(naughty_strings()) // PER_GROUP)
"""How many parties of the package it takes to hold all of them."""
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "a", "main", "h1", "p", "ul", "li"),
    *("strong", "br"),
}


class Tags(HTMLParser):
    """The elements of a page, and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


def is_half(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


ASKED = [text for text in STRINGS if text.strip() and not is_half(text) and len(text) <= 1000]


@pytest.mark.parametrize("start", range(0, len(ASKED), BATCH))
def test_every_naughty_string_is_reconciled(app, start: int) -> None:
    texts = ASKED[start : start + BATCH]
    beside = [{"pid": "country"}, {"pid": "identifiers"}, {"pid": "address"}]
    queries = {
        text: {"query": text, "properties": [one | {"v": text} for one in beside]} for text in texts
    }
    answer = ask(app, "/reconcile", form={"queries": json.dumps(queries)})
    assert answer.status == 200
    assert list(answer.json) == list(dict.fromkeys(texts))
    assert obeyed(answer.text) == []


def test_naughty_strings_are_names_ids_prefixes_and_days_as_any_other(naughty) -> None:
    for text in STRINGS[::11]:
        given = text.encode("utf-8", "replace").decode()
        for path, name in (
            ("/listed.json", "name"),
            ("/reconcile/suggest/entity", "prefix"),
            ("/reconcile/flyout/entity", "id"),
            ("/release.json", text),
        ):
            answer = ask(naughty, path, query={name.encode("utf-8", "replace").decode(): given})
            assert answer.status in (200, 400, 404), (path, text)
            assert obeyed(answer.text) == []
            if answer.status != 200:
                assert answer.error["message"]


@pytest.mark.parametrize("number", range(0, GROUPS, 4))
def test_a_page_of_naughty_strings_has_only_its_own_elements(naughty, number: int) -> None:
    for party_id in (f"naughty-{number}", f"naughty-{number}-person"):
        preview = ask(naughty, "/reconcile/preview", query={"id": party_id})
        flyout = ask(naughty, "/reconcile/flyout/entity", query={"id": party_id})
        assert (preview.status, flyout.status) == (200, 200)
        for text in (preview.text, flyout.json["html"]):
            found = Tags(text)
            assert found.tags <= ALLOWED
            assert not any(name.startswith("on") for name in found.attributes)
            assert obeyed(text) == []


def test_rows_of_naughty_strings_are_told_as_they_are(naughty) -> None:
    for number in range(0, GROUPS, 5):
        answer = ask(naughty, f"/entities/naughty-{number}.json")
        assert answer.status == 200
        assert obeyed(answer.text) == []


def test_a_formula_stays_the_text_that_it_is(app) -> None:
    """JSON is read by programs: what a spreadsheet must not get is the matter of its exports."""
    answer = ask(app, "/listed.json", query={"name": "=HYPERLINK(1)"})
    assert answer.json["answers"][0]["name"] == "=HYPERLINK(1)"
