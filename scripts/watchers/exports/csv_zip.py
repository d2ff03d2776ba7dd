"""CSV: a zip that is a complete data package, its files byte for byte those of the package.

What is derived from it lies beside it in a folder of its own, which no reader of the package opens.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.exports.derived import Derived
from watchers.exports.registry import Export, Writes
from watchers.files.atomic import whole_file
from watchers.package.locate import shipped_package
from watchers.package.model import DESCRIPTOR, Package
from watchers.package.sealing import sealed
from watchers.problems.errors import UnusablePackage

if TYPE_CHECKING:
    from zipfile import ZipInfo

    import pyarrow as pa

COMPANIONS = (
    "README.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-DATA",
    "docs/*.md",
)
"""Files that go along if the package has them, so that the README's links work.

An installed package has none of them.
"""


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes the package as a zip to `path`; raises UnusablePackage or WriteFailed."""
    import zipfile

    members = _members(package) | _derived_members(derived)
    with whole_file(path) as partial, zipfile.ZipFile(partial, "w") as archive:
        for name, content in members.items():
            archive.writestr(_zip_info(package, name=name), content, compresslevel=9)


def _members(package: Package) -> dict[str, bytes]:
    """The files of the zip, the descriptor first."""
    from watchers.tables.typed_tables import file_bytes

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
    return {DESCRIPTOR: sealed(package.descriptor, data), **companions, **data, **schemas}


def _derived_members(derived: Derived) -> dict[str, bytes]:
    """The derived tables, each with its schema beside it."""
    members = {}
    for name, table in derived.tables.items():
        schema = Path(table.path).with_suffix(".schema.json").as_posix()
        members[table.path] = _csv(derived.text[name])
        members[schema] = (shipped_package() / table.schema_path).read_bytes()
    return members


def _csv(text: pa.Table) -> bytes:
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    writer.writerow(text.column_names)
    writer.writerows(zip(*(column.to_pylist() for column in text.columns), strict=True))
    return content.getvalue().encode()


def _companions(root: Path) -> list[Path]:
    candidates = [file for pattern in COMPANIONS for file in sorted(root.glob(pattern))]
    return [
        file
        for file in candidates
        if file.is_file()
        and not file.is_symlink()
        and not file.parent.is_symlink()
        and _is_text(file.name)
    ]


def _is_text(name: str) -> bool:
    """Whether a zip can hold a file of this name; on some systems a name is any bytes."""
    try:
        return bool(name.encode())
    except UnicodeEncodeError:
        return False


def _zip_info(package: Package, *, name: str) -> ZipInfo:
    """The entry of a file: dated with the release, without a trace of the machine."""
    import zipfile

    created = datetime.fromisoformat(package.created_at.rstrip("Z"))
    time = (
        created.year,
        created.month,
        created.day,
        created.hour,
        created.minute,
        created.second,
    )
    info = zipfile.ZipInfo(name, time)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


EXPORT = Export(
    name="csv",
    ending=".zip",
    writes=Writes.FILE,
    summary="the data package itself, as one zip",
    write=write,
    carries="all tables, schemas and docs, with their hashes; the answers in a folder beside",
    leaves_out="nothing",
    opened_with="frictionless validate watchers.zip",
)
