"""The manifest of a folder of copies: one line for each copy, chained by hashes.

Each line holds the SHA-256 of the line before it, so that no earlier line can be changed, left out
or put in without every later one changing too, as in the hash chains of time-stamping services
(Haber and Stornetta 1991) and the logs of RFC 6962. Anybody can follow it with `sha256sum`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass, field, fields

from watchers.text.printable import quoted

MANIFEST = "copies.csv"
MAX_BYTES = 64 << 20
"""A line for each of six lists every week would take two thousand years to fill it."""
TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
ADDRESS = r"https://[^\s\x00-\x1f\x7f-\x9f]+"
SHA256 = r"[0-9a-f]{64}"
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
HASH_IN_NAME = 12
"""Characters of a file's hash that its name holds."""


def _column(pattern: str) -> str:
    return field(metadata={"pattern": re.compile(pattern)})


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One line of the manifest: what was received from a publisher, and when."""

    list_id: str = _column(SLUG)
    fetched_at: str = _column(TIME)
    """When it was received (UTC), by the clock of the machine."""
    url: str = _column(ADDRESS)
    """The address that was asked."""
    final_url: str = _column(ADDRESS)
    """The address that answered, without its query, which may hold a key to it."""
    redirect: str = _column("|permanent|temporary")
    """Whether the address asked leads to another: empty, permanent (301, 308) or temporary."""
    last_modified: str = _column(f"|{TIME}")
    """What the publisher says of the age of the file; empty if nothing."""
    size: str = _column("[1-9][0-9]{0,14}")
    """In bytes, of which no file has a thousand million million."""
    sha256: str = _column(SHA256)
    """The hash of the file."""
    file: str = _column(f"{SLUG}-[0-9a-f]{{{HASH_IN_NAME}}}")
    """The name of the file in the folder; an earlier copy with the same content has it, too."""
    previous_sha256: str = _column(SHA256)
    """The hash of the line before, with its line feed; of the header for the first copy."""

    @property
    def day(self) -> str:
        return self.fetched_at[:10]

    @property
    def line(self) -> bytes:
        return _line(astuple(self))


COLUMNS = tuple(column.name for column in fields(Copy))


def _line(cells: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()


HEADER = _line(COLUMNS)


@dataclass(frozen=True)
class Manifest:
    """The lines of a manifest, and what is wrong with them."""

    content: bytes
    copies: list[Copy]
    heads: list[str]
    """The hash of each line, the header's first: what the next line must hold."""
    faults: list[str]

    @property
    def head(self) -> str:
        """The hash of the last line, which stands for all of them."""
        return self.heads[-1]


def parsed(content: bytes) -> Manifest:
    """The manifest with these bytes; if its header is another, no line is read."""
    lines = io.BytesIO(content).readlines() or [b""]
    manifest = Manifest(content, [], [sha256(lines[0])], [])
    if lines[0] != HEADER:
        manifest.faults.append(f"{MANIFEST}:1: the header is not {','.join(COLUMNS)}")
        return manifest
    for number, line in enumerate(lines[1:], 2):
        place = f"{MANIFEST}:{number}"
        manifest.faults.extend(f"{place}: {fault}" for fault in _faults(line, manifest))
        manifest.heads.append(sha256(line))
    return manifest


def _faults(line: bytes, manifest: Manifest) -> Iterator[str]:
    """What is wrong with the next line; adds its copy to the manifest if it can be read."""
    if not line.endswith(b"\n"):
        yield "the line does not end with a line feed: it was cut off or edited"
        return
    copy, fault = _copy(line)
    if copy is None:
        yield fault
        return
    if copy.previous_sha256 != manifest.head:
        yield (
            f"previous_sha256: {quoted(copy.previous_sha256)} is not the hash of the line before:"
            " a line was changed, left out or put in"
        )
    if manifest.copies and copy.fetched_at < manifest.copies[-1].fetched_at:
        yield f"fetched_at: {quoted(copy.fetched_at)} is before that of an earlier line"
    manifest.copies.append(copy)


def _copy(line: bytes) -> tuple[Copy | None, str]:
    """The copy that a line tells of, or what is wrong with the line."""
    try:
        rows = list(csv.reader([line.decode()], strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        return None, f"the line cannot be read ({quoted(error)})"
    if len(rows) != 1 or len(rows[0]) != len(COLUMNS):
        return None, f"{len(rows[0]) if rows else 0} cells where the header has {len(COLUMNS)}"
    copy = Copy(**dict(zip(COLUMNS, rows[0], strict=True)))
    fault = next(faults_of(copy), "")
    if not fault and copy.line != line:
        fault = "the line is not written as watchers writes it: it was edited"
    return (None, fault) if fault else (copy, "")


def faults_of(copy: Copy) -> Iterator[str]:
    """Which cells of a copy do not hold what they must."""
    cells = asdict(copy)
    for column in fields(Copy):
        if not column.metadata["pattern"].fullmatch(cells[column.name]):
            yield f"{column.name}: {quoted(cells[column.name])} cannot stand there"
    if not copy.file.endswith(f"-{copy.sha256[:HASH_IN_NAME]}"):
        yield f"file: {quoted(copy.file)} does not end with the start of its sha256"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
