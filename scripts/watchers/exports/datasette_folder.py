"""Datasette: a folder with the database, and what Datasette needs to show it well.

The folder is the one argument of the command: `datasette watchers.datasette`.
"""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

from watchers.exports.datasette_settings import STYLE, Settings, metadata, settings
from watchers.exports.derived import Derived
from watchers.exports.manifest import Entry, earlier_export, hash_of, write_manifest
from watchers.exports.registry import Export, Writes
from watchers.exports.sqlite_database import write_database
from watchers.files.atomic import whole_folder
from watchers.package.model import Package

FORMAT = "watchers-datasette"
README = """\
# Watchers in Datasette

Install [Datasette](https://datasette.io) 0.65.2 or newer, and in this folder run:

    datasette .

It prints an address; open it. Nothing leaves your machine.

`{database}` is the database. `metadata.json` says what its tables and columns mean, and holds the
questions; Datasette 1.0 takes these, and the limits of `settings.json`, from `datasette.yaml`.

An empty cell means unknown. Of the answers, only `not_listed` says that a party was not on a list.
"""


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes the folder to `path`; raises UnusablePackage or WriteFailed."""
    import sqlite3

    with whole_folder(path, earlier_export(FORMAT)) as folder:
        file = folder / f"{package.descriptor['name']}.sqlite"
        write_database(package, derived=derived, to=file, named=path)
        with closing(sqlite3.connect(f"{file.as_uri()}?immutable=1", uri=True)) as database:
            shown = settings(package, derived=derived, database=database)
        _write(folder / "metadata.json", metadata(package, derived=derived, also=shown))
        # JSON is YAML as well; it holds no text of the package, which YAML could read otherwise.
        _write(folder / "datasette.yaml", shown)
        _write(folder / "settings.json", shown["settings"])
        (folder / STYLE.parent).mkdir()
        shutil.copyfile(Path(__file__).with_name(STYLE.name), folder / STYLE)
        (folder / "README.md").write_text(README.format(database=file.name), "utf-8", newline="\n")
        written = sorted(file for file in folder.rglob("*") if file.is_file())
        files = [_entry(file, folder=folder) for file in written]
        write_manifest(folder, package, form=FORMAT, files=files)


def _write(file: Path, content: Settings) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    file.write_text(text, "utf-8", newline="\n")


def _entry(file: Path, *, folder: Path) -> Entry:
    content, path = file.read_bytes(), file.relative_to(folder).as_posix()
    return {"path": path, "bytes": len(content), "hash": hash_of(content)}


EXPORT = Export(
    name="datasette",
    ending=".datasette",
    writes=Writes.FOLDER,
    summary="a folder that Datasette serves",
    write=write,
    carries="the database of sqlite, with questions, labels, facets and descriptions",
    leaves_out="nothing",
    opened_with="datasette watchers.datasette",
)
