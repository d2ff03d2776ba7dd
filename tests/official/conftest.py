"""A folder of copies of official lists, and ways to add to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.copies import DAYS
from support.publisher import URL
from watchers.official.copies import Copies
from watchers.official.keeping import Received, keep
from watchers.official.manifest import Copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def receive(tmp_path: Path) -> Callable[..., Received]:
    """Makes a download that is not kept yet."""

    def received(content: bytes, list_id: str = "us-sdn", name: str = "received") -> Received:
        file = tmp_path / name
        file.write_bytes(content)
        return Received(
            file=file, list_id=list_id, url=URL, final_url=URL, redirect="", last_modified=""
        )

    return received


@pytest.fixture
def add(
    folder: Path, clock: Callable[[str], None], receive: Callable[..., Received]
) -> Callable[..., Copy]:
    """Keeps a download of a day."""

    def kept(day: str, content: bytes, list_id: str = "us-sdn") -> Copy:
        clock(day)
        return keep(Copies(folder), receive(content, list_id))

    return kept


@pytest.fixture
def chain(add: Callable[..., Copy]) -> list[Copy]:
    """Three copies, of which the second is as the first."""
    return [add(day, content) for day, content in zip(DAYS, (b"a", b"a", b"b"), strict=True)]
