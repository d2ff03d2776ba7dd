"""Keeps what a publisher sent: a line in the manifest, and the file if its content is new."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from watchers.files.atomic import whole_file
from watchers.files.locks import locked
from watchers.official.copies import Copies, hash_of
from watchers.official.manifest import HASH_IN_NAME, MANIFEST, Copy, Manifest, faults_of
from watchers.problems.errors import WriteFailed

LOCK = ".lock"
"""A folder to lock: the lock on the folder of copies is that of single files in it."""


def now() -> str:
    """The time in UTC, to the second."""
    return utc(datetime.now(UTC))


def utc(moment: datetime) -> str:
    """The time as the manifest writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Received:
    """A file as it came from a publisher, with what was said of it."""

    file: Path
    list_id: str
    url: str
    final_url: str
    redirect: str
    last_modified: str


def check_writable(copies: Copies) -> None:
    """Makes the folder. Raises WriteFailed if nothing can be written into it."""
    try:
        copies.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFailed(
            f"{copies.folder} cannot be made: {error.strerror}; name another with --copies"
        ) from error
    if not os.access(copies.folder, os.W_OK | os.X_OK):
        raise WriteFailed(f"{copies.folder} cannot be written; name another with --copies")


def keep(copies: Copies, received: Received) -> Copy:
    """Adds a line to the manifest, and the file unless one with the same content is there.

    If another process added this copy meanwhile, that one counts. Raises BrokenCopies if the
    chain is broken, or the file that is there was changed; WriteFailed if the folder cannot be
    written, or if the clock is behind the last copy.
    """
    lock = copies.folder / LOCK
    lock.mkdir(parents=True, exist_ok=True)
    with locked(lock):
        manifest = copies.manifest()
        copy = _next(copies, received, manifest)
        for known in manifest.copies:
            if _is_same_of_day(known, copy) and not copies.file_fault(known):
                return known
        is_stored = _store(copies, received.file, copy)
        try:
            with whole_file((copies.folder / MANIFEST).absolute()) as new:
                new.write_bytes(manifest.content + copy.line)
        except BaseException:
            # A file without a line would look as if its line had been taken away.
            kept = copies.read()
            if is_stored and (kept is None or copy not in kept.copies):
                (copies.folder / copy.file).unlink(missing_ok=True)
            raise
    return copy


def _next(copies: Copies, received: Received, manifest: Manifest) -> Copy:
    """The line that comes next."""
    fetched_at, digest = now(), hash_of(received.file)
    if manifest.copies and fetched_at < manifest.copies[-1].fetched_at:
        raise WriteFailed(
            f"the clock says {fetched_at}, and the last copy in {copies.folder} came at"
            f" {manifest.copies[-1].fetched_at}; set the clock right"
        )
    names = {copy.sha256: copy.file for copy in reversed(manifest.copies)}
    usual = f"{received.list_id}-{fetched_at[:10]}-{digest[:HASH_IN_NAME]}"
    copy = Copy(
        list_id=received.list_id,
        fetched_at=fetched_at,
        url=received.url,
        final_url=received.final_url,
        redirect=received.redirect,
        last_modified=received.last_modified,
        size=str(received.file.stat().st_size),
        sha256=digest,
        file=names.get(digest, usual),
        previous_sha256=manifest.head,
    )
    if fault := next(faults_of(copy), ""):
        raise WriteFailed(f"the copy cannot be written down: {fault}")
    return copy


def _store(copies: Copies, file: Path, copy: Copy) -> bool:
    """Whether the file was not there yet. Raises BrokenCopies if another one is in its place."""
    path = copies.folder / copy.file
    if path.is_symlink() or path.exists():
        copies.path(copy)
        return False
    with whole_file(path.absolute()) as new:
        shutil.copyfile(file, new)
    return True


def _is_same_of_day(one: Copy, other: Copy) -> bool:
    return (one.list_id, one.url, one.day, one.sha256) == (
        other.list_id,
        other.url,
        other.day,
        other.sha256,
    )
