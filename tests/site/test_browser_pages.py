"""The pages in a browser: from a disk and from a server, without scripts, and for everybody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.browser import TIMEOUT
from support.site_browser import violations

pytestmark = pytest.mark.browser

KINDS = [
    "index.html",
    "about.html",
    "answers.html",
    "article.html",
    "explore.html",
    "timeline.html",
    "entities/index.html",
    "entities/camera-maker.html",
    "officials/first-minister.html",
    "contracts/north-county-cameras.html",
    "events/first-listing.html",
    "lists/trade-list.html",
    "places/north-county.html",
    "sources/trade-notice.html",
]
NARROW, WIDE = 360, 1280
FIVE = ["luopu-public-security", "moyu-social-control", "pishan-social-control",
        "urumqi-safe-city", "yutian-public-security"]  # fmt: skip


LOOKED_AT_OFTEN = {"article.html", "entities/camera-maker.html", "lists/trade-list.html"}


# What explore.html has besides is looked at where its network is opened.
@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=[] if kind in LOOKED_AT_OFTEN else pytest.mark.slow)
        for kind in KINDS
        if kind != "explore.html"
    ],
)
def test_axe_finds_nothing(page: Any, small_site: Path, kind: str) -> None:
    page.goto((small_site / kind).as_uri() + "?on=2019-12-31")
    page.wait_for_selector("form.day[data-ready]")
    assert violations(page) == []


def test_axe_finds_nothing_in_open_results(page: Any, small_site: Path) -> None:
    page.goto((small_site / "about.html").as_uri())
    page.locator("#find-field").press_sequentially("camera")
    page.wait_for_selector(".found a")
    assert violations(page) == []


def test_every_kind_of_page_works_from_a_server_in_any_width(page: Any, small_server: str) -> None:
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda answer: answer.status >= 400 and failed.append(answer.url))
    for kind in KINDS:
        page.goto(f"{small_server}/{kind}")
        page.wait_for_selector("form.day[data-ready]")
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
    # Browsers ask for it of themselves, and only from a server.
    assert [url for url in failed if not url.endswith("/favicon.ico")] == []


def test_a_picture_wider_than_the_screen_scrolls_within_its_box(
    page: Any, small_site: Path
) -> None:
    page.goto((small_site / "entities" / "camera-maker.html").as_uri())
    box = page.locator(".drawing").first
    hint = "box => getComputedStyle(box, '::before').content"
    for width, is_wider in ((NARROW, True), (WIDE, False)):
        page.set_viewport_size({"width": width, "height": 740})
        assert box.evaluate("box => box.scrollWidth > box.clientWidth") is is_wider
        assert box.evaluate(hint).startswith('"Scroll sideways') is is_wider


def test_the_address_of_a_document_in_a_table_is_printed(page: Any, record_site: Path) -> None:
    page.goto((record_site / "lists" / "us-entity-list.html").as_uri())
    link = page.locator("td .source a[href^=https]").first
    printed = "link => getComputedStyle(link, '::after').content"
    assert link.evaluate(printed) == "none"
    page.emulate_media(media="print")
    assert link.get_attribute("href") in link.evaluate(printed)


def test_without_scripts_all_is_told(browser: Any, small_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small_site / "entities" / "camera-maker.html").as_uri() + "?on=2001-01-01")
    page.set_default_timeout(TIMEOUT)
    assert page.locator("main .line").count() > 0
    assert [one for one in page.locator("main .line").all() if one.is_hidden()] == []
    assert page.locator("input, button").count() == 0
    page.get_by_role("link", name="Organisations").click()
    assert page.locator("h1").inner_text() == "Organisations"
    context.close()


def test_the_five_contracts_open_from_the_page_of_hikvision(page: Any, record_site: Path) -> None:
    page.goto((record_site / "entities" / "hikvision.html").as_uri())
    page.wait_for_selector("form.day[data-ready]")
    links = [
        page.locator(f"main a[href='../contracts/hikvision-{name}.html']").first for name in FIVE
    ]
    for address in [link.evaluate("link => link.href") for link in links]:
        page.goto(address)
        page.wait_for_selector("form.day[data-ready]")
        assert "Dates" in page.locator("h2").all_inner_texts()


def test_a_claim_leads_to_its_source(page: Any, small_site: Path) -> None:
    page.goto((small_site / "article.html").as_uri())
    page.wait_for_selector("form.day[data-ready]")
    claim = page.locator("#article-1")
    claim.locator("a[href*='sources/trade-notice.html']").first.click()
    page.wait_for_url("**/sources/trade-notice.html")
    assert "What rests on it" in page.locator("h2").all_inner_texts()


def test_the_first_stop_of_the_keyboard_leads_to_the_text(page: Any, small_site: Path) -> None:
    page.goto((small_site / "entities" / "camera-maker.html").as_uri())
    page.wait_for_selector("form.day[data-ready]")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "To the text"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
