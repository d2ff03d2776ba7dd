"""Every page of the site is safe, whole without scripts, and leads only to what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.site import (
    BAD_ADDRESS,
    NAUGHTY,
    Document,
    Element,
    build,
    links_of,
    make_site_package,
    pages_of,
)
from watchers.site.build import rendered
from watchers.site.edition import Edition
from watchers.site.feeds.feed_files import Feeds
from watchers.site.page import Page
from watchers.site.pages.explore import explore_pages
from watchers.site.pages.home import home_page

PLAIN = [f"plain text {number}" for number in range(len(NAUGHTY))]


@pytest.fixture(scope="module")
def pages(small_site: Path) -> dict[str, Document]:
    return pages_of(small_site)


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


def test_no_link_within_the_site_is_broken(small_site: Path, pages: dict[str, Document]) -> None:
    for page, document in pages.items():
        for path, anchor in links_of(page, document):
            assert (small_site / path).is_file(), f"{page} leads to {path}"
            if anchor:
                assert anchor in pages[path].ids, f"{page} leads to {path}#{anchor}"


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


def test_every_page_can_be_reached_from_the_first(pages: dict[str, Document]) -> None:
    seen, waiting = set(), ["index.html"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page in pages:
            seen.add(page)
            waiting += [path for path, _ in links_of(page, pages[page])]
    assert seen == set(pages)


def test_no_page_holds_a_script_a_style_or_a_handler(pages: dict[str, Document]) -> None:
    for document in pages.values():
        assert not document.all("style", "base", "iframe", "object", "embed", "form")
        for script in document.all("script"):
            assert script.attributes.get("src") and not script.text
        for element in document.elements:
            assert not [name for name in element.attributes if name.startswith("on")]
            assert "style" not in element.attributes


def test_every_page_says_what_it_may_load(pages: dict[str, Document]) -> None:
    for document in pages.values():
        policies = [
            meta.attributes["content"]
            for meta in document.all("meta")
            if meta.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1
        assert policies[0].startswith("default-src 'none'; ")
        assert "unsafe" not in policies[0]


def test_links_out_of_the_site_are_https_and_tell_nothing(pages: dict[str, Document]) -> None:
    for document in pages.values():
        (referrer,) = [
            one for one in document.all("meta") if one.attributes.get("name") == "referrer"
        ]
        assert referrer.attributes["content"] == "no-referrer"
        for anchor in document.all("a"):
            target = anchor.attributes["href"]
            if re.match("[a-zA-Z][a-zA-Z0-9+.-]*:", target):
                assert target.startswith("https://")
                assert "target" not in anchor.attributes
        assert not [link for link in document.all("a") if BAD_ADDRESS in link.attributes["href"]]


def test_naughty_texts_stay_texts(
    pages: dict[str, Document], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("plain")
    plain = pages_of(build(make_site_package(folder / "package", texts=PLAIN), folder / "site"))
    for page, document in plain.items():
        tags = [(one.tag, sorted(one.attributes)) for one in document.elements]
        assert [(one.tag, sorted(one.attributes)) for one in pages[page].elements] == tags, page


def test_naughty_texts_are_shown_as_they_were_written(pages: dict[str, Document]) -> None:
    shown = pages["article.html"].text + pages["entities/camera-maker.html"].text
    for text in (NAUGHTY[0], NAUGHTY[1], NAUGHTY[3], NAUGHTY[5], NAUGHTY[6]):
        assert text in shown


def test_pages_have_landmarks_one_title_and_headings_in_order(pages: dict[str, Document]) -> None:
    for page, document in pages.items():
        for tag in ("html", "head", "header", "main", "h1"):
            assert len(document.all(tag)) == 1, f"{page}: {tag}"
        assert document.all("html")[0].attributes["lang"] == "en"
        assert document.all("nav") and document.all("footer")
        levels = [int(one.tag[1]) for one in document.all("h1", "h2", "h3", "h4")]
        steps = zip(levels, levels[1:], strict=False)
        assert levels[0] == 1 and all(after <= before + 1 for before, after in steps), page
        assert len(set(document.ids)) == len(document.ids), page
        assert document.elements[0].tag == "html" and "#main" in {
            anchor.attributes["href"] for anchor in document.all("a")[:1]
        }


def test_no_two_parts_to_go_to_have_the_same_name(record_site: Path) -> None:
    pages = pages_of(record_site)
    assert "entities/hikvision_2.html" in pages
    for page, document in pages.items():
        labels = [nav.attributes["aria-label"] for nav in document.all("nav")]
        assert len(set(labels)) == len(labels), page


def test_dates_are_dates(pages: dict[str, Document]) -> None:
    for document in pages.values():
        for time in document.all("time"):
            assert re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", time.text)


def test_tables_have_captions_and_heads_that_say_what_they_head(
    pages: dict[str, Document],
) -> None:
    for document in pages.values():
        assert len(document.all("caption")) == len(document.all("table"))
        for head in document.all("th"):
            assert head.attributes["scope"] in {"col", "row", "rowgroup"}


def test_words_in_other_scripts_say_their_language(pages: dict[str, Document]) -> None:
    spans = pages["entities/camera-maker.html"].all("span")
    languages = {span.text: span.attributes["lang"] for span in spans if "lang" in span.attributes}
    assert languages["相机制造有限公司"] == "zh-Hans"
    title = pages["entities/con_.html"].all("h1")[0].text
    assert title.strip() == "Old Maker"


def test_a_name_that_windows_keeps_is_no_file_name(small_site: Path) -> None:
    assert (small_site / "entities" / "con_.html").is_file()
    assert not (small_site / "entities" / "con.html").exists()


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
