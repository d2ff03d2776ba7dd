"""Opens a package wherever it is kept: in a folder, in a release zip, or at a revision of its git history."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from watchers.files.archives import DAMAGED
from watchers.package.locate import nearest_package
from watchers.package.model import DESCRIPTOR
from watchers.problems.errors import UnusablePackage
from watchers.text.printable import quoted

MOST_BYTES = 4 << 30
"""What the files of a zip may come to once they are unpacked."""
MOST_FILES = 1_000
PARTS = (DESCRIPTOR, "data", "schemas")


@contextmanager
def package_folder(reference: str | Path) -> Iterator[Path]:
    """A folder that holds the package `reference`: a folder, a zip made by `watchers export csv`, or a git revision.

    A zip or a revision is unpacked into a temporary folder that is deleted on leaving. Raises
    UnusablePackage where `reference` is none of them, or the zip is unsafe or damaged.
    """
    path = Path(reference)
    if str(reference) and path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="watchers-") as temporary:
        folder = Path(temporary, "package")
        folder.mkdir()
        archive = (
            path if path.is_file() else _archived(str(reference), Path(temporary, "revision.zip"))
        )
        _unpack(archive, folder)
        yield folder


def _archived(revision: str, archive: Path) -> Path:
    """The package at a revision of the repository that the nearest package stands in, as a zip."""
    root = nearest_package(Path.cwd())
    unknown = UnusablePackage(
        f"{quoted(revision)} is not a folder, zip file or git revision of {root};"
        " to get release tags, run: git fetch --tags"
    )
    tree = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if tree is None:
        raise unknown
    files = _git(root, "ls-tree", "--name-only", tree.strip(), *PARTS)
    held = files.split() if files else []
    if DESCRIPTOR not in held:
        raise UnusablePackage(f"there is no {DESCRIPTOR} at the revision {quoted(revision)}")
    if _git(root, "archive", "--format=zip", f"--output={archive}", tree.strip(), *held) is None:
        raise unknown
    return archive


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints, or nothing where it does not know an answer."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise UnusablePackage(
            "git is not installed; name a folder or a release zip instead of a revision"
        ) from error
    return done.stdout if done.returncode == 0 else None


def _unpack(archive: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(archive) as members:
            wanted = [
                info for info in members.infolist() if not info.is_dir() and _is_part(info.filename)
            ]
            _refuse_unsafe(archive, wanted)
            for info in wanted:
                target = folder.joinpath(*PurePosixPath(info.filename).parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                with members.open(info) as packed, target.open("xb") as plain:
                    shutil.copyfileobj(packed, plain)
    except DAMAGED as error:
        raise UnusablePackage(f"{archive} is not a zip file that can be read: {error}") from error
    if not (folder / DESCRIPTOR).is_file():
        raise UnusablePackage(f"{archive} holds no {DESCRIPTOR}; a release zip does")


def _is_part(name: str) -> bool:
    return name.split("/", 1)[0] in PARTS


def _refuse_unsafe(archive: Path, wanted: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in wanted]
    outside = [
        name
        for name in names
        if ".." in PurePosixPath(name).parts or "\\" in name or PurePosixPath(name).is_absolute()
    ]
    if outside or len(set(names)) != len(names) or len(names) > MOST_FILES:
        raise UnusablePackage(
            f"{archive} is not laid out like a release: {quoted(outside[0]) if outside else 'its files'}"
        )
    if sum(info.file_size for info in wanted) > MOST_BYTES:
        raise UnusablePackage(f"{archive} unpacks to more than {MOST_BYTES >> 30} GiB")
