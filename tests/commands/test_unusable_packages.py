"""The same unusable package gives the same answer in every command.

`validate` reports what is wrong with it, with 1; every other command refuses it, with 2 and one
line on standard error.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from watchers.cli import cli
from watchers.package.strict_json import MAX_JSON_BYTES

pytestmark = pytest.mark.usefixtures("only_changed_tables")

DESCRIPTOR, SCHEMA, TABLE = "datapackage.json", "schemas/contracts.json", "data/places.csv"
TERABYTE = 1 << 40


def _run(package: Path, *arguments: object) -> Result:
    return CliRunner().invoke(cli, ["--package", str(package), *map(str, arguments)])


Spoil = Callable[[Path, pytest.MonkeyPatch], None]


def _without_version(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = package / DESCRIPTOR
    descriptor = json.loads(file.read_text("utf-8"))
    del descriptor["version"]
    file.write_text(json.dumps(descriptor), "utf-8")


def _a_folder(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (package / DESCRIPTOR).unlink()
    (package / DESCRIPTOR).mkdir()


def _a_link(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (package / DESCRIPTOR).rename(package.parent / "elsewhere.json")
    (package / DESCRIPTOR).symlink_to(package.parent / "elsewhere.json")


def _holding(path: str, content: bytes) -> Spoil:
    def spoil(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (package / path).write_bytes(content)

    return spoil


def _ending_in(row: bytes) -> Spoil:
    def spoil(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with (package / TABLE).open("ab") as file:
            file.write(row)

    return spoil


def _missing(path: str) -> Spoil:
    return lambda package, monkeypatch: (package / path).unlink()


def _forbidden(path: str) -> Spoil:
    def spoil(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        opened = Path.open

        def refused(self: Path, *arguments: object, **options: object) -> object:
            if self == package / path:
                raise PermissionError(13, "Permission denied", str(self))
            return opened(self, *arguments, **options)

        monkeypatch.setattr(Path, "open", refused)

    return spoil


def _of_a_terabyte(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (package / TABLE).open("r+b") as file:
        file.truncate(TERABYTE)


UNUSABLE: dict[str, tuple[Spoil, str]] = {
    "descriptor that is not JSON": (
        _holding(DESCRIPTOR, b"{"),
        f"{DESCRIPTOR}:1: is not JSON: ",
    ),
    "faulty descriptor": (
        _without_version,
        f"{DESCRIPTOR}: the property 'version' is missing from this package. [descriptor]",
    ),
    "descriptor that is a folder": (_a_folder, f"{DESCRIPTOR}: is not a file. [descriptor]"),
    "descriptor that is a link": (_a_link, f"{DESCRIPTOR}: is a link or lies behind one"),
    "descriptor that cannot be opened": (
        _forbidden(DESCRIPTOR),
        f"{DESCRIPTOR}: cannot be read: Permission denied. [descriptor]",
    ),
    "descriptor over the limit": (
        _holding(DESCRIPTOR, b" " * (MAX_JSON_BYTES + 1)),
        f"{DESCRIPTOR}: has 10,485,761 bytes; more than 10,485,760 are not read. [descriptor]",
    ),
    "schema that is not UTF-8": (_holding(SCHEMA, b"\xff"), f"{SCHEMA}: is not UTF-8: byte 0"),
    "schema that cannot be opened": (
        _forbidden(SCHEMA),
        f"{SCHEMA}: cannot be read: Permission denied. [descriptor]",
    ),
    "schema over the limit": (
        _holding(SCHEMA, b" " * (MAX_JSON_BYTES + 1)),
        f"{SCHEMA}: has 10,485,761 bytes; more than 10,485,760 are not read. [descriptor]",
    ),
    "missing table": (_missing(TABLE), f"'{TABLE}' does not exist. [descriptor]"),
    "table that cannot be opened": (
        _forbidden(TABLE),
        f"{TABLE}: cannot be read: Permission denied. [unreadable_file]",
    ),
    "table over the limit": (_of_a_terabyte, f"{TABLE}: has {TERABYTE:,} bytes"),
    "table with an unclosed quotation mark": (
        _ending_in(b'"a\n'),
        f"{TABLE}:5: unclosed quotation mark.",
    ),
    "table with a huge header": (
        _holding(TABLE, b"a" * 200_000 + b"\n"),
        f"{TABLE}:1: '{'a' * 60}…' is not the header of this table.",
    ),
    "table with a huge cell": (
        _ending_in(b"x," + b"a" * 200_000 + b"," * 8 + b"\n"),
        f"{TABLE}:5: a cell of more than 65,536 bytes.",
    ),
    "table that is not UTF-8": (
        _ending_in(b"\xff\n"),
        f"{TABLE}:5: the byte 0xFF is not UTF-8.",
    ),
}
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
    result = _run(package, "validate", "--engine", "memory")
    assert (result.exit_code, result.stderr) == (1, "")
    assert said in result.stdout
    assert "no problems" not in result.stdout


def test_every_other_command_refuses_it(unusable: tuple[Path, str]) -> None:
    package, said = unusable
    for arguments in REFUSING:
        result = _run(package, *arguments)
        assert (result.exit_code, result.stdout) == (2, ""), arguments
        assert said in result.stderr, arguments
        assert result.stderr.count("\n") == 1, arguments
    assert not {"x.json", "dist"} & {file.name for file in package.iterdir()}


@pytest.mark.parametrize("arguments", [["validate"], *REFUSING], ids=" ".join)
def test_a_missing_package_is_refused_by_every_command(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = _run(tmp_path, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    folder = "." if arguments[0] == "diff" else tmp_path
    assert result.stderr.endswith(
        f"datapackage.json cannot be read in {folder}: No such file or directory\n"
    )


def test_the_other_tables_are_checked_while_one_cannot_be_read(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _of_a_terabyte(valid_package, monkeypatch)
    contracts = valid_package / "data" / "contracts.csv"
    contracts.write_text(contracts.read_text("utf-8").replace(",ppp,", ",pppp,", 1), "utf-8")
    result = _run(valid_package, "validate")
    assert "data/contracts.csv:2: kind: 'pppp' is not one of" in result.stdout
    assert "places could not be read: its rows and" in result.stdout


def test_a_refusal_counts_the_faults_that_it_does_not_show(valid_package: Path) -> None:
    for table in ("events", "places"):
        (valid_package / "data" / f"{table}.csv").write_bytes(b"\xff\n")
    result = _run(valid_package, "show", "camera-maker")
    assert result.stderr.startswith("Error: data/events.csv:1: the byte 0xFF is not UTF-8.")
    assert result.stderr.endswith(" [encoding] (and 1 more; run: watchers validate)\n")
    tidied = _run(valid_package, "tidy")
    assert (tidied.exit_code, tidied.stderr.count("[encoding]")) == (2, 2)


def test_diff_says_which_of_the_packages_cannot_be_used(valid_package: Path) -> None:
    broken = valid_package.parent / "older"
    broken.mkdir()
    (broken / DESCRIPTOR).write_text("{", "utf-8")
    assert _run(valid_package, "diff", broken).stderr.startswith(
        f"Error: {broken}: {DESCRIPTOR}:1: is not JSON"
    )


def test_export_gives_1_for_problems_in_readable_tables(valid_package: Path) -> None:
    contracts = valid_package / "data" / "contracts.csv"
    contracts.write_text(contracts.read_text("utf-8").replace(",ppp,", ",pppp,", 1), "utf-8")
    output = valid_package.parent / "x.json"
    result = _run(valid_package, "export", "json", "-o", output)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "kind: 'pppp' is not one of" in result.stdout
    assert not output.exists()
    assert _run(valid_package, "export", "json", "-o", output, "--force").exit_code == 0
