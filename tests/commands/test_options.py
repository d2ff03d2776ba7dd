"""Which package a command works on: the shipped one is named, and never changed if installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.commands import run
from watchers.commands import options
from watchers.package import locate

NOTICE = (
    "using the package that came with watchers {version}"
    " (no datapackage.json in this folder or above it)\n"
)


@pytest.fixture
def installed(
    valid_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The package as a wheel installs it, asked from a folder that holds none."""
    code = tmp_path / "site-packages" / "watchers"
    code.mkdir(parents=True)
    (code / "__init__.py").touch()
    shutil.move(valid_package, code / "dataset")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setattr(locate, "shipped_package", lambda: code / "dataset")
    monkeypatch.setattr(locate, "package_above", {elsewhere: None}.get)
    yield code / "dataset"


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "--format", "json"],
        ["show", "camera-maker", "--format", "json"],
        ["listed", "Nobody at All", "--on", "2020-01-01", "--format", "json"],
        ["export", "json", "--overwrite", "-o", "x.json"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_the_shipped_package_is_named_on_standard_error(
    installed: Path, arguments: list[str]
) -> None:
    fallback, named = run(*arguments), run("--package", installed, *arguments)
    version = options.version_of(installed)
    assert fallback.exit_code == 0
    assert fallback.stderr == NOTICE.format(version=version)
    assert (fallback.stdout, named.stderr) == (named.stdout, "")


@pytest.mark.parametrize("arguments", [["tidy"], ["docs"]], ids=" ".join)
@pytest.mark.parametrize("is_named", [False, True])
def test_an_installed_package_is_not_changed(
    installed: Path, arguments: list[str], is_named: bool
) -> None:
    places = installed / "data" / "places.csv"
    places.write_bytes(places.read_bytes() + b"\n\n")
    before = contents(installed.parent)
    result = run(*(["--package", installed] if is_named else []), *arguments)
    assert result.exit_code == 2
    assert "This command changes the files of a package, and not those that came with" in " ".join(
        result.stderr.split()
    )
    assert contents(installed.parent) == before


def test_a_shipped_package_with_a_faulty_descriptor_has_an_unknown_version(
    installed: Path,
) -> None:
    (installed / "datapackage.json").write_text("{}", "utf-8")
    result = run("listed", "x")
    assert result.exit_code == 2
    assert result.stderr.startswith(NOTICE.format(version="unknown"))


@pytest.mark.parametrize(
    ("argument", "shown"), [("Hik\udcff", r"Hik\xff"), ("Hik\ud800", r"Hik\ud800")]
)
def test_an_argument_that_is_not_text_is_refused_in_one_line(argument, shown):
    done = run("listed", argument)
    assert done.exit_code == 2
    assert done.stderr == f"Error: the argument '{shown}' is not UTF-8\n"


def test_the_descriptor_of_another_dataset_is_passed_by(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = valid_package / "other"
    inner.mkdir()
    (inner / "datapackage.json").write_text(
        '{"name": "weather", "resources": [{"name": "rain", "path": "rain.csv"}]}', "utf-8"
    )
    monkeypatch.chdir(inner)
    assert locate.nearest_package(Path.cwd()) == valid_package.resolve()
    (inner / "datapackage.json").write_text('{"name": "weather", ', "utf-8")
    assert locate.nearest_package(Path.cwd()) == inner.resolve()
