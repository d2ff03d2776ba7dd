"""Every page opens, with labels, facets, licence and explanations."""

from __future__ import annotations

import json
import re
from pathlib import Path

from support.datasette_folder import QUESTIONS, Ask, Rows, contents
from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from watchers.exports.datasette_settings import views
from watchers.package.descriptor import open_package

pytestmark = RECORD_EXPORTS


def test_every_page_opens(rows: Rows, folder: Path) -> None:
    package = open_package(ROOT)
    pages = [*package.tables, "answers", "list_answers", "about", *(name for name, _ in views())]
    assert [page for page in pages if not rows(page, _size="1")] == []
    assert set(QUESTIONS) == contents(folder)["yaml"]["databases"]["watchers"]["queries"].keys()


def test_an_id_is_shown_with_the_name_behind_it(rows: Rows) -> None:
    (listing,) = rows("designations", designation_id="us-entity-list-hikvision", _labels="on")
    assert listing["entity_id"]["label"] == "Hangzhou Hikvision Digital Technology Co., Ltd."
    assert listing["list_id"]["label"] == "Entity List"
    assert listing["source_id"]["label"]


def test_tables_are_sorted_into_facets(ask: Ask) -> None:
    _, text = ask("/watchers/designations.json?_size=0&_extra=facet_results")
    facets = json.loads(text)["facet_results"]
    assert {"list_id", "grounds_kind"} <= facets.get("results", facets).keys()


def test_licence_and_source_are_on_the_pages(ask: Ask) -> None:
    for page in ("/", "/watchers", "/watchers/listings", "/watchers/entities"):
        status, text = ask(page)
        assert status == 200
        assert 'href="https://creativecommons.org/licenses/by/4.0/"' in text, page
        assert "each row names its document" in text, page


def test_columns_and_views_are_explained(ask: Ask) -> None:
    field = open_package(ROOT).tables["contracts"].fields["scope"]
    assert field["description"] in ask("/watchers/contracts")[1]
    assert "Each link between two events" in ask("/watchers/event_chain")[1]


def test_the_rows_of_a_table_are_in_sight(ask: Ask) -> None:
    _, text = ask("/watchers/entities")
    (style,) = re.findall(r'href="(/static/[^"]+\.css)"', text)
    status, rules = ask(style)
    assert status == 200
    for name in re.findall(r"dl\.([\w-]+)", rules):
        assert f'<dl class="{name}">' in text
