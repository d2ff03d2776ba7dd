"""No command writes over the package, over what it reads, or over what was there before."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from watchers.cli import cli
from watchers.package.outputs import check_output
from watchers.problems.errors import WriteFailed

pytestmark = pytest.mark.usefixtures("only_changed_tables")

LISTED = ("listed", "Camera Maker", "--on", "2020-01-01", "--format", "csv", "--exit-zero")
OWN = [
    *("data/lists.csv", "data/new.csv", "schemas/x.csv", "derived/x.csv", "docs/x.csv"),
    *("tests/x.csv", "README.md"),
]


def run(package: Path, *arguments: object) -> Result:
    return CliRunner().invoke(cli, ["--package", str(package), *map(str, arguments)])


def said(result: Result) -> str:
    return " ".join(result.output.split())


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("options", [(), ("--overwrite",)], ids=["plain", "overwrite"])
@pytest.mark.parametrize("place", OWN)
def test_the_files_of_the_package_are_never_written(
    valid_package: Path, place: str, options: tuple[str, ...]
) -> None:
    (valid_package / "README.md").write_text("Read me.\n")
    before = files(valid_package)
    output = ("-o", valid_package / place, *options)
    commands = [
        LISTED,
        ("export", "csv"),
        ("diff", valid_package, valid_package, "--format", "csv"),
        ("reconcile", "us-entity-list", valid_package / "data" / "lists.csv", "--format", "csv"),
    ]
    for command in commands:
        result = run(valid_package, *command, *output)
        assert (result.exit_code, "part of the package itself" in said(result)) == (2, True), (
            result.output
        )
    assert files(valid_package) == before


def test_the_package_around_the_output_is_guarded_whichever_is_asked(
    valid_package: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(valid_package, other)
    result = run(other, *LISTED, "-o", valid_package / "data" / "lists.csv", "--overwrite")
    assert "part of the package itself" in said(result)
    link = tmp_path / "link"
    link.symlink_to(valid_package / "data")
    with pytest.raises(WriteFailed, match="part of the package itself"):
        check_output(link / "lists.csv", overwrite=True)


def test_a_cache_among_the_files_of_the_package_is_refused(valid_package: Path) -> None:
    result = run(valid_package, "reconcile", "us-sdn", "--fetch", "--cache", valid_package / "data")
    assert (result.exit_code, "part of the package itself" in said(result)) == (2, True)


def test_what_is_read_is_never_written(valid_package: Path, tmp_path: Path) -> None:
    suppliers, hard, zipped = (tmp_path / name for name in ("s.csv", "h.csv", "release.zip"))
    suppliers.write_text("supplier\nCamera Maker\n")
    os.link(suppliers, hard)
    assert run(valid_package, "export", "csv", "-o", zipped).exit_code == 0
    before = zipped.read_bytes()
    asked = ("listed", "--file", suppliers, "--format", "csv", "--overwrite")
    for result in (
        run(valid_package, *asked, "-o", suppliers),
        run(valid_package, *asked, "-o", hard),
        run(zipped, "export", "csv", "--overwrite", "-o", zipped),
        run(valid_package, "diff", zipped, valid_package, "--overwrite", "-o", zipped),
        run(valid_package, "reconcile", "us-sdn", suppliers, "-o", suppliers, "--overwrite"),
    ):
        assert (result.exit_code, "is being read" in said(result)) == (2, True), result.output
    assert suppliers.read_text() == "supplier\nCamera Maker\n" and zipped.read_bytes() == before


def test_what_is_there_is_replaced_only_if_that_is_asked(
    valid_package: Path, tmp_path: Path
) -> None:
    for command, name in [
        (LISTED, "a.csv"),
        (("export", "json"), "a.json"),
        (("diff", valid_package, valid_package), "a"),
    ]:
        output = tmp_path / name
        output.write_text("mine")
        result = run(valid_package, *command, "-o", output)
        assert result.exit_code == 2 and "give --overwrite to replace it" in said(result)
        assert output.read_text() == "mine"
        assert run(valid_package, *command, "-o", output, "--overwrite").exit_code == 0
        assert output.read_text() != "mine"


def test_an_earlier_export_is_replaced_only_if_that_is_asked(
    valid_package: Path, tmp_path: Path
) -> None:
    asked = ("export", "--all", "-o", tmp_path / "dist")
    assert run(valid_package, *asked).exit_code == 0
    before = files(tmp_path / "dist")
    assert "give --overwrite to replace it" in said(run(valid_package, *asked))
    assert run(valid_package, *asked, "--overwrite").exit_code == 0
    assert files(tmp_path / "dist") == before


@pytest.mark.parametrize(
    ("command", "name", "words"),
    [
        (("export", "csv"), "x.csv", "would hold a zip file; choose a name that ends in .zip"),
        (("export", "sqlite"), "note.txt", "would hold an SQLite database"),
        (("export", "parquet"), "x.zip", "would hold Parquet"),
        (LISTED, "x.json", "would hold CSV; choose a name that ends in .csv"),
        ((*LISTED, "--format", "json"), "x.csv", "would hold JSON"),
        ((*LISTED, "--format", "table"), "x.csv", "would hold plain text"),
    ],
)
def test_an_ending_of_another_format_is_refused(
    valid_package: Path, tmp_path: Path, command: tuple[str, ...], name: str, words: str
) -> None:
    result = run(valid_package, *command, "-o", tmp_path / name)
    assert (result.exit_code, words in said(result)) == (2, True), result.output
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["x.sqlite", "x.db", "x", "x.backup"])
def test_other_endings_are_free(tmp_path: Path, name: str) -> None:
    check_output(tmp_path / name, ending=".sqlite")


def test_every_command_with_an_output_has_the_guard() -> None:
    for command in cli.commands.values():
        options = {option.name for option in command.params}
        assert ("output" in options) == ("overwrite" in options)
