"""Every line that tells a row has an anchor that holds its id, and tells its table."""

from __future__ import annotations

import re

import pytest

from support.site import Element, build, pages_of
from watchers.site.anchors import Anchors


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Element]]:
    """The lines and rows of tables with an anchor, page by page, of the small package."""
    from support.packages import make_package

    folder = tmp_path_factory.mktemp("anchors")
    pages = pages_of(build(make_package(folder / "package"), folder / "site"))
    return {
        page: [one for one in document.all("div", "tr") if "id" in one.attributes]
        for page, document in pages.items()
    }


def test_an_id_that_is_taken_gets_a_number_and_claims_keep_theirs() -> None:
    anchors = Anchors({"report-1"}, headings={"claims"})
    assert anchors.of("events", "first-listing") == "first-listing"
    assert anchors.of("event_parties", "first-listing") == "first-listing_2"
    assert anchors.of("events", "claims") == "claims_2"
    assert anchors.of("events", "report-1") == "report-1_2"
    assert anchors.of("claims", "report-1") == "report-1"
    assert anchors.of("events", "main") == "main_2"


@pytest.mark.parametrize(
    ("page", "row_id"),
    [
        ("entities/camera-maker.html", "trade-list-camera-maker"),
        ("contracts/north-county-cameras.html", "north-county-cameras-buyer"),
        ("lists/trade-list.html", "trade-list-project-company"),
        ("explore.html", "north-county-upkeep"),
        ("timeline.html", "first-listing"),
    ],
)
def test_lines_are_found_by_the_id_of_their_row(
    lines: dict[str, list[Element]], page: str, row_id: str
) -> None:
    found = {re.sub("_[0-9]+$", "", one.attributes["id"]) for one in lines[page]}
    assert row_id in found
