"""All files of the site, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import chain

from watchers.markup.environment import environment, style_text
from watchers.site.anchors import Anchors
from watchers.site.browser.day_answers import day_answers, own_answers_path
from watchers.site.browser.files import PAGE_SCRIPT, browser_files
from watchers.site.browser.search_index import PATH as SEARCH_INDEX
from watchers.site.browser.search_index import search_index
from watchers.site.downloads import Download
from watchers.site.edition import Edition
from watchers.site.explorer.data import PATH as NETWORK
from watchers.site.explorer.data import network_data
from watchers.site.feeds.feed_files import WHOLE, Feeds
from watchers.site.kinds import KINDS
from watchers.site.linked_data import PATH as LINKED_DATA
from watchers.site.linked_data import linked_data
from watchers.site.page import Page
from watchers.site.pages.about import about_page
from watchers.site.pages.answers import answer_pages
from watchers.site.pages.article import PATH as ARTICLE_PATH
from watchers.site.pages.article import article_pages, has_article
from watchers.site.pages.explore import explore_pages
from watchers.site.pages.home import home_page
from watchers.site.pages.indexes import index_pages, index_path
from watchers.site.pages.rows import row_pages
from watchers.site.pictures.blocks import STYLE_FILE as PICTURES_STYLE
from watchers.site.sitemap import sitemap
from watchers.site.wording import Wording

ROOM = "watchers.site"
STYLE = "assets/page.css"
OWN_STYLES = ("site.css", PICTURES_STYLE, "browser/added.css")
NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to serve the files as they are."""


def site_files(edition: Edition, downloads: list[Download]) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each file, below the folder of the site."""
    yield STYLE, style_sheet()
    yield from browser_files(edition.content_hash)
    yield SEARCH_INDEX, search_index(edition)
    yield NETWORK, network_data(edition, edition.ties)
    yield from day_answers(edition)
    yield NO_JEKYLL, b""
    yield LINKED_DATA, linked_data(edition, downloads).encode()
    for download in downloads:
        yield download.path, download.content
    feeds = Feeds(edition)
    yield from feeds.files()
    paths = []
    for page in pages(edition, downloads):
        paths.append(page.path)
        yield page.path, rendered(edition, page, feeds).encode()
    if edition.homepage:
        yield "sitemap.xml", sitemap(edition, paths).encode()


def pages(edition: Edition, downloads: list[Download]) -> Iterator[Page]:
    """Every page of the site."""
    yield home_page(edition, downloads)
    yield about_page(edition, downloads)
    yield from chain(
        explore_pages(edition),
        answer_pages(edition),
        article_pages(edition),
        index_pages(edition),
        row_pages(edition),
    )


def style_sheet() -> bytes:
    """The style of all pages, of those of a site, of its pictures and of what scripts add."""
    own = (files(ROOM).joinpath(name).read_text("utf-8") for name in OWN_STYLES)
    return (style_text() + "".join(own)).encode()


def rendered(edition: Edition, page: Page, feeds: Feeds) -> str:
    """The page as HTML."""
    wording = Wording(edition, page.path)
    anchors = Anchors(edition.record.by_id["claims"], headings=page.headings)
    context = {
        "page": page,
        "edition": edition,
        "link": wording.link,
        "page_of": wording.page_of,
        "tongues": wording.tongues,
        "named": wording.named,
        "words": wording.words,
        "anchor": anchors.of,
        "style_path": STYLE,
        "script_path": PAGE_SCRIPT,
        "own_answers": own_answers_path(edition, *page.about),
        "linked_data": LINKED_DATA,
        "menu": _menu(edition),
        "feed": WHOLE if page.path == "index.html" else feeds.path_of(page.about),
    }
    template = environment(ROOM).get_template(page.template)
    return template.render(**context, **page.context)


def _menu(edition: Edition) -> list[tuple[str, str]]:
    """The pages that every page links to: path and name."""
    article = [(ARTICLE_PATH, "The article")] if has_article(edition) else []
    kinds = [(index_path(table), kind.title) for table, kind in KINDS.items()]
    return [
        ("explore.html", "Explore"),
        *article,
        ("answers.html", "Cause and answer"),
        *kinds,
        ("about.html", "About"),
    ]
