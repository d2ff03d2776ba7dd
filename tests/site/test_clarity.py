"""Pages say no more than the record, and leave no cell of a table to be guessed at."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.packages import change_rows
from support.site import Document
from watchers.answers.answers import Answers
from watchers.package.descriptor import open_package
from watchers.site.build import rendered, style_sheet
from watchers.site.edition import Edition
from watchers.site.feeds.feed_files import Feeds
from watchers.site.page import Page
from watchers.site.pages.about import about_page
from watchers.site.pages.explore import explore_pages
from watchers.site.pages.home import home_page
from watchers.site.pages.rows import pages_of
from watchers.tables.rows import Record

PROJECT_COMPANY = {
    "contract_party_id": "north-county-cameras-company",
    "contract_id": "north-county-cameras",
    "entity_id": "project-company",
    "role": "project_company",
    "source_id": "daily-report",
}
INFERRED = {
    "evidence_id": "north-county-cameras-company-1",
    "about_table": "contract_parties",
    "about_id": "north-county-cameras-company",
    "about_fields": "entity_id role",
    "source_id": "daily-report",
    "reading": "inferred",
    "reading_reason": "The report names no contract of the company.",
}


def edition_of(package: Path) -> Edition:
    record = Record(open_package(package))
    return Edition(record, Answers(record))


def shown(edition: Edition, page: Page) -> Document:
    document = Document()
    document.feed(rendered(edition, page, Feeds(edition)))
    return document


def test_the_first_page_says_that_whose_a_contract_was_is_inferred(valid_package: Path) -> None:
    change_rows(valid_package, "contract_parties", [PROJECT_COMPANY])
    stated = edition_of(valid_package)
    assert "whose contract: inferred" not in shown(stated, home_page(stated, [])).text
    change_rows(valid_package, "evidence", [INFERRED])
    edition = edition_of(valid_package)
    assert "whose contract: inferred" in shown(edition, home_page(edition, [])).text


def test_the_network_and_the_table_of_contracts_say_so_too(valid_package: Path) -> None:
    change_rows(valid_package, "contract_parties", [PROJECT_COMPANY])
    change_rows(valid_package, "evidence", [INFERRED])
    edition = edition_of(valid_package)
    assert "project company (inferred):" in shown(edition, next(explore_pages(edition))).text
    told = [tie.what for tie in edition.ties if tie.one.row_id == "project-company"]
    assert any(what.startswith("project company (inferred), ") for what in told)


def test_a_contract_without_parties_says_that_none_is_known(valid_package: Path) -> None:
    rows = (valid_package / "data" / "contract_parties.csv").read_text("utf-8").splitlines()
    kept = [row for row in rows if "north-county-upkeep" not in row]
    (valid_package / "data" / "contract_parties.csv").write_text("\n".join(kept) + "\n")
    evidence = (valid_package / "data" / "evidence.csv").read_text("utf-8").splitlines()
    kept = [row for row in evidence if "north-county-upkeep" not in row]
    (valid_package / "data" / "evidence.csv").write_text("\n".join(kept) + "\n")
    edition = edition_of(valid_package)
    assert "no party known" in shown(edition, next(explore_pages(edition))).text


def test_each_event_of_the_timeline_stands_beside_its_document(record: Record) -> None:
    edition = Edition(record, Answers(record))
    _, timeline = explore_pages(edition)
    events = timeline.context["events"]
    assert events and all(event["cited"] for event in events)
    assert "../sources" not in shown(edition, timeline).text
    links = [one.attributes["href"] for one in shown(edition, timeline).all("a")]
    assert "sources/trade-notice.html" in links


def test_the_checks_of_a_list_stand_in_the_order_of_their_days(valid_package: Path) -> None:
    earlier = {"coverage_id": "z", "list_id": "trade-list", "extent": "xinjiang_grounds"}
    days = {"complete_from": "2018", "complete_to": "2019-01-01", "source_id": "trade-notice"}
    change_rows(valid_package, "coverage", [{**earlier, **days}])
    edition = edition_of(valid_package)
    checks = home_page(edition, []).context["coverage"]
    assert [check["first"] for check in checks] == ["2018", "2019-10-09"]
    assert checks[0]["extent"] == "Xinjiang grounds"


def test_a_list_leads_to_where_its_authority_publishes_it(valid_package: Path) -> None:
    address = "https://example.org/list"
    change_rows(valid_package, "lists", [{"list_id": "trade-list", "url": address}])
    edition = edition_of(valid_package)
    first, *_ = pages_of(edition, "lists", "trade-list")
    assert address in [one.attributes["href"] for one in shown(edition, first).all("a")]
    change_rows(valid_package, "lists", [{"list_id": "trade-list", "url": "http://example.org"}])
    edition = edition_of(valid_package)
    first, *_ = pages_of(edition, "lists", "trade-list")
    assert not [one for one in shown(edition, first).all("a") if "example.org" in one.text]


@pytest.mark.parametrize("page", ["home", "about", "explore"])
def test_tables_of_numbers_are_marked_so_that_they_get_no_buttons(
    record: Record, page: str
) -> None:
    edition = Edition(record, Answers(record))
    made = {
        "home": lambda: home_page(edition, []),
        "about": lambda: about_page(edition, []),
        "explore": lambda: next(explore_pages(edition)),
    }[page]()
    tables = [one.attributes.get("class", "").split() for one in shown(edition, made).all("table")]
    assert sum("counts" in classes for classes in tables) == 1


def test_a_picture_does_not_scroll_within_its_box_in_print() -> None:
    """In a box that scrolls, Chromium prints a blank sheet before the picture."""
    printed = style_sheet().decode().split("@media print")
    assert any(".drawing { overflow: visible; }" in part for part in printed[1:])
