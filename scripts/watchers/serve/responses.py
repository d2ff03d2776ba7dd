"""What goes out over HTTP: the headers of every answer, entity tags, and errors."""

from __future__ import annotations

import hashlib
import re
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from watchers.serve.endpoint import CLOSED, JSON, Reply
from watchers.serve.errors import RequestError, bad_parameter, error_body
from watchers.serve.limits import RETRY_SECONDS
from watchers.text.printable import quoted

SCRIPT = "text/javascript; charset=utf-8"
CALLBACK_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*)*", re.ASCII)
"""A function that a script may be made to call, such as jQuery1720.call_1."""
MAX_CALLBACK = 100
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""Of every answer, beside its Content-Security-Policy."""
NO_BODY = ""


def tag_of(body: bytes) -> str:
    """The entity tag (RFC 9110) of a content: the same for the same bytes."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def respond(request: Request, reply: Reply, *, tag: str = "") -> Response:
    """The answer; only its headers if the client has it already, as it says by its tag."""
    headers = {**HEADERS, "Content-Security-Policy": reply.policy}
    if reply.location:
        headers["Location"] = reply.location
        return Response(b"", HTTPStatus.FOUND, headers)
    headers["ETag"] = tag or tag_of(reply.body)
    headers["Cache-Control"] = "no-cache"
    if _is_known(request, headers["ETag"]):
        return Response(b"", HTTPStatus.NOT_MODIFIED, headers)
    return Response(reply.body, HTTPStatus.OK, {**headers, "Content-Type": reply.media_type})


def _is_known(request: Request, tag: str) -> bool:
    """Whether the client has the content with this tag (If-None-Match)."""
    if request.method not in ("GET", "HEAD"):
        return False
    known = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    return "*" in known or tag in [one.removeprefix("W/") for one in known]


def respond_error(error: RequestError, *, allow: str = "") -> Response:
    """The error as JSON."""
    headers = {**HEADERS, "Content-Security-Policy": CLOSED, "Cache-Control": "no-store"}
    if error.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_SECONDS)
    if allow:
        headers["Allow"] = allow
    return Response(error_body(error), error.status, {**headers, "Content-Type": JSON})


def as_script(reply: Reply, callback: str) -> Reply:
    """The JSON as a script that calls the function with it (JSONP). Raises RequestError.

    The comment in front keeps the file from being read as of another type.
    """
    if len(callback) > MAX_CALLBACK or not CALLBACK_NAME.fullmatch(callback):
        raise bad_parameter(f"callback: {quoted(callback)} is not the name of a function")
    return Reply(b"/**/" + callback.encode() + b"(" + reply.body + b");", SCRIPT)
