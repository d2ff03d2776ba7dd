"""The application over the record itself, and over a small package full of hostile texts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from starlette.applications import Starlette

from support.asgi import Answered, ask
from support.naughty import make_naughty_package, naughty_strings
from support.packages import ROOT
from watchers.answers.answers import Answers
from watchers.package.descriptor import open_package
from watchers.serve.app import application
from watchers.serve.service import Service
from watchers.serve.site_files import SiteFiles
from watchers.tables.rows import Record

Ask = Callable[..., Answered]
PAGES = {
    "index.html": b"<!doctype html><title>Home</title>",
    "entities/index.html": b"<!doctype html><title>Organisations</title>",
    "feeds/record.json": b"{}",
    "downloads/LICENSE": b"MIT",
}


def service_of(package: Path) -> Service:
    return Service(Answers(Record(open_package(package))))


@pytest.fixture(scope="session")
def service() -> Service:
    """The record itself."""
    return service_of(ROOT)


@pytest.fixture(scope="session")
def app(service: Service) -> Starlette:
    return application(service, SiteFiles(PAGES))


@pytest.fixture
def get(app: Starlette) -> Ask:
    """One request to the server of the record."""
    return partial(ask, app)


@pytest.fixture(scope="session")
def naughty(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """A server of a package in which the naughty strings stand wherever people write."""
    folder = tmp_path_factory.mktemp("naughty")
    return application(service_of(make_naughty_package(folder, texts=naughty_strings())))
