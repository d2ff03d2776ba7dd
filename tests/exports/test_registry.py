"""An export is one module; the command, the help, `make` and the release derive from it."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from support.commands import run
from support.packages import ROOT
from watchers.exports import Writes
from watchers.exports.registry import find_exports
from watchers.package.model import Package
from watchers.site.export import all_formats

pytestmark = pytest.mark.usefixtures("only_changed_tables")

MODULE = """
from watchers.exports.registry import Export, Writes

def write(package, *, derived, path):
    path.write_text(package.version)

EXPORT = Export(
    name={name!r},
    ending=".txt",
    writes=Writes.FILE,
    summary="the version",
    write=write,
    carries="the version",
    leaves_out="all else",
    opened_with="cat watchers.txt",
)
"""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty package of Python modules that can be imported as `room`."""
    folder = tmp_path / "room"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.split(".")[0] == "room"]:
        del sys.modules[name]


def test_a_module_with_an_export_needs_no_registration(room: Path) -> None:
    (room / "text_file.py").write_text(MODULE.format(name="txt"))
    (room / "helper.py").write_text("LIMIT = 1\n")
    assert list(find_exports("room", folders=[str(room)])) == ["txt"]


def test_two_exports_of_one_name_are_refused(room: Path) -> None:
    for module in ("one", "two"):
        (room / f"{module}.py").write_text(MODULE.format(name="txt"))
    with pytest.raises(ValueError, match="two exports are named txt"):
        find_exports("room", folders=[str(room)])


def test_no_two_exports_write_to_the_same_name() -> None:
    endings = [export.ending for export in all_formats().values()]
    assert len(set(endings)) == len(endings)


def test_the_help_names_every_format() -> None:
    output = run("export", "--help").output
    for name, export in all_formats().items():
        assert f"  {name}" in output
        assert export.summary in output


def test_all_writes_every_format_into_a_new_folder(package: Package, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    result = run("--package", package.root, "export", "--all", "-o", folder)
    assert result.exit_code == 0, result.output
    for export in all_formats().values():
        target = folder / f"watchers{export.ending}"
        assert f"wrote {target}\n" in result.output
        assert target.is_dir() == (export.writes is Writes.FOLDER)
    assert len(list(folder.iterdir())) == len(all_formats())


def test_all_does_not_write_among_the_files_of_the_package(package: Package) -> None:
    result = run("--package", package.root, "export", "--all", "-o", package.root / "data" / "new")
    assert (result.exit_code, "part of the package itself" in result.output) == (2, True)
    assert not (package.root / "data" / "new").exists()


@pytest.mark.parametrize("arguments", [[], ["json", "--all"]])
def test_a_format_or_all_is_needed_and_not_both(arguments: list[str], tmp_path: Path) -> None:
    result = run("export", *arguments, "-o", tmp_path / "out")
    assert (result.exit_code, "either a FORMAT or --all" in result.output) == (2, True)


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    result = run("export", "pdf", "-o", tmp_path / "out")
    assert result.exit_code == 2
    for name in all_formats():
        assert name in result.output


def test_make_and_the_release_name_no_format() -> None:
    assert "export --force --overwrite --all -o dist" in (ROOT / "Makefile").read_text("utf-8")
    release = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    for export in all_formats().values():
        assert f"dist/watchers{export.ending}" not in release


def test_only_the_workbook_needs_xlsxwriter(start: Callable, package: Package) -> None:
    script = """
import sys
from watchers.exports import export
from watchers.package.descriptor import open_package
for name in ("csv", "json", "parquet", "sqlite"):
    export(open_package(sys.argv[1]), output_format=name, path=f"{sys.argv[2]}/{name}")
print("xlsxwriter" in sys.modules)
"""
    out, err = start(script, package.root, package.root.parent).communicate()
    assert (out, err) == ("False\n", "")


def test_a_library_that_is_missing_is_named_with_the_extra_that_brings_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = all_formats()["duckdb"]
    lacking = replace(found, library="no_such_library").lacking
    assert found.lacking == ""
    assert lacking.endswith(f"pip install '{project['name']}[{found.extra}]'")
    (requirement,) = project["optional-dependencies"][found.extra]
    assert requirement.startswith(found.library)
    assert requirement in project["optional-dependencies"]["test"]
