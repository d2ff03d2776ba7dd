"""A publisher that answers every request with the same, without a network, and a clock to set."""

from __future__ import annotations

import io

import pytest
import requests
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from watchers.official import download, keeping

URL = "https://lists.example.org/list.csv"


class Publisher(BaseAdapter):
    """Answers every request with the same, after redirects if there are any, and counts them."""

    def __init__(self, body=b"a,b\n1,2\n", status=200, headers=None, error=None, redirects=()):
        super().__init__()
        self.body, self.status, self.error = body, status, error
        self.headers, self.redirects, self.asked = headers or {}, dict(redirects), []

    def send(self, request, **options):
        self.asked.append((request.url, options["timeout"]))
        if self.error:
            raise self.error
        body, status, headers = self.body, self.status, self.headers
        if request.url in self.redirects:
            body, (status, location) = b"", self.redirects[request.url]
            headers = {"Location": location}
        answer = requests.Response()
        answer.status_code, answer.url = status, request.url
        answer.headers = requests.structures.CaseInsensitiveDict(headers)
        answer.request = request
        answer.raw = HTTPResponse(
            io.BytesIO(body), headers=headers, status=status, preload_content=False
        )
        return answer

    def close(self):
        pass


@pytest.fixture
def publisher(monkeypatch):
    new_session = download.new_session

    def set_up(**answer):
        replaying = Publisher(**answer)

        def session():
            session = new_session()
            session.mount("https://", replaying)
            return session

        monkeypatch.setattr(download, "new_session", session)
        return replaying

    return set_up


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock of downloads: `clock("2026-01-15")`, or with a time."""

    def set_to(moment):
        time = moment if "T" in moment else f"{moment}T05:17:00Z"
        monkeypatch.setattr(keeping, "now", lambda: time)
        monkeypatch.setattr(download, "now", lambda: time)

    return set_to
