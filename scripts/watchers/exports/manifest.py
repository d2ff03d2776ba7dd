"""The manifest of an export that is a folder: of what package it is, and the hash of each file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from watchers.package.model import Package

MANIFEST = "manifest.json"
Entry = dict[str, Any]
"""What the manifest says of a file; its `path` is within the folder."""


def hash_of(content: bytes) -> str:
    """The hash of a file as a manifest gives it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def file_entry(file: Path, *, rows: int) -> Entry:
    """The entry of a file that lies in the folder itself and holds so many rows."""
    content = file.read_bytes()
    return {
        "path": file.name,
        "rows": rows,
        "bytes": len(content),
        "hash": hash_of(content),
    }


def write_manifest(
    folder: Path, package: Package, *, form: str, files: list[Entry], **more: Any
) -> None:
    """Writes the manifest: last, so that a folder without one is known to be unfinished."""
    manifest = {
        "format": form,
        "package": package.descriptor["name"],
        "version": package.version,
        "created": package.created_at,
        "content_sha256": package.content_hash(),
        **more,
        "files": [],
    }
    head = json.dumps(manifest, indent=2).removesuffix("[]\n}")
    # A file a line: a site has thousands.
    lines = ",\n".join(f"    {json.dumps(file)}" for file in files)
    text = f"{head}[\n{lines}\n  ]\n}}\n"
    (folder / MANIFEST).write_text(text, "utf-8", newline="\n")


def earlier_export(form: str) -> Callable[[Path], bool]:
    """Tells of a folder whether it is an export of the format, and holds no file of others."""

    def is_earlier_export(folder: Path) -> bool:
        try:
            manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
            exported = {MANIFEST, *(file["path"] for file in manifest["files"])}
            folders = {str(above) for name in exported for above in PurePosixPath(name).parents}
            present = {entry.relative_to(folder).as_posix() for entry in folder.rglob("*")}
            return manifest["format"] == form and present <= exported | folders
        except (OSError, ValueError, KeyError, TypeError):
            return False

    return is_earlier_export
