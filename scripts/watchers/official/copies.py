"""A folder of copies: what publishers sent, each day's file once, with a chained manifest.

The files and the manifest (manifest.py) lie beside each other. Nothing in the folder is ever
rewritten: keeping.py adds a line, and a file if the content is new. docs/copies.md says what the
chain proves and what it does not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from watchers.official.manifest import (
    HASH_IN_NAME,
    HEADER,
    MANIFEST,
    MAX_BYTES,
    Copy,
    Manifest,
    parsed,
)
from watchers.text.plural import counted

FILE_NAME = re.compile(rf".+-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-[0-9a-f]{{{HASH_IN_NAME}}}")


class BrokenCopies(Exception):
    """The manifest or a file is not as it was left; the message says which, and what to do."""


def cache_folder() -> Path:
    """Where copies are kept if no folder is named: the user's cache, as the system has it."""
    from platformdirs import user_cache_path

    return user_cache_path("watchers", appauthor=False) / "official"


@dataclass(frozen=True)
class Copies:
    """The copies in a folder, which need not be there yet."""

    folder: Path

    @classmethod
    def at(cls, folder: Path | None) -> Copies:
        """Those in the folder, or in the user's cache if none is named."""
        return cls(folder or cache_folder())

    def manifest(self) -> Manifest:
        """The manifest as it stands; empty if nothing was kept yet.

        Raises BrokenCopies if the chain is broken, or if there are copies and no manifest.
        """
        manifest = self.read()
        if manifest is None:
            if stray := next(self.files(), ""):
                raise BrokenCopies(
                    f"{self.folder} holds {stray}, but no {MANIFEST}; bring that back, or name"
                    " another folder with --copies"
                )
            return parsed(HEADER)
        if manifest.faults:
            more = len(manifest.faults) - 1
            also = f" (and {counted(more, 'further fault')})" if more else ""
            raise BrokenCopies(
                f"{self.folder}/{manifest.faults[0]}{also};"
                " bring back the manifest as it was, or name another folder with --copies"
            )
        return manifest

    def read(self) -> Manifest | None:
        """The manifest with its faults; None if there is none.

        Raises BrokenCopies if it is a link, or not a file of its size.
        """
        path = self.folder / MANIFEST
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise BrokenCopies(f"{path} is a link or not a file; it is not read")
        if not path.exists():
            return None
        if path.stat().st_size > MAX_BYTES:
            raise BrokenCopies(f"{path} has more than {MAX_BYTES >> 20} MB; it is not a manifest")
        return parsed(path.read_bytes())

    def of_list(self, list_id: str, *, url: str = "") -> list[Copy]:
        """The copies of a list, in the order in which they came. Raises BrokenCopies.

        url: only those from this address; another package may give another one for the list.
        """
        copies = [copy for copy in self.manifest().copies if copy.list_id == list_id]
        return [copy for copy in copies if url in ("", copy.url)]

    def unchanged_since(self, copy: Copy) -> str:
        """The day of the earliest copy since which all from its address had this content.

        Empty if the copy before had other content, or there is none. Raises BrokenCopies.
        """
        since = ""
        for one in reversed(self.of_list(copy.list_id, url=copy.url)):
            if one.fetched_at < copy.fetched_at and one.sha256 != copy.sha256:
                break
            since = one.day if one.fetched_at < copy.fetched_at else since
        return since

    def path(self, copy: Copy) -> Path:
        """The file of a copy. Raises BrokenCopies if it is not there, or is not that any more."""
        if fault := self.file_fault(copy):
            raise BrokenCopies(f"{self.folder / copy.file}: {fault}")
        return self.folder / copy.file

    def file_fault(self, copy: Copy) -> str:
        """What is wrong with the file of a copy; empty if nothing is."""
        path = self.folder / copy.file
        if path.is_symlink():
            return "is a link, not the file that was kept"
        if not path.is_file():
            return "is not in the folder"
        if path.stat().st_size != int(copy.size) or hash_of(path) != copy.sha256:
            return "was changed after it was kept: its sha256 is not that of the manifest"
        return ""

    def files(self) -> Iterator[str]:
        """The names in the folder that only copies have."""
        if self.folder.is_dir():
            yield from sorted(
                path.name for path in self.folder.iterdir() if FILE_NAME.fullmatch(path.name)
            )


def problems(copies: Copies, manifest: Manifest) -> Iterator[str]:
    """What is not as it was left, one line each: the chain, the files, and files without a line."""
    yield from manifest.faults
    by_name = {copy.file: copy for copy in manifest.copies}
    for name, copy in sorted(by_name.items()):
        if fault := copies.file_fault(copy):
            yield f"{name}: {fault}"
    for name in copies.files():
        if name not in by_name:
            yield (
                f"{name}: has no line in {MANIFEST}: a line was taken off its end, or a fetch was"
                " ended before it wrote one"
            )


def hash_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
