"""Every export that promises it has the same bytes whenever and wherever it is made."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from watchers.exports import FORMATS, export
from watchers.package.model import Package

EXPORT_ALL = """
import sys
from pathlib import Path
from watchers.exports import FORMATS, export
from watchers.package.descriptor import open_package
for format, found in FORMATS.items():
    if found.same_bytes:
        export(open_package(sys.argv[1]), output_format=format, path=Path(sys.argv[2]) / format)
"""
PROMISED = [name for name, found in FORMATS.items() if found.same_bytes]


def contents(path: Path) -> dict[str, bytes]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {
        file.relative_to(path).as_posix(): file.read_bytes() for file in files if file.is_file()
    }


@pytest.fixture
def here(package: Package, tmp_path: Path) -> dict[str, dict[str, bytes]]:
    folder = tmp_path / "here"
    folder.mkdir()
    return {
        format: contents(export(package, output_format=format, path=folder / format))
        for format in PROMISED
    }


def test_a_second_run_gives_the_same_bytes(package: Package, tmp_path: Path, here: dict) -> None:
    time.sleep(2.1)  # The times in a zip are exact to two seconds.
    again = {
        format: contents(
            export(package, output_format=format, path=tmp_path / "here" / format, overwrite=True)
        )
        for format in PROMISED
    }
    assert again == here


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8"},
    ],
)
def test_the_environment_changes_no_byte(
    start: Callable, package: Package, tmp_path: Path, here: dict, environment: dict
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    out, err = start(EXPORT_ALL, package.root, there, cwd=there, **environment).communicate()
    assert (out, err) == ("", "")
    assert {format: contents(there / format) for format in PROMISED} == here
