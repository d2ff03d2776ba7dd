"""Downloads the current file of an official list from its publisher, and keeps it with the day of the download."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted

if TYPE_CHECKING:
    import requests

MOST_BYTES = 500 << 20
"""More than three times the largest official list."""
CONNECT_SECONDS, READ_SECONDS = 10, 60
TRIES = 3
PIECE = 1 << 16
ASK_AGAIN = (429, 500, 502, 503, 504)


def cache_folder() -> Path:
    """Where downloads are kept, as the operating system has it."""
    from platformdirs import user_cache_path

    return user_cache_path("watchers", appauthor=False) / "official"


def fetch(list_id: str, url: str, folder: Path | None = None) -> Path:
    """The file at `url`, downloaded unless that was done today (UTC); named after the list and the day.

    Raises UnreadableList where there is no network, the publisher does not give the file, or it is too large;
    nothing is left half-written.
    """
    from watchers.files.atomic import whole_file

    if not url.startswith("https://"):
        raise UnreadableList(
            f"{list_id} has no download address that begins with https:// in data/lists.csv; give a file"
        )
    folder = folder or cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{list_id}-{datetime.now(UTC):%Y-%m-%d}"
    if kept.is_file():
        return kept
    with whole_file(kept.absolute()) as partial, partial.open("wb") as file:
        for piece in _pieces(list_id, url, folder):
            file.write(piece)
    return kept


def _pieces(list_id: str, url: str, folder: Path) -> Iterator[bytes]:
    import requests

    try:
        with (
            fresh_session() as session,
            session.get(url, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS)) as answer,
        ):
            if answer.status_code != 200:
                raise UnreadableList(
                    f"{url} answered with status {answer.status_code}; {_by_hand(list_id, folder)}"
                )
            yield from _bounded(answer, url)
    except requests.RequestException as error:
        raise UnreadableList(
            f"{url} could not be downloaded ({_cause(error)}); is there a network? {_by_hand(list_id, folder)}"
        ) from error


def _bounded(answer: requests.Response, url: str) -> Iterator[bytes]:
    total = 0
    for piece in answer.iter_content(PIECE):
        total += len(piece)
        if total > MOST_BYTES:
            raise UnreadableList(
                f"{url} gives more than {MOST_BYTES >> 20} MB; that is no official list"
            )
        yield piece


def fresh_session() -> requests.Session:
    """A session that asks again, more and more slowly, where a server is busy or failing."""
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    session = requests.Session()
    again = Retry(
        TRIES,
        backoff_factor=1,
        status_forcelist=ASK_AGAIN,
        allowed_methods=["GET"],
        raise_on_status=False,
        respect_retry_after_header=False,
    )
    session.mount("https://", HTTPAdapter(max_retries=again))
    session.mount("http://", _refusing_adapter())
    session.headers["User-Agent"] = "watchers (open data; reconciles official lists)"
    return session


def _refusing_adapter() -> requests.adapters.HTTPAdapter:
    from requests.adapters import HTTPAdapter

    class Refused(HTTPAdapter):
        """What is asked of plain http, by a redirect, is not asked at all: whoever is in between could answer."""

        def send(self, request, *args, **options):  # noqa: ANN001, ANN002, ANN003 - as requests has it
            raise UnreadableList(
                f"the publisher's address leads to {quoted(request.url)}, which is not https"
            )

    return Refused()


def _cause(error: Exception) -> str:
    """The kind of the failure, without the addresses of objects that the text of such errors holds."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).lower()


def _by_hand(list_id: str, folder: Path) -> str:
    kept = sorted(folder.glob(f"{list_id}-????-??-??"))
    if kept:
        return f"the last download is {kept[-1]}: watchers reconcile {list_id} {kept[-1]}"
    return f"or download the file yourself: watchers reconcile {list_id} FILE"
