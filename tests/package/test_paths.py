"""The paths of a descriptor lead to files of the package; nothing outside is touched."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from support.json_changes import put
from watchers.cli import cli
from watchers.package.descriptor import read_package
from watchers.problems.errors import UnusablePackage

Lines = Callable[[Path], list[str]]


ADDRESS, RELATIVE = (
    "is an address; every file is inside the package",
    "is not a relative path with forward slashes",
)
PATHS = {
    "data/none.csv": "does not exist",
    "": "is not a path",
    "data": "is not a file",
    ".": "is not a file",
    "/etc/passwd": RELATIVE,
    "~/x.csv": RELATIVE,
    "data\\waivers.csv": RELATIVE,
    "data/waivers.csv\n": RELATIVE,
    "../x.csv": "leaves the package with '..'",
    "data/../../x.csv": "leaves the package with '..'",
    "http://example.org/x.csv": ADDRESS,
    "HTTPS://example.org/x.csv": ADDRESS,
    "file:///etc/passwd": ADDRESS,
    "C:/x.csv": ADDRESS,
    "//host/share/x.csv": ADDRESS,
    "./data/waivers.csv": "is not in its shortest form, data/waivers.csv",
    "data//waivers.csv": "is not in its shortest form, data/waivers.csv",
    "data/waivers.csv/x": "does not exist",
    "x" * 5000: "is not a path that this machine can open",
    "\ud800": "does not exist",
    "data/entities.csv": "is already the file of another table",
}


@pytest.mark.parametrize(("path", "line"), PATHS.items(), ids=range(len(PATHS)))
def test_a_path_that_is_no_file_of_the_package(
    change_json: Callable, descriptor_lines: Lines, path: str, line: str
) -> None:
    (found,) = descriptor_lines(change_json(put(["resources", 19, "path"], path)))
    assert found.startswith("datapackage.json: resources/19/path: '") and found.endswith(
        f"' {line}. [descriptor]" if "'" not in line else f"{line}. [descriptor]"
    )


@pytest.mark.parametrize(
    "path",
    [
        "https://example.org/s.json",
        "/etc/passwd",
        "../s.json",
        {"fields": []},
        ["schemas/waivers.json"],
        None,
    ],
)
def test_a_schema_that_is_no_file_of_the_package(
    change_json: Callable, descriptor_lines: Lines, path: Any
) -> None:
    (found,) = descriptor_lines(change_json(put(["resources", 19, "schema"], path)))
    assert found.startswith("datapackage.json: resources/19/schema: '")


@pytest.mark.parametrize("moved", ["data/names.csv", "schemas/names.json", "data", "schemas"])
def test_links_are_not_followed(valid_package: Path, descriptor_lines: Lines, moved: str) -> None:
    (valid_package / moved).rename(valid_package.parent / "outside")
    (valid_package / moved).symlink_to(valid_package.parent / "outside")
    lines = descriptor_lines(valid_package)
    assert lines and all(
        "is a link or lies behind one; put the file itself there." in line
        or "is not a table" in line
        for line in lines
    )


@pytest.mark.parametrize("folder", [".", "none", "a\0b"], ids=["no file", "no folder", "no path"])
def test_a_package_that_is_missing(tmp_path: Path, folder: str) -> None:
    with pytest.raises(UnusablePackage, match="datapackage.json cannot be read in "):
        read_package(tmp_path / folder)


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_a_descriptor_that_is_not_a_file(
    tmp_path: Path, descriptor_lines: Lines, make: Callable
) -> None:
    make(tmp_path / "datapackage.json")
    assert descriptor_lines(tmp_path) == ["datapackage.json: is not a file. [descriptor]"]


def test_a_pipe_in_the_place_of_a_descriptor_holds_no_output_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "datapackage.json")
    asked = ["--package", str(tmp_path), "listed", "x", "-o", str(tmp_path / "x.txt")]
    result = CliRunner().invoke(cli, asked)
    assert (result.exit_code, result.output) == (
        2,
        "Error: datapackage.json: is not a file. [descriptor]\n",
    )


def test_validating_opens_no_socket(
    change_json: Callable, monkeypatch: pytest.MonkeyPatch, problems_of: Callable
) -> None:
    from watchers.checks import runner  # noqa: F401 - what it imports defines classes of sockets

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    remote = {
        "schema": "http://example.org/s.json",
        "path": "http://example.org/d.csv",
        "profile": "http://example.org/p.json",
        "dialect": "http://example.org/c",
    }
    lines = problems_of(
        change_json(
            lambda data: (
                data["resources"][-1].update(remote),
                data.update(profile="http://example.org/p"),
            )
        )
    )
    assert len([line for line in lines if line.endswith("[descriptor]")]) == 5
