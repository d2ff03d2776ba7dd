"""Opens a downloaded file, unpacked while it is read if it is a gzip file or a zip archive."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from watchers.files.archives import (
    CHUNK_BYTES,
    GZIP_MAGIC,
    ZIP_MAGIC,
    Zip,
    open_gzip,
    open_zip,
)
from watchers.official.companions import COMPANIONS
from watchers.official.entries import UnreadableList
from watchers.official.file_start import HEAD_BYTES, FileStart
from watchers.official.list_file import Beside, ListFile, Rejoined
from watchers.official.unchanged import unchanged
from watchers.problems.errors import UnreadableArchive
from watchers.text.plural import counted
from watchers.text.printable import quoted

SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
SHEET_MEMBERS = frozenset({"mimetype", "content.xml"})
MAX_NAMED_MEMBERS = 5
"""How many files of a zip archive a message names."""


@contextmanager
def open_list_file(path: Path) -> Iterator[ListFile]:
    """The file; of a zip archive, its spreadsheet or its one file that is a list.

    Raises UnreadableList if it is empty or damaged, an archive of archives or of several lists,
    unpacks to far more than any list, or changes while it is read; OSError if it cannot be opened.
    """
    try:
        with path.open("rb") as raw, unchanged(raw, path), _content(raw, path) as file:
            yield file
    except UnreadableArchive as error:
        raise UnreadableList(f"the file cannot be unpacked: {error}; download it again") from error


@contextmanager
def _content(raw: io.BufferedReader, path: Path) -> Iterator[ListFile]:
    magic = raw.peek(len(ZIP_MAGIC))
    if magic.startswith(ZIP_MAGIC):
        with open_zip(raw) as archive, _member(archive) as file:
            yield file
    elif magic.startswith(GZIP_MAGIC):
        with (
            open_gzip(raw, packed_size=_size(raw)) as content,
            _list_file(content, name=path.name, beside=_in_folder(path.parent)) as file,
        ):
            yield file
    else:
        with _list_file(raw, name=path.name, beside=_in_folder(path.parent)) as file:
            yield file


def _size(raw: io.BufferedReader) -> int:
    return os.fstat(raw.fileno()).st_size


@contextmanager
def _list_file(
    content: io.BufferedReader, *, name: str, beside: Beside, is_sheet: bool = False
) -> Iterator[ListFile]:
    head = content.read(HEAD_BYTES)
    if not head:
        raise UnreadableList("the file is empty")
    if head.startswith((ZIP_MAGIC, GZIP_MAGIC)):
        raise UnreadableList(
            "the file is an archive in an archive; unpack it, and give the file within"
        )
    stream = io.BufferedReader(Rejoined(head, content), CHUNK_BYTES)
    file = ListFile(stream, FileStart(head, is_sheet=is_sheet), name, beside)
    try:
        yield file
    finally:
        file.detach()


def _in_folder(folder: Path) -> Beside:
    @contextmanager
    def beside(*names: str) -> Iterator[ListFile | None]:
        wanted = {spelling for name in names for spelling in (name, f"{name}.gz")}
        found = [path for path in sorted(folder.iterdir()) if path.name.lower() in wanted]
        if not found:
            yield None
            return
        with open_list_file(found[0]) as file:
            yield file

    return beside


def _in_archive(archive: Zip) -> Beside:
    @contextmanager
    def beside(*names: str) -> Iterator[ListFile | None]:
        found = [member for member in archive.names() if _base_name(member) in names]
        if not found:
            yield None
            return
        with _opened(archive, found[0]) as file:
            yield file

    return beside


@contextmanager
def _member(archive: Zip) -> Iterator[ListFile]:
    """The list in a zip archive."""
    if _is_spreadsheet(archive):
        with _opened(archive, "content.xml", is_sheet=True) as file:
            yield file
        return
    members = [name for name in archive.names() if not _is_leftover(name)]
    lists = [name for name in members if _base_name(name) not in COMPANIONS]
    if len(lists) != 1:
        raise UnreadableList(_why_not_one(members))
    with _opened(archive, lists[0]) as file:
        yield file


@contextmanager
def _opened(archive: Zip, member: str, *, is_sheet: bool = False) -> Iterator[ListFile]:
    with (
        archive.open(member) as content,
        _list_file(
            content,
            name=PurePosixPath(member).name,
            beside=_in_archive(archive),
            is_sheet=is_sheet,
        ) as file,
    ):
        yield file


def _is_spreadsheet(archive: Zip) -> bool:
    if not set(archive.names()) >= SHEET_MEMBERS:
        return False
    with archive.open("mimetype") as mimetype:
        return mimetype.read(len(SPREADSHEET) + 1) == SPREADSHEET


def _base_name(member: str) -> str:
    return PurePosixPath(member).name.lower()


def _is_leftover(member: str) -> bool:
    """Whether a file is one that the system of the packer adds."""
    return member.startswith("__MACOSX/") or _base_name(member) == ".ds_store"


def _why_not_one(members: list[str]) -> str:
    if "[Content_Types].xml" in members:
        return "the file is an Excel workbook, which is not read yet; save its sheet as CSV"
    if "mimetype" in members:
        return "the file is an OpenDocument or an e-book, but not a spreadsheet"
    named = ", ".join(map(quoted, members[:MAX_NAMED_MEMBERS]))
    more = ", …" if len(members) > MAX_NAMED_MEMBERS else ""
    held = f"holds {counted(len(members), 'file')} ({named}{more})" if members else "holds no file"
    return f"the file is a zip archive that {held}, not one list; unpack it, and give the list"
