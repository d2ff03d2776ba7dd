"""Every page is safe, whole without scripts, readable by all, and leads only to what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.site import (
    BAD_ADDRESS,
    NAUGHTY,
    Document,
    build,
    links_of,
    make_site_package,
    pages_of,
)

PLAIN = [f"plain text {number}" for number in range(len(NAUGHTY))]


def test_no_link_within_the_site_is_broken(small_site: Path, pages: dict[str, Document]) -> None:
    for page, document in pages.items():
        for path, anchor in links_of(page, document):
            assert (small_site / path).is_file(), f"{page} leads to {path}"
            if anchor:
                assert anchor in pages[path].ids, f"{page} leads to {path}#{anchor}"


def test_every_page_can_be_reached_from_the_first(pages: dict[str, Document]) -> None:
    seen, waiting = set(), ["index.html"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page in pages:
            seen.add(page)
            waiting += [path for path, _ in links_of(page, pages[page])]
    assert seen == set(pages)


def test_a_document_leads_to_the_lists_that_rest_on_it(pages: dict[str, Document]) -> None:
    """Lists that a party is not on are named without a link; those of a document have theirs."""
    led = {
        link.text
        for page, document in pages.items()
        if page.startswith("sources/")
        for link in document.all("a")
    }
    assert "trade-list" in led


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
