"""Nothing that a command prints is obeyed by a terminal, wherever it came from."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.hostile import obeyed
from support.packages import ROOT, change_rows, make_package
from watchers.cli import cli

pytestmark = pytest.mark.usefixtures("only_changed_tables")

BAD = "\x1b[31m\x9bA\u202eb\u2028c\x07"
COMMANDS = ROOT / "scripts" / "watchers"


def output_of(*arguments: object) -> str:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code in (0, 1, 2)
    return result.output


@pytest.mark.parametrize(
    "arguments",
    [
        [BAD],
        ["--package", BAD, "validate"],
        ["validate", BAD],
        ["validate", "--format", BAD],
        [f"--{BAD}"],
        ["show", BAD],
        ["show", "x", "--on", BAD],
        ["diff", BAD],
        ["export", BAD, "-o", "x"],
        ["export", "json", "-o", f"none/{BAD}/x.json"],
        ["listed", BAD],
        ["listed", BAD, "--format", "csv"],
        ["listed", BAD, "--format", "json"],
        ["listed", "--file", BAD],
        ["listed", "x", "--owned-from", BAD],
        ["reconcile", BAD, "x.csv"],
        ["reconcile", "us-entity-list", BAD],
        ["--package", BAD, "tidy"],
    ],
    ids=lambda arguments: " ".join(arguments).replace(BAD, "BAD"),
)
def test_arguments_are_repeated_without_what_a_terminal_obeys(
    valid_package: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(valid_package)
    assert obeyed(output_of(*arguments)) == []


def _change_schema(package: Path, change: Callable[[dict], None]) -> None:
    file = package / "schemas" / "contracts.json"
    schema = json.loads(file.read_text("utf-8"))
    change(schema)
    file.write_text(json.dumps(schema), "utf-8")


@pytest.mark.parametrize("output_format", ["text", "json", "github"])
def test_a_hostile_package_is_reported_without_what_a_terminal_obeys(
    valid_package: Path, output_format: str
) -> None:
    descriptor = json.loads((valid_package / "datapackage.json").read_text("utf-8"))
    descriptor[BAD] = BAD
    descriptor["resources"][0]["path"] = f"data/{BAD}.csv"
    descriptor["resources"][1]["name"] = BAD
    (valid_package / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    _change_schema(valid_package, lambda schema: schema["fields"][0].update(name=BAD))
    change_rows(valid_package, "places", [{"place_id": BAD, "name": BAD}])
    output = output_of("--package", valid_package, "validate", "--format", output_format)
    assert obeyed(output) == []


@pytest.mark.parametrize("output_format", ["text", "json", "csv", "markdown"])
def test_hostile_rows_are_compared_without_what_a_terminal_obeys(
    valid_package: Path, tmp_path: Path, output_format: str
) -> None:
    new = make_package(tmp_path / "new")
    change_rows(new, "places", [{"place_id": f"x{BAD}", "name": BAD, "kind": BAD}])
    written = tmp_path / f"out.{output_format}"
    printed = output_of("diff", valid_package, new, "--format", output_format)
    output_of("diff", valid_package, new, "--format", output_format, "-o", written)
    assert printed == written.read_text("utf-8")
    assert len(printed) > 100
    assert obeyed(printed) == []


def test_no_command_prints_past_the_one_that_escapes() -> None:
    past = []
    for file in sorted(COMMANDS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in PRINTS:
                past.append(file.name)
    # process.py prints before anything is imported, and progress.py goes back to the beginning of
    # the line; what they print is escaped there.
    assert set(past) == {"output.py", "process.py", "progress.py"}


PRINTS = {"print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}
