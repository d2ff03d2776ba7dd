"""What the site takes from the record of the repository."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.packages import ROOT
from support.site import build, links_of, pages_of
from watchers.package.descriptor import open_package
from watchers.site.edition import Edition
from watchers.site.pages.article import ARTICLE, has_article
from watchers.site.pages.finding import listed_contracts

MAX_HOME, MAX_PAGE, MAX_SITE = 60_000, 150_000, 30_000_000


@pytest.fixture(scope="module")
def edition() -> Edition:
    from watchers.answers.answers import Answers
    from watchers.tables.rows import Record

    record = Record(open_package(ROOT))
    return Edition(record, Answers(record))


def test_the_record_tells_of_the_article_that_the_readme_names(edition: Edition) -> None:
    assert has_article(edition)
    assert f"watchers show {ARTICLE}" in (ROOT / "README.md").read_text("utf-8")


def test_the_first_page_tells_what_the_readme_tells(edition: Edition) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.split("| contract | worth |", 1)[1].split("\n\n", 1)[0]
    told = [re.split(r"\s*\|\s*", line.strip("| ")) for line in table.splitlines()[2:]]
    found = [
        [one.contract.label, one.worth or "unknown", one.awarded, one.listed, one.ended,
         f"`{one.source_ids[0]}`"]
        for one in listed_contracts(edition)
    ]  # fmt: skip
    assert found == told


@pytest.mark.slow
def test_the_site_of_the_record_keeps_its_budget(tmp_path: Path) -> None:
    site = build(ROOT, tmp_path / "site")
    sizes = {file: file.stat().st_size for file in site.rglob("*") if file.is_file()}
    assert sizes[site / "index.html"] <= MAX_HOME
    assert max(size for file, size in sizes.items() if file.suffix == ".html") <= MAX_PAGE
    assert sum(sizes.values()) <= MAX_SITE
    pages = pages_of(site)
    for page, document in pages.items():
        for path, anchor in links_of(page, document):
            assert (site / path).is_file(), f"{page} leads to {path}"
            assert not anchor or anchor in pages[path].ids, f"{page} leads to {path}#{anchor}"
