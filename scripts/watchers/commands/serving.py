"""What the commands that serve the record have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.errors import Failure
from watchers.commands.options import Command, opened_package
from watchers.commands.output import echo
from watchers.text.printable import quoted

if TYPE_CHECKING:
    from socket import socket

PORT = 8021
LIBRARIES = ("starlette", "uvicorn")
EXTRA = "serve"


def serving_options(function: Command) -> Command:
    """`--host`, `--port` and `--site`."""
    for option in (
        click.option(
            "--site",
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            help="A folder that `watchers export site` wrote. [default: make the site now]",
        ),
        click.option(
            "--port",
            type=click.IntRange(0, 65535),
            default=PORT,
            show_default=True,
            help="The port; 0 for any that is free.",
        ),
        click.option(
            "--host",
            default="127.0.0.1",
            show_default=True,
            help="The address to listen on; others than loopback let other machines ask.",
        ),
    ):
        function = option(function)
    return function


def serving(
    ctx: click.Context,
    *,
    host: str,
    port: int,
    site: Path | None,
    with_site: bool = True,
    opens: bool = False,
) -> None:
    """Serves until it is interrupted. Raises MissingLibrary, Failure or UnusablePackage."""
    _check_libraries(ctx.info_name or "")
    from watchers.serve.server import Offer, address_of, serve

    offer = Offer(opened_package(ctx), site, with_site)
    with _listening(host, port) as listening:
        address = address_of(listening)

        def ready() -> None:
            echo(f"serving {address}/ ; for OpenRefine: {address}/reconcile ; end with Ctrl-C")
            if opens:
                _open(f"{address}/")

        serve(offer, listening, say=lambda text: echo(text, err=True), ready=ready)


def _listening(host: str, port: int) -> socket:
    """A socket that listens there; says so if other machines reach it. Raises Failure."""
    from watchers.serve.server import address_of, is_loopback, listen

    try:
        listening = listen(host, port)
    except (OSError, UnicodeError) as error:
        # Python adds the address, which the line names already.
        reason = (getattr(error, "strerror", None) or "is no address").partition(" (")[0]
        raise Failure(f"cannot listen on {quoted(host)}, port {port}: {reason}") from error
    if not is_loopback(listening):
        echo(
            f"{address_of(listening)} is not loopback: whoever reaches this machine can ask,"
            " without a password and without encryption",
            err=True,
        )
    return listening


def _open(address: str) -> None:
    """Opens the browser; it may wait for the first answer, so it does not hold that up."""
    import webbrowser
    from threading import Thread

    Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _check_libraries(command: str) -> None:
    """Raises MissingLibrary, which says how to get them, if those of the extra are not there."""
    from watchers.package.extras import lacking
    from watchers.problems.errors import MissingLibrary

    for library in LIBRARIES:
        if said := lacking(command, library=library, extra=EXTRA):
            raise MissingLibrary(said)
