"""What tests of the site in a browser do on each page."""

from __future__ import annotations

from typing import Any


def opened(page: Any, address: str) -> Any:
    """The page, once its scripts have shown it as of its day."""
    page.goto(address)
    page.wait_for_selector("form.day[data-ready]")
    return page


def violations(page: Any) -> list[tuple[str, str]]:
    """The rules that axe finds broken, each with an element."""
    from axe_playwright_python.sync_playwright import Axe

    # Left to itself it would fetch the style sheet again, which the pages do not allow.
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]
