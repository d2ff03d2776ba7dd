"""The folder is what Datasette opens, and its files say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from support.datasette_folder import contents
from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from watchers.exports.manifest import MANIFEST
from watchers.exports.sqlite_search import searched_tables
from watchers.package.descriptor import open_package

pytestmark = RECORD_EXPORTS


def test_the_database_is_that_of_the_sqlite_export(
    folder: Path, record_export: Callable[[str], Path]
) -> None:
    assert (folder / "watchers.sqlite").read_bytes() == record_export("sqlite").read_bytes()


def test_both_files_say_the_same(folder: Path) -> None:
    said = contents(folder)
    old, new = (said[name]["databases"]["watchers"] for name in ("metadata", "yaml"))
    assert old["queries"] == new["queries"]
    for name, shown in new["tables"].items():
        assert shown.items() <= old["tables"][name].items()
    assert said["yaml"]["settings"] == said["settings"]
    assert {table.name for table in searched_tables(open_package(ROOT))} == {
        name for name, shown in new["tables"].items() if "fts_table" in shown
    }


def test_the_folder_says_how_it_is_opened(folder: Path) -> None:
    text = (folder / "README.md").read_text("utf-8")
    assert re.findall(r"^    (.+)$", text, re.MULTILINE) == ["datasette ."]
    named = {file["path"] for file in json.loads((folder / MANIFEST).read_text())["files"]}
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert named == files - {MANIFEST}
