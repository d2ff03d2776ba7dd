"""Downloads the current file of an official list, once a day, and adds it to the copies kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from watchers.official.copies import Copies
from watchers.official.deadline import DeadlinePassed, within
from watchers.official.entries import UnreadableList
from watchers.official.keeping import Received, check_writable, keep, now
from watchers.official.manifest import Copy
from watchers.official.session import Answer, new_session
from watchers.official.trouble import MovedList, UnrecognisedList

if TYPE_CHECKING:
    import requests

T = TypeVar("T")
MAX_BYTES = 500 << 20
"""More than three times the largest official list."""
CONNECT_SECONDS, READ_SECONDS = 10, 60
TOTAL_SECONDS = 15 * 60
"""For the whole download, with all that is asked again; the largest list takes two minutes."""
CHUNK_BYTES = 1 << 16
GONE_STATUSES = (404, 410)


@dataclass(frozen=True)
class Fetched(Generic[T]):
    """The current copy of a list."""

    copies: Copies
    copy: Copy
    content: T
    """What was read from it."""
    is_new: bool
    """Whether it was downloaded now; otherwise earlier today."""

    @property
    def path(self) -> Path:
        return self.copies.folder / self.copy.file


def fetch(
    list_id: str, url: str, folder: Path | None = None, *, read: Callable[[Path], T]
) -> Fetched[T]:
    """The file at `url`, downloaded unless a copy from that address was kept today (UTC).

    folder: where copies are kept; by default the user's cache. read: reads the file; if it raises
    UnreadableList, the file is not kept. Raises UnreadableList if the address is not https, there
    is no network, the publisher does not send the file in time, or it is too large, MovedList if
    nothing is there any more, UnrecognisedList if `read` cannot read it; BrokenCopies if what was
    kept before is not as it was left; WriteFailed if the folder cannot be written.
    """
    from watchers.files.temporary import temporary_folder

    if not url.startswith("https://"):
        raise UnreadableList(
            f"{list_id} has no download address that begins with https:// in data/lists.csv; "
            "give a file instead"
        )
    copies = Copies.at(folder)
    if copy := _kept_today(copies, list_id=list_id, url=url):
        path = copies.path(copy)
        return Fetched(copies, copy, _content(path, read, of=f"{path}"), is_new=False)
    check_writable(copies)
    with temporary_folder() as place:
        received = _download(list_id, url, copies, to=place / "received")
        content = _content(received.file, read, of=f"{url} was downloaded, and not kept")
        return Fetched(copies, keep(copies, received), content, is_new=True)


def _content(path: Path, read: Callable[[Path], T], *, of: str) -> T:
    try:
        return read(path)
    except UnreadableList as error:
        raise UnrecognisedList(f"{of}: {error}") from error


def _kept_today(copies: Copies, *, list_id: str, url: str) -> Copy | None:
    """The last copy of today from that address whose file is there."""
    today = now()[:10]
    for copy in reversed(copies.of_list(list_id, url=url)):
        if copy.day == today and (copies.folder / copy.file).exists():
            return copy
    return None


def _download(list_id: str, url: str, copies: Copies, *, to: Path) -> Received:
    answer = Answer()
    try:
        with to.open("wb") as file:
            for chunk in within(TOTAL_SECONDS, _chunks(list_id, url, copies, answer)):
                file.write(chunk)
    except DeadlinePassed as error:
        raise UnreadableList(
            f"{url} was not downloaded within {TOTAL_SECONDS / 60:g} minutes; try again later, "
            f"{_manual_remedy(list_id, copies)}"
        ) from error
    return Received(
        file=to,
        list_id=list_id,
        url=url,
        final_url=answer.final_url,
        redirect=answer.redirect,
        last_modified=answer.last_modified,
    )


def _chunks(list_id: str, url: str, copies: Copies, answer: Answer) -> Iterator[bytes]:
    """The content in chunks; puts what the publisher says of it into `answer`."""
    import requests

    timeout = (CONNECT_SECONDS, READ_SECONDS)
    try:
        with new_session() as session, session.get(url, stream=True, timeout=timeout) as response:
            if response.status_code != 200:
                kind = MovedList if response.status_code in GONE_STATUSES else UnreadableList
                raise kind(
                    f"{url} answered with status {response.status_code}; "
                    f"{_manual_remedy(list_id, copies)}"
                )
            answer.take(response)
            yield from _bounded(response, url)
    except requests.RequestException as error:
        raise UnreadableList(
            f"{url} could not be downloaded ({_cause(error)}); check the network connection; "
            f"{_manual_remedy(list_id, copies)}"
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


def _cause(error: Exception) -> str:
    """The kind of failure, without the addresses of objects that such messages hold."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).lower()


def _manual_remedy(list_id: str, copies: Copies) -> str:
    """What to run instead: on the last copy if one was kept, else on a file of one's own."""
    files = [copies.folder / copy.file for copy in copies.of_list(list_id)]
    if at_hand := [file for file in files if file.exists()]:
        file = at_hand[-1]
        return f"the last copy is {file}: watchers reconcile {list_id} {file}"
    return f"or download the file yourself: watchers reconcile {list_id} FILE"
