"""Opens a package wherever it is: in a folder, in a release zip, or at a git revision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchers.files.archives import open_zip
from watchers.files.temporary import temporary_folder
from watchers.package.git_revision import unpack_revision
from watchers.package.model import DESCRIPTOR
from watchers.package.parts import check_layout, is_part, write_part
from watchers.problems.errors import UnreadableArchive, UnusablePackage
from watchers.text.arguments import check_path


@contextmanager
def package_folder(reference: str | Path) -> Iterator[Path]:
    """A folder that holds the package `reference`.

    That is a folder, a zip made by `watchers export csv`, or a git revision. A zip or a revision is
    unpacked into a temporary folder that is deleted on leaving. Raises UnusablePackage if
    `reference` is none of them, or if the zip is unsafe, damaged or too large.
    """
    check_path(reference, name="package", what="a folder, a release zip or a git revision")
    path = Path(reference)
    if str(reference) and path.is_dir():
        yield path
        return
    with temporary_folder() as folder:
        if path.is_file():
            _unpack(path, folder=folder)
        else:
            unpack_revision(str(reference), folder=folder)
        yield folder


def _unpack(archive: Path, *, folder: Path) -> None:
    try:
        with archive.open("rb") as raw, open_zip(raw) as release:
            parts = [name for name in release.names() if is_part(name)]
            check_layout(str(archive), parts)
            for name in parts:
                with release.open(name) as content:
                    write_part(folder, path=name, content=content)
    except UnreadableArchive as error:
        raise UnusablePackage(f"{archive} is not a zip file that can be read: {error}") from error
    if not (folder / DESCRIPTOR).is_file():
        raise UnusablePackage(f"{archive} holds no {DESCRIPTOR}; a release zip does")
