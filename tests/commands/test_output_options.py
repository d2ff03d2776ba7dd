"""`-o -` is the terminal, as for other commands; what cannot go there is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from watchers.cli import cli


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def run(package: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--package", str(package), *arguments])


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "camera-maker", "--format", "json"],
        ["listed", "Camera Maker", "--format", "csv"],
        ["evidence", "entities/camera-maker"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_hyphen_is_the_terminal(
    valid_package: Path, empty_folder: Path, arguments: list[str]
) -> None:
    plain, hyphen = run(valid_package, *arguments), run(valid_package, *arguments, "-o", "-")
    assert hyphen.stdout == plain.stdout != ""
    assert hyphen.exit_code == plain.exit_code
    assert list(empty_folder.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "csv", "-o", "-"],
        ["export", "--all", "--output", "-"],
        ["listed", "Camera Maker", "--receipt", "-"],
    ],
    ids=" ".join,
)
def test_what_is_a_file_of_its_own_is_not_written_to_the_terminal(
    valid_package: Path, empty_folder: Path, arguments: list[str]
) -> None:
    result = run(valid_package, *arguments)
    assert result.exit_code == 2
    assert "cannot write this to standard output; name a file" in result.output
    assert list(empty_folder.iterdir()) == []
