"""Exit status: 0, 1 for problems in the data, 2 for everything else, and never a traceback."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click
import pytest

import watchers.checks.validation
from support.commands import run
from support.packages import replace_text
from watchers.checks.rules import RULES
from watchers.commands import interruption


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_validate_gives_0_for_a_valid_package(valid_package: Path, form: str) -> None:
    result = run("--package", valid_package, "validate", "--format", form)
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
    replace_text(valid_package, "contracts", ",ppp,", ",pppp,")
    result = run("--package", valid_package, "validate", "--format", form)
    assert result.exit_code == 1
    assert said in result.output


@pytest.mark.usefixtures("only_changed_tables")
def test_tables_that_wait_for_a_faulty_table_are_not_called_valid(valid_package: Path) -> None:
    replace_text(valid_package, "entities", "camera-maker,", '"camera-maker,')
    result = run("--package", valid_package, "validate", "ownership")
    assert result.exit_code == 1
    assert "entities could not be read" in result.output
    last = result.output.splitlines()[-1]
    assert last.startswith("not everything was checked; apart from that no problems were found (")


@pytest.mark.usefixtures("only_changed_tables")
def test_a_table_with_a_faulty_schema_is_a_known_table(change_json: Callable) -> None:
    root = change_json(lambda data: data.pop("primaryKey"), "schemas/event_links.json")
    result = run("--package", root, "validate", "event_links")
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
    result = run("--package", package.root, *arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output and "Usage: " in result.output


def test_a_package_that_is_a_file_gives_2(valid_package: Path) -> None:
    assert run("--package", valid_package / "datapackage.json", "validate").exit_code == 2


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
    replace_text(package.root, "events", "Ministry lists", "A ministry lists")
    result = run("--package", package.root, "validate")
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
    result = run("--package", package.root, "validate")
    assert result.exit_code == 2
    assert result.output == f"Error: {message}\n"


@pytest.mark.usefixtures("only_changed_tables")
def test_an_error_after_a_signal_is_an_interruption(
    package, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(root: object, **_: object) -> None:
        with suppress(KeyboardInterrupt):
            interruption.interrupt(signal.SIGTERM, None)
        raise UnboundLocalError("made of the interruption by a library")

    monkeypatch.setattr(interruption, "_signals", [])
    monkeypatch.setattr(watchers.checks.validation, "validate", stopped)
    result = run("--package", package.root, "validate")
    assert result.exit_code == 2
    assert result.output == "Error: interrupted\n"
