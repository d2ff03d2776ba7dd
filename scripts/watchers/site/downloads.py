"""The files that a site offers besides its pages: the data, and the texts of the repository."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from watchers.exports.derived import Derived
from watchers.package.model import Package
from watchers.package.outputs import TEXTS

FOLDER = "downloads"


@dataclass(frozen=True)
class Download:
    """A file that the site offers."""

    name: str
    content: bytes
    about: str = ""
    """What it holds; empty for a text."""

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.name}"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def downloads(package: Package, derived: Derived, *, folder: Path) -> Iterator[Download]:
    """The data package as a zip, which is written into `folder` on the way, then the texts.

    An installed package has no texts.
    """
    from watchers.exports import FORMATS

    csv = FORMATS["csv"]
    file = folder / f"{package.descriptor['name']}{csv.ending}"
    csv.write(package, derived=derived, path=file)
    yield Download(file.name, file.read_bytes(), csv.summary)
    for name in TEXTS:
        text = package.root / name
        if text.is_file():
            yield Download(name, text.read_bytes())
