"""A line can be cited, and what a page shows can be taken along, without a server."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from support.site_browser import opened, violations
from watchers.text.escape import no_formula

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PARTY = "entities/camera-maker.html"
ROW = "trade-list-camera-maker"
DAY = "2020-01-01"
COPIED = "() => { navigator.clipboard.writeText = async text => { window.copied = text; }; }"
REFUSED = "() => { navigator.clipboard.writeText = async () => { throw new Error('no'); }; }"


def cited(page: Any, anchor: str) -> str:
    """What is shown after the button of the line was pressed with the keyboard."""
    page.locator(f"#{anchor} .cite").focus()
    page.keyboard.press("Enter")
    return str(page.locator(".citation textarea").input_value())


def taken(page: Any, name: str) -> str:
    with page.expect_download() as waited:
        page.get_by_role("button", name=name, exact=True).first.click()
    return Path(waited.value.path()).read_text("utf-8")


def test_a_citation_says_what_is_needed_to_find_the_line_again(
    page: Any, small_site: Path, small_server: str
) -> None:
    opened(page, f"{small_server}/{PARTY}?on={DAY}")
    page.evaluate(COPIED)
    text = cited(page, ROW)
    manifest = json.loads((small_site / "manifest.json").read_text("utf-8"))
    for part in (f"designations/{ROW}: ", "List of Parties", manifest["version"],
                 manifest["created"][:10], manifest["content_sha256"], f"As of {DAY}"):  # fmt: skip
        assert part in text
    assert "Document: Ministry of Trade, 2019-10-09. " in text
    assert page.locator(".citation [role=status]").inner_text() == "Copied."
    assert page.evaluate("window.copied") == text
    address = text.splitlines()[-1]
    assert address == f"{small_server}/{PARTY}?on={DAY}#{ROW}"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "cite"


def test_what_cannot_be_copied_is_selected(page: Any, small_site: Path) -> None:
    opened(page, (small_site / PARTY).as_uri())
    page.evaluate(REFUSED)
    text = cited(page, ROW)
    assert page.evaluate("document.activeElement.selectionEnd") == len(text)
    assert "Ctrl+C" in page.locator(".citation [role=status]").inner_text()
    # Where the folder lies on a disk is nobody's business.
    assert text.splitlines()[-1] == f"{PARTY}#{ROW}"
    assert violations(page) == []


def test_buttons_are_seen_when_their_line_is_used_and_not_printed(
    page: Any, small_site: Path
) -> None:
    opened(page, (small_site / PARTY).as_uri())
    button = page.locator(f"#{ROW} .cite")
    seen = "button => getComputedStyle(button).opacity"
    assert button.evaluate(seen) == "0"
    button.focus()
    assert button.evaluate(seen) == "1"
    assert page.locator("main .line").count() == page.locator("main .line .cite").count()
    opened(page, (small_site / "about.html").as_uri())
    assert page.locator(".counts tbody tr").count() and not page.locator(".counts .cite").count()
    page.emulate_media(media="print")
    assert button.is_hidden()


def test_rows_of_a_page_are_those_that_hold_on_its_day(page: Any, small_site: Path) -> None:
    opened(page, f"{(small_site / 'lists/trade-list.html').as_uri()}?on=2024-01-01")
    found = json.loads(taken(page, "JSON"))
    assert found["on"] == "2024-01-01" and found["release"].startswith("Watchers ")
    ids = [row["id"] for row in found["rows"] if row["table"] == "designations"]
    assert ids == [ROW]
    opened(page, (small_site / "lists/trade-list.html").as_uri())
    ids = [row["id"] for row in json.loads(taken(page, "JSON"))["rows"]]
    assert {ROW, "trade-list-project-company"} <= set(ids)


def test_no_cell_becomes_a_formula(page: Any, small_site: Path) -> None:
    opened(page, (small_site / PARTY).as_uri())
    starts = ["=1+1", "+1", "-1", "@a", 'a "quoted", text', "海康"]
    page.evaluate(
        "texts => texts.forEach((text, place) => {"
        " document.querySelectorAll(':is(.line, .line > div) > p:first-child')[place]"
        ".textContent = text; })",
        starts,
    )
    rows = json.loads(taken(page, "JSON"))["rows"]
    assert set(starts) <= {row["text"] for row in rows}
    cells = list(csv.DictReader(taken(page, "CSV").splitlines()))
    release = cells[0]["release"]
    assert cells == [
        {**{name: no_formula(value) for name, value in row.items()}, "release": release}
        for row in rows
    ]


def test_a_picture_stands_alone(page: Any, small_site: Path) -> None:
    opened(page, (small_site / PARTY).as_uri())
    drawn = ET.fromstring(taken(page, "Picture (SVG)"))
    assert drawn.tag.endswith("}svg") and float(drawn.attrib["width"]) > 0
    for element in drawn.iter():
        assert "class" not in element.attrib
        assert not urlsplit(element.attrib.get("href", "")).scheme
        if element.tag.endswith(("}rect", "}text")):
            assert element.attrib["fill"].startswith(("rgb", "none"))


def test_a_page_that_tells_no_days_is_as_of_the_release(page: Any, small_site: Path) -> None:
    opened(page, f"{(small_site / 'article.html').as_uri()}?on={DAY}")
    assert "This page tells no days" in page.locator(".day-status").inner_text()
    found = json.loads(taken(page, "JSON"))
    assert found["on"] == "" and {row["on"] for row in found["rows"]} == {""}
    page.locator("main .line .cite").first.focus()
    page.keyboard.press("Enter")
    lines = page.locator(".citation textarea").input_value().splitlines()
    assert "As of the release" in lines
    assert f"As of {DAY}" not in lines
