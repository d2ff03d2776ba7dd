"""A site of the small package, and what a browser would find in its pages."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from support.packages import change_rows, make_package
from watchers.exports import derive
from watchers.package.descriptor import open_package
from watchers.site.browser.day_answers import OF_ANY, answers_of_any, own_answers, own_answers_path
from watchers.site.browser.files import browser_files
from watchers.site.browser.search_index import PATH as SEARCH_INDEX
from watchers.site.browser.search_index import search_index
from watchers.site.build import STYLE, rendered, style_sheet
from watchers.site.edition import Edition
from watchers.site.export import write
from watchers.site.feeds.feed_files import Feeds
from watchers.site.pages.article import ARTICLE
from watchers.site.pages.rows import pages_of as pages_of_row

NAUGHTY = [
    '<script>alert("1")</script>',
    '"><img src=x onerror=alert(2)>',
    "' onmouseover='alert(3)",
    "</title></style><style>*{display:none}</style>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;&#60;i&#62;",
    "<!-- --> ]]> <base href=https://example.com/>",
]
"""Texts that would be more than text in a page that does not escape them."""
BAD_ADDRESS = "javascript:alert(4)"
BLOCKS = {"p", "div", "ul", "ol", "table", "section", "aside", "nav", "blockquote", "h1", "h2"}
"""Elements that end a paragraph before them."""
VOID = {"meta", "link", "img", "br", "hr", "input", "base"}


@dataclass
class Element:
    """A start tag of a page."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Document(HTMLParser):
    """The elements of a page in their order, each with the text right within it."""

    elements: list[Element] = field(default_factory=list)
    text: str = ""
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute stands twice: {tag} {names}"
        assert tag not in BLOCKS or "p" not in [one.tag for one in self._open], f"<{tag}> in <p>"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open:
            self._open[-1].text += data

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]


def parsed(text: str) -> Document:
    document = Document()
    document.feed(text)
    document.close()
    return document


def pages_of(site: Path) -> dict[str, Document]:
    """Every page of a site by its path."""
    return {
        file.relative_to(site).as_posix(): parsed(file.read_text("utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def links_of(page: str, document: Document) -> list[tuple[str, str]]:
    """The paths and anchors within the site to which a page leads."""
    found = []
    for element in document.all("a", "link", "script", "img"):
        target = element.attributes.get("href", element.attributes.get("src", ""))
        if not target.startswith("https://"):
            path, _, anchor = target.partition("#")
            folder = posixpath.dirname(page)
            found.append(
                (posixpath.normpath(posixpath.join(folder, path)) if path else page, anchor)
            )
    return found


def build(package: Path, site: Path) -> Path:
    """The site of a package."""
    opened = open_package(package)
    write(opened, derived=derive(opened), path=site)
    return site


def make_site_package(folder: Path, *, texts: list[str]) -> Path:
    """The small package with the article, a retired party, and `texts` where people write."""
    package = make_package(folder)
    one, two, three, four, five, six, seven = texts
    change_rows(
        package,
        "entities",
        [
            {"entity_id": "camera-maker", "name": f"Camera Maker {one}", "summary": two},
            {
                "entity_id": "con",
                "name": "Old Maker 海康威视",
                "kind": "company",
                "country": "CN",
                "replaced_by": "camera-maker",
                "summary": three,
                "source_id": "trade-notice",
            },
        ],
    )
    article = {"source_id": ARTICLE, "title": four, "publisher_id": "daily", "kind": "news"}
    change_rows(
        package,
        "sources",
        [
            {**article, "published_on": "2019-05", "language": "en", "checked": "excerpt"},
            {"source_id": "trade-notice", "title": five, "archived_url": BAD_ADDRESS},
        ],
    )
    statement = {"kind": "fact", "origin": "own", "stance": "supports", "status": "confirmed"}
    change_rows(
        package,
        "claims",
        [
            {
                **statement,
                "claim_id": "article-1",
                "source_id": ARTICLE,
                "statement": six,
                "quote": seven,
                "locator": one,
                "about_table": "entities",
                "about_id": "camera-maker",
                "status_reason": f"Decided by trade-notice. {two}",
            }
        ],
    )
    change_rows(package, "events", [{"event_id": "first-listing", "title": two, "kind": "listing"}])
    return package


def build_part(edition: Edition, site: Path, *, rows: list[tuple[str, str]]) -> Path:
    """The pages of some rows and all that their scripts need, without the rest of the site."""
    found: dict[str, bytes] = dict(browser_files(edition.content_hash))
    found[STYLE] = style_sheet()
    found[SEARCH_INDEX] = search_index(edition)
    found[OF_ANY] = answers_of_any(edition)
    feeds = Feeds(edition)
    for table, row_id in rows:
        for page in pages_of_row(edition, table, row_id):
            found[page.path] = rendered(edition, page, feeds).encode()
        if path := own_answers_path(edition, table, row_id):
            found[path] = own_answers(edition, table, row_id)
    for path, content in found.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


def handed_over(script: Path | bytes) -> list[Any]:
    """What a script of data hands to the scripts of the site."""
    content = script if isinstance(script, bytes) else script.read_bytes()
    arguments = content.decode().partition("(")[2].removesuffix(");\n")
    return json.loads(f"[{arguments}]")
