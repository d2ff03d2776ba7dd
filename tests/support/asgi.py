"""Asks an ASGI application without a socket, as a web server would."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import unquote, urlencode

import pytest_socket

from support.apart import apart

T = TypeVar("T")

FORM = "application/x-www-form-urlencoded"


@dataclass
class Answered:
    """An answer as it went out."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> dict[str, Any]:
        """The error, which has nothing else beside it."""
        assert self.headers["content-type"] == "application/json"
        assert list(self.json) == ["error"]
        assert list(self.json["error"]) == ["status", "code", "message"]
        assert self.json["error"]["status"] == self.status
        return self.json["error"]

    def take(self, message: dict[str, Any]) -> None:
        """Adds a message of the application."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            for key, value in message["headers"]:
                assert key.decode() not in self.headers, f"{key!r} is sent twice"
                self.headers[key.decode()] = value.decode("latin-1")
        else:
            self.body += message.get("body", b"")


def ask(app: Any, path: str, **how: Any) -> Answered:
    """One request, as `asking` makes it."""
    return run(asking(app, path, **how))


def run(asked: Coroutine[Any, Any, T]) -> T:
    """What the coroutine returns.

    Windows makes an event loop out of network sockets, which the tests have none of otherwise.
    """
    if sys.platform != "win32":
        return apart(lambda: asyncio.run(asked))
    pytest_socket.enable_socket()
    try:
        return apart(lambda: asyncio.run(asked))
    finally:
        pytest_socket.disable_socket(allow_unix_socket=True)


async def asking(
    app: Any,
    path: str,
    *,
    method: str = "GET",
    query: dict[str, str] | str = "",
    form: dict[str, str] | None = None,
    body: Iterable[bytes] = (),
    headers: dict[str, str] | None = None,
) -> Answered:
    """One request within an event loop, which may make several at once.

    `query` is encoded unless it is text already; `body` comes in these chunks.
    """
    given = {"host": "127.0.0.1:8021", **(headers or {})}
    if form is not None:
        method, body = "POST", [urlencode(form).encode()]
        given.setdefault("content-type", FORM)
    text = query if isinstance(query, str) else urlencode(query)
    scope = _scope(path, method=method, query=text, headers=given)
    chunks, answered = iter(body), Answered()

    async def receive() -> dict[str, Any]:
        chunk = next(chunks, None)
        if chunk == b"<pause>":
            await asyncio.sleep(60)
        return {"type": "http.request", "body": chunk or b"", "more_body": chunk is not None}

    async def send(message: dict[str, Any]) -> None:
        answered.take(message)

    await app(scope, receive, send)
    return answered


def _scope(path: str, *, method: str, query: str, headers: dict[str, str]) -> dict[str, Any]:
    """The request line and headers as ASGI writes them."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("ascii", "surrogateescape"),
        "query_string": query.encode("utf-8", "surrogateescape"),
        "root_path": "",
        "headers": [
            (key.lower().encode(), value.encode("latin-1")) for key, value in headers.items()
        ],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8021),
    }
