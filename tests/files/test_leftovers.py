"""What a killed run leaves does no harm, and swaps of folders at once do not fail."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from watchers.cli import cli
from watchers.files.leftovers import target_of

pytestmark = pytest.mark.usefixtures("only_changed_tables")
posix = pytest.mark.skipif(os.name != "posix", reason="kills processes")
STALLING = """
import sys, time
import watchers.files.atomic as atomic
from watchers.cli import cli
def stall(*_):
    print("writing", flush=True)
    time.sleep(60)
atomic._sync = stall
cli(["--package", sys.argv[1], "tidy"])
"""
SWAPPING = """
import sys
from pathlib import Path
from watchers.files.atomic import whole_folder
def is_ours(folder):
    return {entry.name for entry in folder.iterdir()} == {"manifest"}
for number in range(60):
    with whole_folder(Path(sys.argv[1]), is_ours) as folder:
        (folder / "manifest").write_text(str(number))
print("done")
"""


@posix
def test_a_killed_tidy_does_not_fail_validate(
    valid_package: Path, start: Callable, problems_of: Callable
) -> None:
    places = valid_package / "data" / "places.csv"
    tidied = places.read_bytes()
    places.write_bytes(tidied + b"\n\n")
    process = start(STALLING, valid_package)
    assert process.stdout.readline() == "writing\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    (leftover,) = (valid_package / "data").glob(".*")
    assert not any("stray_file" in problem for problem in problems_of(valid_package))
    result = CliRunner().invoke(cli, ["--package", str(valid_package), "tidy"])
    assert result.output == (
        f"deleted data/{leftover.name}, which an interrupted run left\ntidied data/places.csv\n"
    )
    assert places.read_bytes() == tidied and not leftover.exists()
    assert problems_of(valid_package) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (".places.csv.partial-abcd1234", "notes.txt"),
        (".elsewhere.csv.partial-abcd1234", "new"),
        (".places.csv.partial-abcd", "new"),
        ("places.csv.partial-abcd1234", "new"),
    ],
)
def test_other_hidden_folders_are_strays(
    valid_package: Path, problems_of: Callable, name: str, content: str
) -> None:
    folder = valid_package / "data" / name
    folder.mkdir()
    (folder / content).write_text("x")
    assert [problem for problem in problems_of(valid_package) if "stray_file" in problem]


def test_a_link_is_no_leftover(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / ".places.csv.partial-abcd1234"
    link.symlink_to(tmp_path / "folder")
    assert target_of(link) is None


@posix
def test_swaps_of_a_folder_at_once_do_not_fail(tmp_path: Path, start: Callable) -> None:
    processes = [start(SWAPPING, tmp_path / "out") for _ in range(6)]
    assert [process.communicate() for process in processes] == [("done\n", "")] * 6
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
