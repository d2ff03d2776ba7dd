"""The guard in front of every file that a command writes where its user says.

Nothing that a package consists of is overwritten, nothing that is being read, and nothing that was
there before unless the user asks for it. Messages are those of WriteFailed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from watchers.package.locate import package_above
from watchers.package.model import DESCRIPTOR
from watchers.package.strict_json import json_bytes
from watchers.problems.errors import WriteFailed

OWN_FOLDERS = (
    "data",
    "schemas",
    "derived",
    "docs",
    "scripts",
    "tests",
    "benchmarks",
    ".git",
    ".github",
    ".ci",
)
TEXTS = (
    "CHANGELOG.md",
    "CITATION.cff",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "LICENSE",
    "LICENSE-DATA",
)
"""What a repository says of itself, besides its README."""
OWN_FILES = (
    DESCRIPTOR,
    "README.md",
    *TEXTS,
    "Makefile",
    "constraints.txt",
    "pyproject.toml",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
)
"""What a package and its repository consist of, besides what the descriptor names."""

CONTENT_OF = {
    ".csv": "CSV",
    ".tsv": "tab-separated text",
    ".json": "JSON",
    ".jsonld": "JSON-LD",
    ".md": "Markdown",
    ".markdown": "Markdown",
    ".txt": "plain text",
    ".html": "HTML",
    ".htm": "HTML",
    ".xml": "XML",
    ".zip": "a zip file",
    ".gz": "a gzip file",
    ".sqlite": "an SQLite database",
    ".sqlite3": "an SQLite database",
    ".db": "an SQLite database",
    ".xlsx": "an Excel workbook",
    ".ods": "an OpenDocument spreadsheet",
    ".parquet": "Parquet",
    ".pdf": "PDF",
}
"""What a file is taken for by the ending of its name; other endings may hold anything."""
A_FOLDER = "a folder of files"
"""What an export holds whose ending is none of these."""


def check_output(
    path: Path,
    *,
    ending: str = "",
    inputs: Iterable[Path] = (),
    packages: Collection[Path] = (),
    overwrite: bool = False,
) -> None:
    """Raises WriteFailed if `path` must not be written.

    ending: how the name of such a file usually ends; another known ending is refused.
    inputs: the files that are read.
    packages: the folders of the packages that are read; the one around `path` is guarded anyhow.
    overwrite: whether a file that is there already may be replaced.
    """
    check_not_own(path, packages=packages)
    if any(_is_same(path, file) for file in inputs):
        raise WriteFailed(f"{path} is being read; choose another place for the output")
    content = CONTENT_OF.get(ending, A_FOLDER)
    if ending and CONTENT_OF.get(path.suffix.lower(), "") not in ("", content):
        raise WriteFailed(f"{path} would hold {content}; choose a name that ends in {ending}")
    if not overwrite and os.path.lexists(path) and not _is_empty_folder(path):
        raise WriteFailed(
            f"{path} already exists; give --overwrite to replace it (in Python overwrite=True)"
        )


def check_not_own(path: Path, *, packages: Collection[Path] = ()) -> None:
    """Raises WriteFailed if `path` is a package, one of its files, or in one of its folders."""
    real = Path(os.path.realpath(path))
    around = package_above(real if os.path.isdir(real) else real.parent)
    for root in {Path(os.path.realpath(root)) for root in (*packages, around) if root}:
        if _is_same(real, root) or _is_own(real, root=root):
            raise WriteFailed(f"{path} is part of the package itself; choose another place")


def _is_own(real: Path, *, root: Path) -> bool:
    places = (real, *real.parents)
    files = [root / name for name in OWN_FILES]
    folders = [root / name for name in OWN_FOLDERS]
    for named in _named_files(root):
        files.append(named)
        if named.parent != root:
            folders.append(named.parent)
    return any(_is_same(real, file) for file in files) or any(
        _is_same(place, folder) for folder in folders for place in places
    )


def _named_files(root: Path) -> Iterator[Path]:
    """The files that the descriptor names, as far as it can be read."""
    try:
        resources = json.loads(json_bytes(root / DESCRIPTOR))["resources"]
        paths = [resource.get(key) for resource in resources for key in ("path", "schema")]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return
    each = [one for path in paths for one in (path if isinstance(path, list) else [path])]
    for path in each:
        if isinstance(path, str) and path and "\0" not in path:
            yield root / path


def _is_same(one: Path, other: Path) -> bool:
    """Whether both are one file, also where names differ in case alone, or by a link."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return os.path.normcase(one) == os.path.normcase(other)


def _is_empty_folder(path: Path) -> bool:
    try:
        return not path.is_symlink() and path.is_dir() and not any(path.iterdir())
    except OSError:
        return False
