"""Downloads the current file of an official list, and keeps it under the day of the download."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from watchers.official.deadline import DeadlinePassed, within
from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted

if TYPE_CHECKING:
    import requests

MAX_BYTES = 500 << 20
"""More than three times the largest official list."""
CONNECT_SECONDS, READ_SECONDS = 10, 60
TOTAL_SECONDS = 15 * 60
"""For the whole download, with all that is asked again; the largest list takes two minutes."""
RETRIES = 3
CHUNK_BYTES = 1 << 16
RETRY_STATUSES = (429, 500, 502, 503, 504)
"""What a server answers if it is busy or failing."""
USER_AGENT = "watchers (open data; reconciles official lists)"


def cache_folder() -> Path:
    """Where downloads are kept: the user's cache folder, as the operating system has it."""
    from platformdirs import user_cache_path

    return user_cache_path("watchers", appauthor=False) / "official"


def fetch(list_id: str, url: str, folder: Path | None = None) -> Path:
    """The file at `url`, downloaded unless that was done today (UTC).

    folder: where downloads are kept, under the name of the list and the day; by default
    `cache_folder()`. Raises UnreadableList if the address is not https, there is no network, the
    publisher does not send the file in time, or it is too large; no partial file is left behind.
    """
    from watchers.files.atomic import whole_file

    if not url.startswith("https://"):
        raise UnreadableList(
            f"{list_id} has no download address that begins with https:// in data/lists.csv; "
            "give a file instead"
        )
    folder = folder or cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{list_id}-{datetime.now(UTC):%Y-%m-%d}"
    if kept.is_file():
        return kept
    try:
        with whole_file(kept.absolute()) as partial, partial.open("wb") as file:
            for chunk in within(TOTAL_SECONDS, _chunks(list_id, url, folder)):
                file.write(chunk)
    except DeadlinePassed as error:
        raise UnreadableList(
            f"{url} was not downloaded within {TOTAL_SECONDS / 60:g} minutes; try again later, "
            f"{_manual_remedy(list_id, folder)}"
        ) from error
    return kept


def _chunks(list_id: str, url: str, folder: Path) -> Iterator[bytes]:
    import requests

    timeout = (CONNECT_SECONDS, READ_SECONDS)
    try:
        with new_session() as session, session.get(url, stream=True, timeout=timeout) as response:
            if response.status_code != 200:
                raise UnreadableList(
                    f"{url} answered with status {response.status_code}; "
                    f"{_manual_remedy(list_id, folder)}"
                )
            yield from _bounded(response, url)
    except requests.RequestException as error:
        raise UnreadableList(
            f"{url} could not be downloaded ({_cause(error)}); check the network connection; "
            f"{_manual_remedy(list_id, folder)}"
        ) from error


def _bounded(response: requests.Response, url: str) -> Iterator[bytes]:
    """The content in chunks; raises UnreadableList if it is too large."""
    announced = response.headers.get("Content-Length", "")
    total = int(announced) if announced.isascii() and announced.isdigit() else 0
    _check_size(total, url)
    total = 0
    for chunk in response.iter_content(CHUNK_BYTES):
        total += len(chunk)
        _check_size(total, url)
        yield chunk


def _check_size(size: int, url: str) -> None:
    if size > MAX_BYTES:
        raise UnreadableList(
            f"{url} sends more than {MAX_BYTES >> 20} MB; no official list is that large"
        )


def new_session() -> requests.Session:
    """A session that retries, more and more slowly, if a server is busy or failing."""
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    session = requests.Session()
    retry = Retry(
        RETRIES,
        backoff_factor=1,
        status_forcelist=RETRY_STATUSES,
        allowed_methods=["GET"],
        raise_on_status=False,
        respect_retry_after_header=False,
    )
    session.mount("https://", HTTPAdapter(max_retries=retry))
    session.mount("http://", _refusing_adapter())
    session.headers["User-Agent"] = USER_AGENT
    return session


def _refusing_adapter() -> requests.adapters.HTTPAdapter:
    """Refuses plain http, to which a redirect may lead: anybody in between could answer."""
    from requests.adapters import HTTPAdapter

    class RefusingAdapter(HTTPAdapter):
        def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> NoReturn:
            raise UnreadableList(
                f"the publisher's address leads to {quoted(request.url)}, which is not https"
            )

    return RefusingAdapter()


def _cause(error: Exception) -> str:
    """The kind of failure, without the addresses of objects that such messages hold."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).lower()


def _manual_remedy(list_id: str, folder: Path) -> str:
    """What to run instead: on the last download if one was kept, else on a file of one's own."""
    kept = sorted(folder.glob(f"{list_id}-????-??-??"))
    if kept:
        return f"the last download is {kept[-1]}: watchers reconcile {list_id} {kept[-1]}"
    return f"or download the file yourself: watchers reconcile {list_id} FILE"
