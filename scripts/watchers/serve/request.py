"""Reads a request: its body within a limit, and its parameters, each given once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from watchers.serve.endpoint import Asked, Endpoint
from watchers.serve.errors import Code, RequestError, bad_parameter
from watchers.serve.limits import Limits
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

FORM = "application/x-www-form-urlencoded"
HOST = re.compile(r"[A-Za-z0-9.-]+(?::[0-9]+)?|\[[0-9A-Fa-f:.]+\](?::[0-9]+)?", re.ASCII)
MAX_FIELDS = 50
"""Parameters of a request; no address has a tenth of them."""
CALLBACK = "callback"


async def asked_of(
    request: Request, endpoint: Endpoint, *, fixed: Mapping[str, str], limits: Limits
) -> Asked:
    """What the request asks, by its path (`fixed` is what its route says), query and form.

    Raises RequestError if it cannot be read.
    """
    body = await _body(request, limits=limits)
    pairs = _fields(request.scope["query_string"], where="the address")
    if request.method == "POST":
        _check_form(request)
        pairs += _fields(body, where="the form")
    found = _once_each(pairs)
    names = [*endpoint.names, *([CALLBACK] if endpoint.takes_callback else [])]
    if not endpoint.takes_others:
        _refuse_others(found, names)
    for parameter in endpoint.parameters:
        if parameter.is_required and not parameter.is_in_path and parameter.name not in found:
            raise bad_parameter(f"{parameter.name}: it is missing")
    parameters = {name: found[name] for name in names if name in found}
    return Asked(
        {**parameters, **request.path_params, **fixed},
        _base(request),
        is_form=request.method == "POST",
    )


async def _body(request: Request, *, limits: Limits) -> bytes:
    """The body. Raises RequestError as soon as it is known to be too large."""
    too_large = RequestError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        Code.TOO_LARGE,
        f"a request may have {limits.body_bytes:,} bytes",
    )
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > limits.body_bytes:
        raise too_large
    chunks, size = [], 0
    try:
        async for chunk in request.stream():
            chunks.append(chunk)
            size += len(chunk)
            if size > limits.body_bytes:
                raise too_large
    except ClientDisconnect as error:
        raise RequestError(
            HTTPStatus.BAD_REQUEST, Code.BAD_REQUEST, "the request ended before it was whole"
        ) from error
    return b"".join(chunks)


def _check_form(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM:
        raise RequestError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            Code.UNSUPPORTED_FORM,
            f"a POST has a form ({FORM}), not {quoted(kind)}",
        )


def _fields(content: bytes, *, where: str) -> list[tuple[str, str]]:
    """The fields of a form, or of the query of an address (URL Standard, urlencoded)."""
    try:
        return parse_qsl(
            content.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MAX_FIELDS,
        )
    except UnicodeDecodeError as error:
        raise bad_parameter(f"{where} is not UTF-8") from error
    except ValueError as error:
        raise bad_parameter(f"{where} has more than {MAX_FIELDS} fields") from error


def _once_each(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in found:
            raise bad_parameter(f"{quoted(name)} is given twice")
        found[name] = value
    return found


def _refuse_others(found: Iterable[str], names: list[str]) -> None:
    """Raises RequestError for a misspelt parameter, which must not pass for one left out."""
    for name in found:
        if name not in names:
            hint = did_you_mean(name, names)
            raise bad_parameter(f"{quoted(name)} is not a parameter of this address.{hint}")


def _base(request: Request) -> str:
    """The address of the server by which the client called it."""
    host = request.headers.get("host", "")
    if not HOST.fullmatch(host):
        raise RequestError(HTTPStatus.BAD_REQUEST, Code.BAD_REQUEST, "Host names no host")
    return f"{request.scope['scheme']}://{host}"
