"""Opens the record and serves it on an address of this machine, until it is interrupted."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from starlette.applications import Starlette

from watchers.exports.derived import Derived, derive
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage
from watchers.serve.app import application
from watchers.serve.limits import MAX_CONNECTIONS
from watchers.serve.service import Service
from watchers.serve.site_files import SiteFiles, read_site

BACKLOG = 128
MAX_HEAD_BYTES = 64 << 10
"""Of the request line and headers; the web server itself refuses more."""
KEEP_ALIVE_SECONDS = 5
SECONDS_TO_END = 3


@dataclass(frozen=True)
class Offer:
    """What is to be served."""

    package: Package
    site: Path | None = None
    """The folder of a site that was exported before; None to make one."""
    with_site: bool = True


def serve(
    offer: Offer,
    listening: socket.socket,
    *,
    say: Callable[[str], object],
    ready: Callable[[], object],
) -> None:
    """Serves on a socket that listens, until SIGINT or SIGTERM.

    say: told what takes some seconds; ready: called when requests are about to be answered.

    Raises UnusablePackage if the record or the site cannot be served.
    """
    derived = derive(offer.package)
    if derived.answers is None:
        raise UnusablePackage(derived.why_none)
    service = Service(derived.answers, has_pages=offer.with_site)
    site = None
    if offer.with_site:
        site = _site(offer, derived, service.content_hash, say=say)
    # What was loaded stays: the collector need not go through it again while somebody waits.
    gc.collect()
    gc.freeze()
    app = application(service, site)
    try:
        ready()
        _run(app, listening)
    except KeyboardInterrupt:
        return  # It was asked to end, and did.


def _site(
    offer: Offer, derived: Derived, content_hash: str, *, say: Callable[[str], object]
) -> SiteFiles:
    if offer.site is not None:
        return read_site(offer.site, content_hash=content_hash)
    from watchers.site.export import write

    say("making the site; some seconds ...")
    with TemporaryDirectory() as workshop:
        folder = Path(workshop) / "site"
        write(offer.package, derived=derived, path=folder)
        return read_site(folder, content_hash=content_hash)


def _run(app: Starlette, listening: socket.socket) -> None:
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # Nobody's questions are written down.
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        limit_concurrency=MAX_CONNECTIONS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=SECONDS_TO_END,
        h11_max_incomplete_event_size=MAX_HEAD_BYTES,
        http="h11",
    )
    uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 for any that is free. Raises OSError if it cannot."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, _, _, _, address = found[0]
    return socket.create_server(address[:2], family=family, backlog=BACKLOG)


def address_of(listening: socket.socket) -> str:
    """The address at which the socket is reached, as a browser takes it."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_loopback(listening: socket.socket) -> bool:
    """Whether only this machine reaches the socket."""
    return ip_address(listening.getsockname()[0]).is_loopback
