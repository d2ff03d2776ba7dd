"""An export is in its place whole or not at all, whatever the machine does."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from watchers.exports import FORMATS, Writes, export
from watchers.package.descriptor import open_package
from watchers.package.model import Package
from watchers.problems.errors import WriteFailed

pytestmark = pytest.mark.usefixtures("only_changed_tables")

STALLING = """
import os, sys, time
import watchers.files.atomic as atomic
from watchers.exports import export
from watchers.package.descriptor import open_package
def stall(*_):
    print("writing", flush=True)
    time.sleep(60)
setattr(atomic, sys.argv[4], stall)
export(
    open_package(sys.argv[1]), output_format=sys.argv[2], path=sys.argv[3], overwrite=True
)
"""
CRAMPED = """
import resource, signal, sys
from watchers.exports import export
from watchers.problems.errors import WriteFailed
from watchers.package.descriptor import open_package
package = open_package(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))
try:
    export(package, output_format=sys.argv[2], path=sys.argv[3], overwrite=True)
except WriteFailed as error:
    sys.exit(f"failed: {error}")
"""
posix = pytest.mark.skipif(os.name != "posix", reason="kills and limits processes")


def leftovers(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir() if entry.name.startswith(".")]


def contents(path: Path) -> dict[str, bytes]:
    files = path.rglob("*") if path.is_dir() else [path]
    return {str(file.relative_to(path)): file.read_bytes() for file in files if file.is_file()}


QUICK = ("csv", "parquet")
"""A file and a folder; `make test-slow` kills the writers of the other formats too."""
KILLED = [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in FORMATS]


@posix
@pytest.mark.parametrize("format", KILLED)
@pytest.mark.parametrize("moment", ["_sync", "_sync_folder"])
def test_a_killed_run_leaves_the_earlier_export(
    package: Package,
    tmp_path: Path,
    start: Callable,
    change_cell: Callable,
    format: str,
    moment: str,
) -> None:
    final = tmp_path / "out"
    before = contents(export(package, output_format=format, path=final))
    change_cell("entities", summary="Changed.")
    process = start(STALLING, package.root, format, final, moment)
    assert process.stdout.readline() == "writing\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    moved = (
        moment == "_sync_folder" and FORMATS[format].writes is Writes.FILE
    )  # Then the complete file is in its place already.
    assert (contents(final) == before) != moved
    assert [name[:13] for name in leftovers(tmp_path)] == [".out.partial-"]
    reopened = open_package(package.root)
    after = contents(export(reopened, output_format=format, path=final, overwrite=True))
    assert leftovers(tmp_path) == []
    assert after != before


@posix
def test_a_run_that_is_still_writing_is_left_alone(
    package: Package, tmp_path: Path, start: Callable
) -> None:
    final = tmp_path / "out.json"
    process = start(STALLING, package.root, "json", final, "_sync")
    process.stdout.readline()
    export(package, output_format="json", path=final)
    assert final.exists() and len(leftovers(tmp_path)) == 1


@posix
def test_a_kill_between_the_two_moves_of_a_folder_is_made_good(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = export(package, output_format="parquet", path=tmp_path / "out")
    before = contents(final)
    leftover = tmp_path / ".out.partial-abcd1234"
    leftover.mkdir()
    final.rename(leftover / "previous")
    monkeypatch.setattr(os, "fsync", _disk_full)
    with pytest.raises(WriteFailed):
        export(package, output_format="parquet", path=final, overwrite=True)
    assert contents(final) == before and leftovers(tmp_path) == []


def _disk_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_leaves_nothing(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setattr(os, "fsync", _disk_full)
    with pytest.raises(WriteFailed, match="out could not be written: No space left on device"):
        export(package, output_format=format, path=tmp_path / "out")
    assert [entry.name for entry in tmp_path.iterdir()] == ["package"]


@posix
@pytest.mark.parametrize("format", KILLED)
def test_a_file_that_may_not_grow_keeps_the_earlier_export(
    package: Package, tmp_path: Path, start: Callable, format: str
) -> None:
    before = contents(export(package, output_format=format, path=tmp_path / "out"))
    process = start(CRAMPED, package.root, format, tmp_path / "out")
    _, err = process.communicate()
    assert process.returncode == 1 and err.startswith("failed: ") and err.count("\n") == 1, err
    assert contents(tmp_path / "out") == before and leftovers(tmp_path) == []


def test_an_error_of_the_writer_leaves_nothing(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("watchers.exports.json_document._write_rows", broken)
    with pytest.raises(KeyboardInterrupt):
        export(package, output_format="json", path=tmp_path / "out.json")
    assert [entry.name for entry in tmp_path.iterdir()] == ["package"]


@pytest.mark.parametrize("output_format", QUICK)
def test_a_name_that_no_disk_takes_is_told_as_any_other_failure(
    package: Package, tmp_path: Path, output_format: str
) -> None:
    with pytest.raises(WriteFailed, match="could not be written"):
        export(package, output_format=output_format, path=tmp_path / ("a" * 300))
    assert list(tmp_path.glob(".*")) == []
