"""The records, and the sites that browsers look at: the small one, and a part of the record's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.browser import serve
from support.packages import ROOT
from support.site import NAUGHTY, Document, build, build_part, make_site_package, pages_of
from watchers.answers.answers import Answers
from watchers.package.descriptor import open_package
from watchers.site.edition import Edition
from watchers.tables.rows import Record

ROWS = [
    ("entities", "hikvision"),
    ("entities", "ezviz"),
    ("entities", "reuters"),
    ("officials", "chen-quanguo"),
    ("lists", "us-entity-list"),
    ("places", "pishan-county"),
    ("contracts", "hikvision-luopu-public-security"),
    ("contracts", "hikvision-moyu-social-control"),
    ("contracts", "hikvision-pishan-social-control"),
    ("contracts", "hikvision-urumqi-safe-city"),
    ("contracts", "hikvision-yutian-public-security"),
    ("events", "entity-list-first-xinjiang-tranche"),
    ("sources", "reuters-2024-12-13-hikvision-exits"),
]
"""The rows of the record whose pages the tests open."""


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the small package, in which people wrote what they should not."""
    folder = tmp_path_factory.mktemp("small")
    return build(make_site_package(folder / "package", texts=NAUGHTY), folder / "site")


@pytest.fixture(scope="session")
def pages(small_site: Path) -> dict[str, Document]:
    """The pages of the small site by their paths."""
    return pages_of(small_site)


@pytest.fixture(scope="session")
def whole_record() -> Record:
    """The record itself, not the small package."""
    return Record(open_package(ROOT))


@pytest.fixture
def record(package) -> Record:
    """The record of the small valid package."""
    return Record(package)


@pytest.fixture(scope="session")
def record_edition(whole_record: Record) -> Edition:
    return Edition(whole_record, Answers(whole_record))


@pytest.fixture(scope="session")
def record_site(tmp_path_factory: pytest.TempPathFactory, record_edition: Edition) -> Path:
    """Pages of the record as the site has them, with the search and all that scripts need."""
    return build_part(record_edition, tmp_path_factory.mktemp("record"), rows=ROWS)


@pytest.fixture(scope="session")
def small_server(small_site: Path) -> Iterator[str]:
    server, address = serve(small_site)
    yield address
    server.kill()
    server.communicate()
