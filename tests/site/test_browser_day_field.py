"""The field and the slider for a day of a page, and what is said where it cannot be taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.site_browser import opened

pytestmark = pytest.mark.browser

ENTITY_LIST = "Entity List"


def test_the_slider_brings_the_listing_on_its_day(page: Any, record_site: Path) -> None:
    address = (record_site / "entities" / "hikvision.html").as_uri()
    opened(page, f"{address}?on=2019-10-08")
    listed = page.locator(".on-the-day .line", has_text="LISTED")
    assert not [one for one in listed.all_inner_texts() if f"LISTED {ENTITY_LIST} " in one]
    slider = page.locator("#on-slider")
    slider.focus()
    while slider.get_attribute("aria-valuetext") < "2019-10-09":
        slider.press("ArrowRight")
    assert page.url.endswith("?on=2019-10-09")
    assert [
        one for one in listed.all_inner_texts() if f"LISTED {ENTITY_LIST} since 2019-10-09" in one
    ]


def test_all_days_are_shown_again(page: Any, record_site: Path) -> None:
    address = (record_site / "entities" / "hikvision.html").as_uri()
    opened(page, address)
    text = page.locator("main").inner_text()
    page.locator("#on-day").fill("2012-05-05")
    assert page.url == f"{address}?on=2012-05-05"
    assert page.locator("main").inner_text() != text
    page.get_by_role("button", name="All days").press("Enter")
    assert (page.url, page.locator("main").inner_text()) == (address, text)
    assert "at the release of" in page.locator(".day-status").inner_text()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("yesterday", "is no day; write it as"),
        pytest.param('"><script>', "is no day; write it as", marks=pytest.mark.slow),
        ("2021-02-30", "is not a day of the calendar"),
        pytest.param("2021", "a whole day is needed", marks=pytest.mark.slow),
        pytest.param("2021-03", "a whole day is needed", marks=pytest.mark.slow),
        pytest.param("0301-05-05", "is before 1900", marks=pytest.mark.slow),
    ],
)
def test_what_is_no_day_is_said(page: Any, small_server: str, day: str, why: str) -> None:
    opened(page, f"{small_server}/entities/camera-maker.html?on={day}")
    said = page.locator(".day-status").inner_text()
    assert said.startswith(f"“{day}” ") and why in said
    assert "All that is known is shown" in said
    assert page.locator(".not-begun").count() == 0


def test_a_day_after_the_release_is_told_as_of_the_release(page: Any, small_server: str) -> None:
    address = f"{small_server}/entities/camera-maker.html"
    opened(page, f"{address}?on=2031-05-05")
    status, field = page.locator(".day-status"), page.locator("#on-day")
    said = "2031-05-05 is after the release: shown as of 2026-01-31."
    assert status.inner_text().startswith(said)
    assert field.input_value() == "2026-01-31"
    assert page.url == f"{address}?on=2026-01-31"
    assert "On 2026-01-31." in page.locator(".on-the-day").inner_text()
    field.fill("2032-05-05")
    assert status.inner_text().startswith("2032-05-05 is after the release")
    assert page.evaluate("watchers.day") == "2026-01-31"


def test_a_slip_in_the_year_changes_nothing(page: Any, small_server: str) -> None:
    opened(page, f"{small_server}/entities/camera-maker.html?on=2020-01-01")
    page.locator("#on-day").fill("0301-05-05")
    said = page.locator(".day-status").inner_text()
    assert "is before 1900" in said and "still as of 2020-01-01" in said
    assert page.evaluate("watchers.day") == "2020-01-01"


def test_the_slider_offers_no_day_of_an_open_beginning(page: Any, small_site: Path) -> None:
    name = "contracts/north-county-cameras.html"
    html = (small_site / name).read_text("utf-8")
    opening = html.replace(' data-from="', ' data-from="0001-01-01/', 1)
    assert opening != html
    address = (small_site / name).as_uri()
    page.route(address, lambda route: route.fulfill(body=opening, content_type="text/html"))
    opened(page, address)
    assert "0001-01-01" in page.evaluate("watchers.lines.days()")
    offered = page.locator("#on-days option").evaluate_all("all => all.map(one => one.label)")
    assert offered and "0001-01-01" not in offered


def test_links_keep_the_day(page: Any, small_server: str) -> None:
    opened(page, f"{small_server}/contracts/north-county-cameras.html?on=2018-06-30")
    page.locator("main a[href*='entities/']").first.click()
    page.wait_for_url("**/entities/*.html?on=2018-06-30")
    kept = page.locator("a[href]").evaluate_all(
        "links => links.filter(link => link.protocol === location.protocol"
        " && link.pathname.endsWith('.html') && link.host === location.host"
        " && !link.search && !link.getAttribute('href').startsWith('#')).length"
    )
    assert kept == 0
