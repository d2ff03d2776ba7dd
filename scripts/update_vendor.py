"""Fetches the JavaScript libraries of the site anew and writes down what came; needs npm.

Usage: python scripts/update_vendor.py [NAME@VERSION ...]; without a version, the newest, and
without a name, all. What is in the repository stays as it is until all of it has come.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "watchers" / "site" / "vendor"
MANIFEST = FOLDER / "manifest.json"
LIBRARIES = {
    "cytoscape": {
        "cytoscape.js": "package/dist/cytoscape.min.js",
        "cytoscape.license.txt": "package/LICENSE",
    },
    "minisearch": {
        "minisearch.js": "package/dist/umd/index.js",
        "minisearch.license.txt": "package/LICENSE.txt",
    },
}
"""The files that are kept of each, and where they lie in the package of the library."""


def main(*wanted: str) -> None:
    known = json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else {}
    contents: dict[str, bytes] = {}
    for one in wanted or LIBRARIES:
        name, _, version = one.partition("@")
        if name not in LIBRARIES:
            raise SystemExit(f"{name} is not one of {', '.join(LIBRARIES)}")
        read, known[name] = _fetched(name, version or "latest")
        contents |= read
    for file, content in contents.items():
        (FOLDER / file).write_bytes(content)
    MANIFEST.write_text(json.dumps(dict(sorted(known.items())), indent=2) + "\n", "utf-8")
    for name, described in sorted(known.items()):
        print(f"{name} {described['version']}")


def _fetched(name: str, version: str) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The files of a library, and what the manifest says of them."""
    with tempfile.TemporaryDirectory() as folder:
        packed = json.loads(_npm("pack", f"{name}@{version}", "--json", folder=folder))[0]
        with tarfile.open(Path(folder) / packed["filename"]) as archive:
            read = {file: _content(archive, path) for file, path in LIBRARIES[name].items()}
            described = json.loads(_content(archive, "package/package.json"))
    return read, {
        "version": packed["version"],
        "licence": described["license"],
        "package_integrity": packed["integrity"],
        "sha256": {file: hashlib.sha256(content).hexdigest() for file, content in read.items()},
    }


def _npm(*arguments: str, folder: str) -> str:
    done = subprocess.run(["npm", *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode()


def _content(archive: tarfile.TarFile, path: str) -> bytes:
    try:
        file = archive.extractfile(path)
    except KeyError:
        file = None
    if file is None:  # no such member, or a folder
        raise SystemExit(f"the package has no file {path}")
    return file.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
