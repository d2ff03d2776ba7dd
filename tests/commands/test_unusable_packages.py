"""The same unusable package gives the same answer in every command.

`validate` reports what is wrong with it, with 1; every other command refuses it, with 2 and one
line on standard error.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from support.commands import run_on
from support.unusable_packages import DESCRIPTOR, UNUSABLE, of_a_terabyte
from watchers.cli import cli

pytestmark = pytest.mark.usefixtures("only_changed_tables")


REFUSING = [
    ["export", "json", "-o", "x.json"],
    ["export", "json", "-o", "x.json", "--force"],
    ["export", "--all", "-o", "dist"],
    ["show", "camera-maker"],
    ["evidence", "north-county-cameras"],
    ["doubles"],
    ["serve"],
    ["mcp"],
    ["browse", "--no-open"],
    ["listed", "Camera Maker"],
    ["listed", "Camera Maker", "--format", "json"],
    ["listed", "Camera Maker", "--exit-zero"],
    ["listed", "Camera Maker", "--receipt", "x.json"],
    ["verify", "x.json"],
    ["diff", "."],
    ["diff", ".", "--exit-code"],
    ["reconcile", "us-entity-list", "copy.csv"],
    ["reconcile", "--lists"],
    ["tidy"],
    ["tidy", "--check"],
    ["docs"],
    ["docs", "--check"],
]


@pytest.fixture(params=UNUSABLE.values(), ids=list(UNUSABLE))
def unusable(
    request: pytest.FixtureRequest, valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, str]:
    """A package that cannot be used, and what is said of it."""
    spoil, said = request.param
    monkeypatch.chdir(valid_package)
    spoil(valid_package, monkeypatch)
    return valid_package, said


def test_every_command_is_asked() -> None:
    asked = {arguments[0] for arguments in REFUSING}
    # validate reports it, and copies reads no package.
    assert asked | {"validate", "copies"} == cli.commands.keys()


def test_validate_reports_it(unusable: tuple[Path, str]) -> None:
    package, said = unusable
    result = run_on(package, "validate", "--engine", "memory")
    assert (result.exit_code, result.stderr) == (1, "")
    assert said in result.stdout
    assert "no problems" not in result.stdout


def test_every_other_command_refuses_it(unusable: tuple[Path, str]) -> None:
    package, said = unusable
    for arguments in REFUSING:
        result = run_on(package, *arguments)
        assert (result.exit_code, result.stdout) == (2, ""), arguments
        assert said in result.stderr, arguments
        assert result.stderr.count("\n") == 1, arguments
    assert not {"x.json", "dist"} & {file.name for file in package.iterdir()}


@pytest.mark.parametrize("arguments", [["validate"], *REFUSING], ids=" ".join)
def test_a_missing_package_is_refused_by_every_command(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run_on(tmp_path, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    folder = "." if arguments[0] == "diff" else tmp_path
    assert result.stderr.endswith(
        f"datapackage.json cannot be read in {folder}: No such file or directory\n"
    )


def test_the_other_tables_are_checked_while_one_cannot_be_read(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_a_terabyte(valid_package, monkeypatch)
    contracts = valid_package / "data" / "contracts.csv"
    contracts.write_text(contracts.read_text("utf-8").replace(",ppp,", ",pppp,", 1), "utf-8")
    result = run_on(valid_package, "validate")
    assert "data/contracts.csv:2: kind: 'pppp' is not one of" in result.stdout
    assert "places could not be read: its rows and" in result.stdout


def test_a_refusal_counts_the_faults_that_it_does_not_show(valid_package: Path) -> None:
    for table in ("events", "places"):
        (valid_package / "data" / f"{table}.csv").write_bytes(b"\xff\n")
    result = run_on(valid_package, "show", "camera-maker")
    assert result.stderr.startswith("Error: data/events.csv:1: the byte 0xFF is not UTF-8.")
    assert result.stderr.endswith(" [encoding] (and 1 more; run: watchers validate)\n")
    tidied = run_on(valid_package, "tidy")
    assert (tidied.exit_code, tidied.stderr.count("[encoding]")) == (2, 2)


def test_diff_says_which_of_the_packages_cannot_be_used(valid_package: Path) -> None:
    broken = valid_package.parent / "older"
    broken.mkdir()
    (broken / DESCRIPTOR).write_text("{", "utf-8")
    assert run_on(valid_package, "diff", broken).stderr.startswith(
        f"Error: {broken}: {DESCRIPTOR}:1: is not JSON"
    )


def test_export_gives_1_for_problems_in_readable_tables(valid_package: Path) -> None:
    contracts = valid_package / "data" / "contracts.csv"
    contracts.write_text(contracts.read_text("utf-8").replace(",ppp,", ",pppp,", 1), "utf-8")
    output = valid_package.parent / "x.json"
    result = run_on(valid_package, "export", "json", "-o", output)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "kind: 'pppp' is not one of" in result.stdout
    assert not output.exists()
    assert run_on(valid_package, "export", "json", "-o", output, "--force").exit_code == 0
