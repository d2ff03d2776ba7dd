"""The parts of a package that are read from a release or a revision, and where they are written."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from watchers.files.archives import MAX_FILES
from watchers.package.model import DESCRIPTOR
from watchers.problems.errors import UnusablePackage
from watchers.text.printable import quoted

PARTS = (DESCRIPTOR, "data", "schemas")


def is_part(path: str) -> bool:
    return path.split("/", 1)[0] in PARTS


def check_layout(where: str, paths: Sequence[str]) -> None:
    """Raises UnusablePackage if a path leaves the package or comes twice, or if they are too many.

    Paths that differ in case alone are the same on some systems.
    """
    unsafe = [path for path in paths if _is_unsafe(path)]
    times = Counter(path.casefold() for path in paths)
    twice = [path for path in paths if times[path.casefold()] > 1]
    for path in [*unsafe, *twice]:
        raise UnusablePackage(f"{where} is not laid out like a release: {quoted(path)}")
    if len(paths) > MAX_FILES:
        raise UnusablePackage(f"{where} is not laid out like a release: it has {len(paths)} files")


def _is_unsafe(path: str) -> bool:
    pure = PurePosixPath(path)
    return (
        ".." in pure.parts
        or pure.is_absolute()
        or str(pure) != path
        or not set(path).isdisjoint("\\:")
    )


def write_part(folder: Path, *, path: str, content: IO[bytes]) -> None:
    """Writes a file of the package below `folder`.

    Raises UnusablePackage if a file is in the place of a folder.
    """
    target = folder.joinpath(*PurePosixPath(path).parts)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            shutil.copyfileobj(content, file)
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise UnusablePackage(f"{quoted(path)} is both a file and a folder") from error
