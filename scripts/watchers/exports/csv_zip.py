"""CSV: a zip that is a complete data package by itself, its files byte for byte those of the package."""

from __future__ import annotations

import copy
import hashlib
import json
import zipfile
from pathlib import Path

from watchers.files.atomic import whole_file
from watchers.package.model import DESCRIPTOR, Package
from watchers.problems.errors import UnusablePackage
from watchers.tables.typed_tables import file_bytes

COMPANIONS = (
    "README.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-DATA",
    "docs/*.md",
)
"""Files that go along where the package has them, so that what README names is there; an installed one has none."""


def write(package: Package, path: Path) -> None:
    """Writes the package as a zip to `path`; raises UnusablePackage or WriteFailed."""
    members = _members(package)
    with whole_file(path) as partial, zipfile.ZipFile(partial, "w") as archive:
        for name, content in members.items():
            archive.writestr(_info(name, package), content, compresslevel=9)


def _members(package: Package) -> dict[str, bytes]:
    """The files of the zip, the descriptor first."""
    data = {package.tables[name].path: content for name, content in file_bytes(package).items()}
    try:
        schemas = {
            resource["schema"]: (package.root / resource["schema"]).read_bytes()
            for resource in package.descriptor["resources"]
        }
        companions = {
            file.relative_to(package.root).as_posix(): file.read_bytes()
            for file in _companions(package.root)
        }
    except OSError as error:
        raise UnusablePackage(f"{error.filename} cannot be read: {error.strerror}") from error
    return {DESCRIPTOR: _descriptor(package, data), **companions, **data, **schemas}


def _companions(root: Path) -> list[Path]:
    found = [file for pattern in COMPANIONS for file in sorted(root.glob(pattern))]
    return [
        file
        for file in found
        if file.is_file() and not file.is_symlink() and not file.parent.is_symlink()
    ]


def _descriptor(package: Package, data: dict[str, bytes]) -> bytes:
    """The package's descriptor, with the size and hash of each file (Data Package v2, `bytes` and `hash`)."""
    descriptor = copy.deepcopy(package.descriptor)
    for resource in descriptor["resources"]:
        content = data[resource["path"]]
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def _info(name: str, package: Package) -> zipfile.ZipInfo:
    """What the zip says of a file: the time of the release and no trace of the machine."""
    day, time = package.descriptor["created"].rstrip("Z").split("T")
    info = zipfile.ZipInfo(name, (*map(int, day.split("-")), *map(int, time.split(":"))))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info
