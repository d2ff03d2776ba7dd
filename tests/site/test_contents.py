"""Long pages name their sections at the top, and tables say why a contract ended."""

from __future__ import annotations

from support.site import Document
from watchers.site.edition import Edition
from watchers.site.page import Block
from watchers.site.pages.contents import MOST_SECTIONS, contents
from watchers.site.pages.finding import listed_contracts


def block(key: str) -> Block:
    return Block(key, key.title(), "lines", ())


def test_a_page_of_many_sections_names_them(pages: dict[str, Document]) -> None:
    anchors = pages["entities/camera-maker.html"].all("a")
    links = {one.attributes["href"]: one.text for one in anchors}
    assert links["#standing"] == "Where it stands" and links["#ties"] == "Ties"


def test_a_page_of_few_sections_does_not(pages: dict[str, Document]) -> None:
    navigations = pages["entities/industry-site.html"].all("nav")
    assert "Sections" not in [one.attributes["aria-label"] for one in navigations]


def test_sections_of_other_sheets_are_led_to() -> None:
    first = [block(f"section-{number}") for number in range(MOST_SECTIONS)]
    sheets, paths = [first, [first[-1], block("last")]], ["a.html", "a_2.html"]
    found = {key: path for _, path, key in contents(sheets, paths, own_path="a.html")}
    assert found["last"] == "a_2.html"
    assert found["section-4"] == found["section-0"] == ""
    assert contents([first], ["a.html"], own_path="a.html") == []


def test_it_is_said_why_a_contract_ended(
    pages: dict[str, Document], record_edition: Edition
) -> None:
    assert "planned to end 2038, ended 2024-12 (terminated)" in pages["explore.html"].text
    ended = [one for one in listed_contracts(record_edition) if one.ended]
    assert ended and all("terminated" in one.limits_of_end for one in ended)
