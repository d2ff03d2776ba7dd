"""Exit status: 0, 1 for problems in the data, 2 for everything else, and never a traceback."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import watchers.checks.validation
from support.packages import ROOT
from watchers.checks.rules import RULES
from watchers.cli import cli
from watchers.package.locate import nearest_package

SCRIPTS = ROOT / "scripts"
COMMANDS = sorted(cli.commands)


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def _process(
    root: Path, *arguments: str, stdout: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    given = {**os.environ, "PYTHONPATH": str(SCRIPTS), "PYTHONIOENCODING": "utf-8", **environment}
    command = [sys.executable, "-m", "watchers", "--package", str(root), *arguments]
    return subprocess.run(
        command,
        env=given,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def _spoil(root: Path, table: str, old: str, new: str) -> Path:
    file = root / "data" / f"{table}.csv"
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())
    return file


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_validate_gives_0_for_a_valid_package(valid_package: Path, form: str) -> None:
    result = _run("--package", valid_package, "validate", "--format", form)
    assert result.exit_code == 0
    assert "no problems" in result.output or '"valid": true' in result.output


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("text", "data/contracts.csv:2: kind: 'pppp' is not one of"),
        ("json", '"valid": false'),
        ("github", "::error file=data/contracts.csv,line=2,title=enum::kind: 'pppp'"),
    ],
)
@pytest.mark.usefixtures("only_changed_tables")
def test_validate_gives_1_for_a_fault(valid_package: Path, form: str, said: str) -> None:
    _spoil(valid_package, "contracts", ",ppp,", ",pppp,")
    result = _run("--package", valid_package, "validate", "--format", form)
    assert result.exit_code == 1
    assert said in result.output


@pytest.mark.usefixtures("only_changed_tables")
def test_tables_that_wait_for_a_faulty_table_are_not_called_valid(valid_package: Path) -> None:
    _spoil(valid_package, "entities", "camera-maker,", '"camera-maker,')
    result = _run("--package", valid_package, "validate", "ownership")
    assert result.exit_code == 1
    assert "entities could not be read" in result.output
    last = result.output.splitlines()[-1]
    assert last.startswith("not everything was checked; apart from that no problems were found (")


@pytest.mark.usefixtures("only_changed_tables")
def test_a_table_with_a_faulty_schema_is_a_known_table(change_json: Callable) -> None:
    root = change_json(lambda data: data.pop("primaryKey"), "schemas/event_links.json")
    result = _run("--package", root, "validate", "event_links")
    assert result.exit_code == 1
    assert (
        "schemas/event_links.json: the property 'primaryKey' is missing from this schema."
        " [descriptor]" in result.output
    )


USAGE = [
    ["nonsense"],
    ["validate", "--format", "xml"],
    ["validate", "nonsense"],
    ["validate", "--nonsense"],
    ["export"],
    ["export", "csv"],
    ["export", "pdf", "-o", "x"],
    ["show"],
    ["show", "nobody-of-this-name"],
    ["tidy", "nonsense"],
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
@pytest.mark.usefixtures("only_changed_tables")
def test_wrong_usage_gives_2(package, arguments: list[str]) -> None:
    result = _run("--package", package.root, *arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output and "Usage: " in result.output


def test_a_package_that_is_a_file_gives_2(valid_package: Path) -> None:
    assert _run("--package", valid_package / "datapackage.json", "validate").exit_code == 2


@pytest.mark.parametrize(
    "error",
    [
        ValueError("boom"),
        KeyError("boom"),
        MemoryError(),
        RecursionError("boom"),
        AssertionError("boom"),
    ],
    ids=repr,
)
@pytest.mark.usefixtures("only_changed_tables")
def test_a_rule_that_fails_gives_2_and_its_name(
    package, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def event_ends_before_it_occurs(events: object) -> None:
        """{title} ends."""
        raise error

    name = "event_ends_before_it_occurs"
    monkeypatch.setitem(RULES, name, replace(RULES[name], function=event_ends_before_it_occurs))
    _spoil(package.root, "events", "Ministry lists", "A ministry lists")
    result = _run("--package", package.root, "validate")
    kind = type(error).__name__
    assert result.exit_code == 2
    assert f"events: the check {name} failed to run: {kind}: " in result.output
    last = result.output.splitlines()[-1]
    assert last.startswith("1 check failed to run; apart from it no problems were found (")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (KeyboardInterrupt(), "interrupted"),
        (click.Abort(), "interrupted"),
        (
            RuntimeError("boom"),
            "unexpected error in watchers (RuntimeError: boom); please report it",
        ),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError(13, "Permission denied", "x.csv"), "'x.csv': Permission denied"),
        (MemoryError(), "not enough memory for this package"),
    ],
    ids=repr,
)
def test_what_stops_a_command_gives_2(
    package, monkeypatch: pytest.MonkeyPatch, error: BaseException, message: str
) -> None:
    def stopped(root: object, **_: object) -> None:
        raise error

    monkeypatch.setattr(watchers.checks.validation, "validate", stopped)
    result = _run("--package", package.root, "validate")
    assert result.exit_code == 2
    assert result.output == f"Error: {message}\n"


@pytest.mark.parametrize(
    "setting",
    [
        "PANDERA_VALIDATION_ENABLED=False",
        pytest.param("PANDERA_VALIDATION_DEPTH=SCHEMA_ONLY", marks=pytest.mark.slow),
        pytest.param("PANDERA_USE_NARWHALS_BACKEND=True", marks=pytest.mark.slow),
    ],
)
def test_the_environment_does_not_switch_the_checks_off(valid_package: Path, setting: str) -> None:
    _spoil(valid_package, "contracts", ",ppp,", ",pppp,")
    name, value = setting.split("=")
    result = _process(valid_package, "validate", "contracts", **{name: value})
    assert (
        result.returncode == 1
        and "data/contracts.csv:2: kind: 'pppp' is not one of" in result.stdout
    ), result


@pytest.mark.parametrize(("encoding", "shown"), [("ascii", "北"), ("latin-1", r"\u5317")])
def test_a_terminal_that_cannot_show_a_character_does_not_stop_the_report(
    valid_package: Path, encoding: str, shown: str
) -> None:
    _spoil(valid_package, "contracts", ",ppp,", ",北,")
    result = _process(valid_package, "validate", "contracts", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert (result.returncode, result.stderr) == (1, "")
    assert f"data/contracts.csv:2: kind: '{shown}' is not one of" in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["validate"], ["--help"]], ids=" ".join)
@pytest.mark.parametrize(
    ("output", "words"),
    [("pipe", ""), ("/dev/full", "Error: No space left on device\n")],
)
def test_output_that_cannot_be_written_gives_2_and_no_traceback(
    package, arguments: list[str], output: str, words: str
) -> None:
    if output == "pipe":
        reader, writer = os.pipe()
        os.close(reader)
    else:
        writer = os.open(output, os.O_WRONLY)
    result = _process(package.root, *arguments, stdout=writer)
    os.close(writer)
    assert (result.returncode, result.stderr) == (2, words)


@pytest.mark.parametrize(
    "arguments", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join
)
def test_help_of_every_command(arguments: list[str]) -> None:
    result = _run(*arguments)
    assert result.exit_code == 0 and result.output.startswith("Usage: ")
    assert len(arguments) == 1 or "Example: watchers " in result.output


def test_the_version_is_the_packages_own() -> None:
    assert _run("--version").output.count(".") == 2


def test_help_is_instant() -> None:
    def seconds() -> float:
        return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])

    times = []
    for _ in range(3):
        before = seconds()
        subprocess.run(
            [sys.executable, "-m", "watchers", "--help"],
            env={**os.environ, "PYTHONPATH": str(SCRIPTS)},
            check=True,
            capture_output=True,
        )
        times.append(seconds() - before)
    assert min(times) < 0.2


def test_the_descriptor_of_another_dataset_is_passed_by(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = valid_package / "other"
    inner.mkdir()
    (inner / "datapackage.json").write_text(
        '{"name": "weather", "resources": [{"name": "rain", "path": "rain.csv"}]}', "utf-8"
    )
    monkeypatch.chdir(inner)
    assert nearest_package(Path.cwd()) == valid_package.resolve()
    (inner / "datapackage.json").write_text('{"name": "weather", ', "utf-8")
    assert nearest_package(Path.cwd()) == inner.resolve()
