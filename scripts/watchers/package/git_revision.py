"""Reads the package of a git revision as it was committed, byte for byte.

The files are read as git keeps them. `git archive` and a checkout would convert line ends where the
user's configuration asks for it (core.autocrlf, as on Windows), and then every hash differs.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from watchers.files.limits import MAX_BYTES_VARIABLE, in_megabytes, max_bytes
from watchers.package.locate import nearest_package
from watchers.package.model import DESCRIPTOR
from watchers.package.parts import PARTS, check_layout, write_part
from watchers.problems.errors import UnusablePackage
from watchers.text.printable import quoted

REGULAR_FILES = frozenset({"100644", "100755"})
NO_GIT = "git is not installed; name a folder or a release zip instead of a revision"


@dataclass(frozen=True)
class Blob:
    """A file of a revision."""

    mode: str
    name: str
    """The id by which git keeps the content."""
    size: int
    path: str
    """Relative to the folder of the package."""


def unpack_revision(revision: str, *, folder: Path) -> None:
    """Writes the package at a revision of the repository of the nearest package into `folder`.

    Raises UnusablePackage if there is no such revision, or it holds no package that can be read.
    """
    root = nearest_package(Path.cwd())
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        raise UnusablePackage(
            f"{quoted(revision)} is not a folder, zip file or git revision of {root};"
            " to get release tags, run: git fetch --tags"
        )
    blobs = list(_blobs(root, commit=commit.decode().strip(), revision=revision))
    if DESCRIPTOR not in {blob.path for blob in blobs}:
        raise UnusablePackage(f"there is no {DESCRIPTOR} at the revision {quoted(revision)}")
    _check(blobs, revision=revision)
    with _reader(root) as git:
        for blob in blobs:
            write_part(folder, path=blob.path, content=io.BytesIO(_content(git, blob=blob)))


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None if it fails."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise UnusablePackage(NO_GIT) from error
    return done.stdout if done.returncode == 0 else None


def _blobs(root: Path, *, commit: str, revision: str) -> Iterator[Blob]:
    listed = _git(root, "ls-tree", "-r", "-z", "--long", commit, "--", *PARTS)
    try:
        entries = (listed or b"").decode("utf-8").split("\0")
    except UnicodeDecodeError as error:
        raise UnusablePackage(
            f"a file at the revision {quoted(revision)} has a name that is not UTF-8"
        ) from error
    for entry in filter(None, entries):
        about, path = entry.split("\t", 1)
        mode, _, name, size = about.split()
        yield Blob(mode, name, int(size) if size.isdigit() else 0, path)


def _check(blobs: list[Blob], *, revision: str) -> None:
    """Raises UnusablePackage for links, submodules, unsafe paths, and too many files or bytes."""
    where = f"the revision {quoted(revision)}"
    for blob in blobs:
        if blob.mode not in REGULAR_FILES:
            raise UnusablePackage(f"{quoted(blob.path)} at {where} is not a regular file")
    check_layout(where, [blob.path for blob in blobs])
    if sum(blob.size for blob in blobs) > max_bytes():
        raise UnusablePackage(
            f"{where} has more than {in_megabytes(max_bytes())};"
            f" {MAX_BYTES_VARIABLE} sets another limit (in bytes)"
        )


@contextmanager
def _reader(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that gives the content of each blob whose id it reads."""
    with subprocess.Popen(
        ["git", "-C", str(root), "cat-file", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _content(process: subprocess.Popen[bytes], *, blob: Blob) -> bytes:
    assert process.stdin and process.stdout
    process.stdin.write(f"{blob.name}\n".encode())
    process.stdin.flush()
    header = process.stdout.readline().split()
    content = process.stdout.read(blob.size)
    if header[1:] != [b"blob", str(blob.size).encode()] or len(content) != blob.size:
        raise UnusablePackage(f"git cannot read {quoted(blob.path)}; run: git fsck")
    process.stdout.read(1)  # The line break after the content.
    return content
