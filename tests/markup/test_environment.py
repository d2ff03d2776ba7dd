"""Pages: a value is text whatever it holds, and links lead only to https."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError

from watchers.markup.environment import environment
from watchers.tables.citations import Citation

DOCUMENT = Citation(
    source_id="report",
    title="A report",
    publisher="The Daily",
    published_on="2020-03",
    language="en",
    url="https://example.org/report",
    is_dead=False,
    copy_url="",
    archived_url="",
    how_read="read in part",
    via_source_id="",
)
HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "{{ 7 * 7 }}{% raw %}",
    "</style><svg/onload=alert(1)>",
    "&lt;b&gt;",
]


class Elements(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def rendered(template: str, **values: object) -> str:
    head = '{% from "source.html" import source %}'
    return environment().from_string(head + template).render(**values)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_is_text_whatever_it_holds(text: str) -> None:
    page = Elements(rendered('<p title="{{ text }}">{{ text }}</p>', text=text))
    assert (page.tags, page.attributes, page.text) == (["p"], {"title": text}, text)


def test_characters_that_turn_or_hide_text_are_shown_by_their_number() -> None:
    assert rendered("{{ text }}", text="a\u202eb\u0000") == "aU+202EbU+0000"


def test_a_template_that_asks_for_what_it_was_not_given_fails() -> None:
    with pytest.raises(UndefinedError, match="nothing"):
        rendered("{{ nothing }}")


def test_a_document_is_told_with_publisher_day_link_and_how_it_was_read() -> None:
    page = Elements(rendered("{{ source(document) }}", document=DOCUMENT))
    assert " ".join(page.text.split()) == "The Daily, 2020-03. A report. Read in part."
    assert page.attributes["href"] == DOCUMENT.url
    assert page.attributes["rel"] == "noopener noreferrer"


@pytest.mark.parametrize(
    "changed",
    [
        replace(DOCUMENT, url="javascript:alert(1)"),
        replace(DOCUMENT, url="http://example.org/report"),
        replace(DOCUMENT, url="//example.org"),
        replace(DOCUMENT, is_dead=True),
    ],
)
def test_an_address_that_is_dead_or_not_https_is_no_link(changed: Citation) -> None:
    page = Elements(rendered("{{ source(document) }}", document=changed))
    assert "a" not in page.tags
    assert changed.url in page.text


def test_the_style_within_a_page_is_the_one_that_its_policy_allows() -> None:
    page = rendered('{% extends "page.html" %}{% block title %}T{% endblock %}')
    (within,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(within.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    assert "default-src 'none'" in page
