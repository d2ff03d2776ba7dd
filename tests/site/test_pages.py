"""What the pages of the site tell of rows, lists, parties and contracts."""

from __future__ import annotations

from support.site import (
    Document,
    Element,
    links_of,
)
from watchers.site.build import rendered
from watchers.site.edition import Edition
from watchers.site.feeds.feed_files import Feeds
from watchers.site.page import Page
from watchers.site.pages.explore import explore_pages
from watchers.site.pages.home import home_page


def test_every_kind_of_row_has_its_page_and_its_index(pages: dict[str, Document]) -> None:
    for path in (
        "entities/camera-maker.html",
        "officials/first-minister.html",
        "contracts/north-county-cameras.html",
        "events/first-listing.html",
        "lists/trade-list.html",
        "sources/trade-notice.html",
        "places/north-county.html",
        *("index.html", "article.html", "answers.html", "explore.html", "timeline.html"),
        *("about.html", "entities/index.html", "sources/index.html"),
    ):
        assert path in pages


def test_a_list_leads_from_each_notice_to_its_event(pages: dict[str, Document]) -> None:
    shown = pages["lists/trade-list.html"].all("a")
    notices = [one.attributes["href"] for one in shown if one.text == "1 TN 1"]
    # Two parties and the day on which both were added.
    assert notices == ["../events/first-listing.html"] * 3


def test_a_document_that_was_not_read_leads_to_the_one_that_tells_of_it(
    pages: dict[str, Document],
) -> None:
    page = pages["sources/industry-site.html"]
    assert "Known through daily-report" not in page.text
    assert "Known through The Daily, 2018-06" in " ".join(page.text.split())
    assert "daily-report.html" in [one.attributes["href"] for one in page.all("a")]


def test_a_retired_entry_leads_on(pages: dict[str, Document]) -> None:
    document = pages["entities/con_.html"]
    assert "This entry is retired" in document.text
    assert ("entities/camera-maker.html", "") in links_of("entities/con_.html", document)


def test_lines_say_for_which_days_they_hold(pages: dict[str, Document]) -> None:
    rows = [one.attributes for one in pages["lists/trade-list.html"].all("tr")]
    assert {"data-from": "2019-10-09", "data-to": "2023-11-01/2023-11-30"}.items() <= next(
        row for row in rows if row.get("data-to")
    ).items()
    dates = [one.text for one in pages["entities/camera-maker.html"].all("time")]
    assert "2019-10-09" in dates


def test_what_only_published_has_a_short_page(pages: dict[str, Document]) -> None:
    headings = [one.text for one in pages["entities/industry-site.html"].all("h2")]
    assert headings == ["What it is", "Documents it published"]
    assert "Where it stands" in [one.text for one in pages["entities/camera-maker.html"].all("h2")]


def test_a_list_tells_who_was_on_it_and_what_was_checked(pages: dict[str, Document]) -> None:
    text = " ".join(pages["lists/trade-list.html"].text.split())
    assert "Project Company Ltd. as “Project Co” 2019-10-09 (effective) 2023-11 (removed)" in text
    assert "What can be said of others" in text
    headings = [one.text for one in pages["lists/trade-list.html"].all("h2")]
    assert headings[:3] == ["What it is", "Who is or was on it", "What changed and when"]


def test_the_article_says_which_document_decides(pages: dict[str, Document]) -> None:
    document = pages["article.html"]
    assert ("sources/trade-notice.html", "") in links_of("article.html", document)
    assert "article-1" in document.ids


def test_a_party_has_its_pictures_and_its_feed(pages: dict[str, Document]) -> None:
    document = pages["entities/camera-maker.html"]
    assert len(document.all("svg")) == 2
    assert "feeds/parties/camera-maker.xml" in [
        path for path, _ in links_of("entities/camera-maker.html", document)
    ]
    assert not pages["entities/industry-site.html"].all("svg")


def test_an_answer_stands_under_what_it_answers(pages: dict[str, Document]) -> None:
    text = " ".join(pages["answers.html"].text.split())
    assert "2018-06 The Daily reports the contract press report led to:" in text


def test_contracts_hold_on_the_same_days_on_the_first_page(record_edition: Edition) -> None:
    def hooked(page: Page) -> dict[str, tuple[str, str]]:
        document = Document()
        document.feed(rendered(record_edition, page, Feeds(record_edition)))
        rows = [row.attributes for row in document.all("tr")]
        return {
            row["id"]: (row.get("data-from", ""), row.get("data-to", ""))
            for row in rows
            if row.get("data-table") == "contracts"
        }

    first = hooked(home_page(record_edition, []))
    others = hooked(next(explore_pages(record_edition)))
    assert any(start and end for start, end in first.values())
    assert first == {row_id: others[row_id] for row_id in first}


def test_each_tie_of_a_picture_has_a_line_on_the_page_or_a_row_beneath_it(
    pages: dict[str, Document],
) -> None:
    """Its own ties are lines of the page; partners in contracts stand in the table alone."""
    document = pages["entities/camera-maker.html"]
    [told] = [one for one in document.all("details") if one.attributes.get("class") == "drawn"]
    elements, start = document.elements, document.elements.index(told)
    end = next(place for place in range(start, len(elements)) if elements[place].tag == "section")
    figures = [place for place, one in enumerate(elements[:start]) if one.tag == "figure"]
    in_table = targets(elements[start:end])
    on_page = targets(elements[: figures[-1]] + elements[end:])
    assert "county-office.html" in in_table
    assert {"project-company.html", "../lists/trade-list.html"} <= on_page - in_table


def targets(elements: list[Element]) -> set[str]:
    return {one.attributes["href"] for one in elements if one.tag == "a"}
