"""Variables of the environment, terminals and full disks change no answer and give no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.commands import process
from support.packages import replace_text


@pytest.mark.parametrize(
    "setting",
    [
        "PANDERA_VALIDATION_ENABLED=False",
        pytest.param("PANDERA_VALIDATION_DEPTH=SCHEMA_ONLY", marks=pytest.mark.slow),
        pytest.param("PANDERA_USE_NARWHALS_BACKEND=True", marks=pytest.mark.slow),
    ],
)
def test_the_environment_does_not_switch_the_checks_off(valid_package: Path, setting: str) -> None:
    replace_text(valid_package, "contracts", ",ppp,", ",pppp,")
    name, value = setting.split("=")
    result = process(valid_package, "validate", "contracts", **{name: value})
    assert (
        result.returncode == 1
        and "data/contracts.csv:2: kind: 'pppp' is not one of" in result.stdout
    ), result


@pytest.mark.parametrize(("encoding", "shown"), [("ascii", "北"), ("latin-1", r"\u5317")])
def test_a_terminal_that_cannot_show_a_character_does_not_stop_the_report(
    valid_package: Path, encoding: str, shown: str
) -> None:
    replace_text(valid_package, "contracts", ",ppp,", ",北,")
    result = process(valid_package, "validate", "contracts", PYTHONIOENCODING=encoding, LC_ALL="C")
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
    result = process(package.root, *arguments, stdout=writer)
    os.close(writer)
    assert (result.returncode, result.stderr) == (2, words)
