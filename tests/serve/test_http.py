"""Headers, caching, limits, and failures that say no more than that they are one."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from support.asgi import ask, asking, run
from watchers.problems.errors import UnusablePackage
from watchers.serve import app as app_module
from watchers.serve.app import application
from watchers.serve.endpoint import Endpoint, Reply, json_reply
from watchers.serve.kept import Kept
from watchers.serve.limits import LIMITS

from .conftest import PAGES

SHORT = replace(LIMITS, seconds=0.2, waiting=2)
READABLE = [
    "/",
    "/feeds/record.json",
    "/release.json",
    "/openapi.json",
    "/api.html",
    "/reconcile",
    "/reconcile/preview?id=dahua",
    "/listed.json?name=x",
    "/nothing",
]


def get_of(app: Starlette, target: str, **more: object):
    path, _, query = target.partition("?")
    return ask(app, path, query=query, **more)


@pytest.mark.parametrize("target", READABLE)
def test_every_answer_has_the_headers_that_keep_it_what_it_is(app, target: str) -> None:
    headers = get_of(app, target).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src ")
    assert "unsafe" not in policy
    assert ("frame-ancestors 'none'" in policy) == ("preview" not in target)
    assert "server" not in headers


@pytest.mark.parametrize("target", READABLE)
def test_any_page_may_read_any_answer(app, target: str) -> None:
    answer = get_of(app, target, headers={"origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


def test_a_page_may_ask_before_it_posts(app) -> None:
    asked = {"origin": "https://example.org", "access-control-request-method": "POST"}
    answer = get_of(app, "/reconcile", method="OPTIONS", headers=asked)
    assert answer.status == 200
    assert "POST" in answer.headers["access-control-allow-methods"]


@pytest.mark.parametrize("target", [one for one in READABLE if one != "/nothing"])
def test_an_answer_that_the_client_has_is_not_sent_again(app, target: str) -> None:
    first = get_of(app, target)
    again = get_of(app, target, headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = get_of(app, target, headers={"if-none-match": '"other"'})
    assert (other.status, other.body) == (200, first.body)


def test_a_tag_is_of_the_content(get) -> None:
    tags = {
        get("/entities/hikvision.json", query=query).headers["etag"]
        for query in ("", "on=2021-03-01", "on=2022-03-01", "on=2021-03-01")
    }
    assert len(tags) == 3


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_nothing_can_be_changed(app, method: str) -> None:
    answer = get_of(app, "/release.json", method=method)
    assert (answer.status, answer.error["code"]) == (405, "method_not_allowed")
    assert answer.headers["allow"] in ("GET, HEAD", "HEAD, GET")


def test_a_host_that_is_none_is_refused(app) -> None:
    for host in ("", "evil.example/x", "a b", '"><script>'):
        answer = get_of(app, "/reconcile", headers={"host": host})
        assert (answer.status, answer.error["code"]) == (400, "bad_request")


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("target", ["/reconcile", "/release.json"])
def test_a_body_of_ten_megabytes_is_refused(app, target: str, declared: bool) -> None:
    sent = []

    def chunks():
        for _ in range(160):
            sent.append(1)
            yield b"x" * 65536

    headers = {"content-type": "application/x-www-form-urlencoded"}
    if declared:
        headers["content-length"] = str(160 * 65536)
    method = "POST" if target == "/reconcile" else "GET"
    answer = get_of(app, target, method=method, body=chunks(), headers=headers)
    assert (answer.status, answer.error["code"]) == (413, "too_large")
    assert len(sent) <= (0 if declared else LIMITS.body_bytes // 65536 + 1)


def test_a_form_of_another_kind_is_refused(app) -> None:
    answer = get_of(
        app, "/reconcile", method="POST", headers={"content-type": "text/xml"}, body=[b"<x/>"]
    )
    assert (answer.status, answer.error["code"]) == (415, "unsupported_form")


def with_endpoints(monkeypatch, service, **answers) -> Starlette:
    """An application whose addresses are answered so."""
    endpoints = [
        Endpoint(path=f"/{name}", name=name, summary=name, answer=answer)
        for name, answer in answers.items()
    ]
    monkeypatch.setattr(app_module, "endpoints", lambda _: endpoints)
    monkeypatch.setattr(service, "limits", SHORT)
    return application(service)


def test_a_failure_says_only_that_it_is_one(monkeypatch, service, caplog) -> None:
    def fail(_):
        raise KeyError("a secret of the code")

    answer = ask(with_endpoints(monkeypatch, service, fail=fail), "/fail")
    assert (answer.status, answer.error["code"]) == (500, "internal")
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "a secret of the code" in caplog.text


def test_an_older_release_says_what_it_lacks(monkeypatch, service) -> None:
    def lack(_):
        raise UnusablePackage("this package has no table claims, which the answer needs")

    answer = ask(with_endpoints(monkeypatch, service, lack=lack), "/lack")
    assert (answer.status, answer.error["code"]) == (501, "not_in_this_release")
    assert answer.error["message"] == "this package has no table claims, which the answer needs"


def test_what_takes_too_long_is_given_up_and_too_many_are_sent_away(monkeypatch, service) -> None:
    may_end = threading.Event()

    def wait(_) -> Reply:
        may_end.wait(20)
        return json_reply("done")

    app = with_endpoints(monkeypatch, service, wait=wait, quick=lambda _: json_reply("done"))

    async def three() -> list:
        return await asyncio.gather(*(asking(app, "/wait") for _ in range(3)))

    try:
        answers = run(three())
        codes = sorted(answer.error["code"] for answer in answers)
        assert codes == ["busy", "out_of_time", "out_of_time"]
        assert {answer.status for answer in answers} == {503}
        assert {answer.headers["retry-after"] for answer in answers} == {"1"}
    finally:
        may_end.set()
    assert ask(app, "/quick").json == "done"


def test_a_request_that_never_ends_is_given_up(monkeypatch, service) -> None:
    app = with_endpoints(monkeypatch, service, quick=lambda _: json_reply("done"))
    answer = ask(app, "/quick", body=[b"<pause>"])
    assert (answer.status, answer.error["code"]) == (408, "slow_request")


def test_without_a_site_the_first_page_is_that_of_the_addresses(service) -> None:
    answer = ask(application(service), "/")
    assert (answer.status, answer.headers["location"]) == (302, "/api.html")


def test_a_page_of_the_site_is_its_file(app) -> None:
    for path, file in (("/", "index.html"), ("/entities/", "entities/index.html")):
        answer = get_of(app, path)
        assert (answer.status, answer.body) == (200, PAGES[file])
        assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_file_of_the_site_is_of_the_kind_that_its_name_says(app) -> None:
    kinds = {"/feeds/record.json": "application/json", "/downloads/LICENSE": "text/plain"}
    for path, kind in kinds.items():
        assert get_of(app, path).headers["content-type"].startswith(kind)


def test_answers_are_kept_within_their_bytes() -> None:
    kept = Kept(max_bytes=10)
    for name in "abc":
        kept.add((name,), Reply(b"four"))
        kept.get(("a",))
    assert [name for name in "abcd" if kept.get((name,))] == ["a", "c"]
    kept.add(("d",), Reply(b"more than ten bytes"))
    assert kept.get(("d",)) is None
    assert kept.get(("a",)) is not None
