"""The network opens when it is asked for, follows its filters, and tells all as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.site_browser import opened, violations

pytestmark = pytest.mark.browser

TIES = ".network-box li"


def open_network(page: Any, address: str) -> Any:
    opened(page, address)
    page.get_by_role("button", name="Open the network").press("Enter")
    page.wait_for_selector(".network-room[data-ready]")
    return page.locator(".network-box p[role=status]").last


def test_it_loads_when_it_is_opened_and_says_what_its_filters_leave(
    page: Any, small_server: str
) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    opened(page, f"{small_server}/explore.html")
    assert not [url for url in loaded if "network" in url]
    status = open_network(page, f"{small_server}/explore.html")
    assert len([url for url in loaded if "network" in url]) == 2
    assert page.locator(".network-room canvas").count() > 0
    assert "7 of 7 ties shown, between 6 of 6" in status.inner_text()
    page.get_by_label("Listing", exact=True).uncheck()
    assert "5 of 7 ties shown, between 5 of 6" in status.inner_text()
    page.get_by_label("Listing", exact=True).check()
    page.get_by_label("List", exact=True).select_option("List of Parties")
    assert "6 of 7 ties shown" in status.inner_text()


def test_it_is_that_of_the_day_and_tells_all_as_text(page: Any, small_site: Path) -> None:
    status = open_network(page, (small_site / "explore.html").as_uri() + "?on=2018-06-30")
    # The listings came later; the second contract was awarded some day of 2018.
    assert "On 2018-06-30: 5 of 7 ties shown" in status.inner_text()
    assert "1 uncertain on that day" in status.inner_text()
    page.locator("#on-day").fill("2024-01-01")
    assert "On 2024-01-01: 6 of 7 ties shown" in status.inner_text()
    page.locator("#net_node").select_option("Project Company Ltd.")
    told = page.locator(TIES).all_inner_texts()
    assert len(told) == 3 and any("89.99 %" in text for text in told)
    links = page.locator(f"{TIES} a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert "entities/project-company.html?on=2024-01-01" in links
    assert "sources/trade-notice.html?on=2024-01-01" in links
    assert violations(page) == []
