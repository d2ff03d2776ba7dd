"""What never ends is refused early: tags, texts, lines and values of any length, slow answers."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import official_samples as samples
from support.packages import ROOT
from support.publisher import URL
from watchers.official import download
from watchers.official.deadline import DeadlinePassed, within
from watchers.official.entries import UnreadableList

pytestmark = pytest.mark.slow
SIZE = 60 << 20
MEMORY = 40 << 20
"""More than reading the same file's start takes; far less than the file has."""
READ = """
import resource, sys
from pathlib import Path
import ijson, requests
from defusedxml.ElementTree import iterparse
from watchers.official.entries import UnreadableList
from watchers.official.read_copy import read_copy

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

before = peak()
try:
    read_copy(Path(sys.argv[1]))
except UnreadableList as error:
    print(peak() - before, error)
"""


def _head(name: str, until: bytes) -> bytes:
    return samples.FILES[name].split(until)[0]


OFAC = _head("ofac_xml.xml", b"<sdnEntry")
CSL_JSON = _head("csl_json.json", b'"alt_names"')
ENDLESS: dict[str, tuple[bytes, bytes, str]] = {
    "an attribute": (OFAC + b'<sdnEntry a="', b">" * 64, "a tag or a text"),
    "a name of a tag": (OFAC + b"<", b"a" * 64, "a tag or a text"),
    "a comment": (OFAC + b"<!--", b"<a> " * 16, "a tag or a text"),
    "a section of data": (OFAC + b"<sdnEntry><![CDATA[", b"<" * 64, "a tag or a text"),
    "a text": (OFAC + b"<sdnEntry>", b"a" * 64, "a tag or a text"),
    "an entry of many elements": (OFAC + b"<sdnEntry>", b"<a/>" * 16, "an element"),
    "elements around entries": (OFAC, b"<a/>" * 16, "an element"),
    "elements in elements": (OFAC + b"<sdnEntry>", b"<a>" * 16, "is nested too deeply"),
    "a line of cells": (samples.BIS_HEADER.encode() + b"\n", b"a," * 32, "has a line of more than"),
    "a cell": (samples.BIS_HEADER.encode() + b'\n"', b"a\n" * 32, "field larger than"),
    "a record": (samples.BIS_HEADER.encode() + b"\n", b'"\n",' * 16, "a record of more than"),
    "a text of JSON": (CSL_JSON + b'"alt_names": "', b"a" * 64, "a value of more than"),
    "a result of JSON": (CSL_JSON + b'"alt_names": [1', b",1" * 32, "a result of more than"),
    "a number of JSON": (CSL_JSON + b'"alt_names": 1', b"1" * 64, "a value of more than"),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_what_never_ends_is_refused_in_bounded_time_and_memory(what: str, tmp_path: Path) -> None:
    start, piece, words = ENDLESS[what]
    file = tmp_path / "download"
    with file.open("wb") as out:
        out.write(start)
        for _ in range(SIZE >> 20):
            out.write(piece * ((1 << 20) // len(piece)))
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", READ, str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        env={"PYTHONPATH": str(ROOT / "scripts")},
    )
    assert time.monotonic() - began < 20
    assert done.stdout, done.stderr[-1000:]
    used, message = done.stdout.split(" ", 1)
    assert words in message
    assert int(used) < MAX_MEMORY.get(what, MEMORY)


MAX_MEMORY = {"an entry of many elements": 200 << 20, "elements around entries": 200 << 20}
"""A tree of half a million empty elements fits into 2 MB of XML and takes 200 MB of memory."""


def _slow(seconds: float, items: int) -> Iterator[bytes]:
    for _ in range(items):
        time.sleep(seconds)
        yield b"x"


def test_items_that_come_in_time_come_all() -> None:
    assert list(within(20, _slow(0.001, 100))) == [b"x"] * 100


def test_items_that_keep_coming_do_not_move_the_deadline() -> None:
    began = time.monotonic()
    with pytest.raises(DeadlinePassed):
        list(within(0.3, _slow(0.05, 1000)))
    assert time.monotonic() - began < 3


def test_one_item_that_never_comes_passes_the_deadline() -> None:
    with pytest.raises(DeadlinePassed):
        list(within(0.1, _slow(30, 1)))


def test_an_error_of_the_thread_is_raised() -> None:
    def failing() -> Iterator[bytes]:
        yield b"x"
        raise UnreadableList("no")

    with pytest.raises(UnreadableList, match="no"):
        list(within(20, failing()))


def test_a_download_that_drips_is_given_up_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dripping(*about: object) -> Iterator[bytes]:
        return _slow(0.05, 1000)

    monkeypatch.setattr(download, "_chunks", dripping)
    monkeypatch.setattr(download, "TOTAL_SECONDS", 0.3)
    with pytest.raises(UnreadableList, match="was not downloaded within 0.005 minutes"):
        download.fetch("us-sdn", URL, tmp_path, read=Path.read_bytes)
    assert list(tmp_path.iterdir()) == []
