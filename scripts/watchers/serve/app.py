"""The server as an ASGI application: every address, and what refuses or fails, in one form."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from watchers.problems.errors import UnusablePackage
from watchers.serve.addresses import endpoints
from watchers.serve.description import PAGE
from watchers.serve.endpoint import Endpoint, Reply
from watchers.serve.errors import OF_STATUS, Code, RequestError
from watchers.serve.kept import Kept
from watchers.serve.request import CALLBACK, asked_of
from watchers.serve.responses import as_script, respond, respond_error
from watchers.serve.service import Service
from watchers.serve.site_files import SiteFiles
from watchers.serve.turns import Turns

Handler = Callable[[Request], Awaitable[Response]]
LOG = logging.getLogger("watchers.serve")


def application(service: Service, site: SiteFiles | None = None) -> Starlette:
    """The application that answers from the record, and shows the site if there is one."""
    turns, kept = Turns(service.limits), Kept()
    routes = [
        Route(
            path,
            _guarded(partial(_answered, service, turns, kept, endpoint, fixed)),
            methods=["GET", "POST"] if endpoint.takes_form else ["GET"],
        )
        for endpoint in endpoints(service)
        for path, fixed in endpoint.paths()
    ]
    if site is not None:
        routes.append(Route("/{path:path}", _guarded(site.answered), methods=["GET"]))
    else:
        routes.append(Route("/", _to_description, methods=["GET"]))
    cors = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["*"],
        expose_headers=["ETag"],
    )
    return Starlette(routes=routes, middleware=[cors], exception_handlers={HTTPException: _refused})


def _guarded(handler: Handler) -> Handler:
    """The handler, none of whose failures gets out as more than one line."""

    async def guarded(request: Request) -> Response:
        try:
            return await handler(request)
        except RequestError as error:
            return respond_error(error)
        except UnusablePackage as error:
            return respond_error(
                RequestError(HTTPStatus.NOT_IMPLEMENTED, Code.NOT_IN_THIS_RELEASE, str(error))
            )
        except Exception:
            LOG.exception("an answer failed")
            message = "the server failed; it has written down why"
            return respond_error(
                RequestError(HTTPStatus.INTERNAL_SERVER_ERROR, Code.INTERNAL, message)
            )

    return guarded


async def _answered(
    service: Service,
    turns: Turns,
    kept: Kept,
    endpoint: Endpoint,
    fixed: dict[str, str],
    request: Request,
) -> Response:
    try:
        async with asyncio.timeout(service.limits.seconds):
            asked = await asked_of(request, endpoint, fixed=fixed, limits=service.limits)
    except TimeoutError as error:
        raise RequestError(
            HTTPStatus.REQUEST_TIMEOUT, Code.SLOW_REQUEST, "the request did not come in time"
        ) from error

    def work() -> Reply:
        key = (endpoint.name, *(f"{name}={value}" for name, value in asked.parameters.items()))
        reply = kept.get(key) if endpoint.is_kept else None
        if reply is None:
            reply = endpoint.answer(asked)
            if endpoint.is_kept:
                kept.add(key, reply)
        return reply

    reply = await turns.take(work)
    callback = asked.get(CALLBACK)
    if callback is not None:
        reply = as_script(reply, callback)
    return respond(request, reply)


async def _to_description(request: Request) -> Response:
    """Where there is no site, its address leads to the page on all addresses."""
    return respond(request, Reply(b"", location=PAGE))


async def _refused(request: Request, error: Exception) -> Response:
    """What the framework refuses by itself: no such address, or another method."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    code = OF_STATUS.get(status, Code.BAD_REQUEST)
    message = f"{status.phrase.lower()}; /openapi.json lists the addresses"
    allow = (error.headers or {}).get("Allow", "")
    return respond_error(RequestError(status, code, message), allow=allow)
