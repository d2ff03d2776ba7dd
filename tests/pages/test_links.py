"""The pages are neither written nor read through links out of the package."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from watchers.cli import cli
from watchers.files import atomic

RULE = "event_ends_before_it_occurs"


def docs(package: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["--package", str(package), "docs", *options])


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "profile").write_text("secret\n")
    return folder


@pytest.mark.parametrize("options", [(), ("--check",), ("--release",)])
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("docs/tables.md", "profile"),
        ("docs", "."),
        (f"tests/broken/{RULE}/expected.txt", "profile"),
        (f"tests/broken/{RULE}", "."),
        ("tests", "."),
        ("docs/cli.md", "missing"),
    ],
)
def test_a_link_is_refused(
    valid_package: Path, outside: Path, link: str, target: str, options: tuple[str, ...]
) -> None:
    place = valid_package / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside / target)
    result = docs(valid_package, *options)
    assert result.exit_code == 2
    assert "is a link or lies behind one" in " ".join(result.output.split())
    assert (outside / "profile").read_text() == "secret\n"
    assert [entry.name for entry in outside.iterdir()] == ["profile"]
    pages = [page for page in valid_package.rglob("*.md") if not page.is_symlink()]
    assert not any("secret" in page.read_text() for page in pages)


def test_the_readme_is_not_read_through_a_link(valid_package: Path, outside: Path) -> None:
    (valid_package / "README.md").symlink_to(outside / "profile")
    assert docs(valid_package, "--release").exit_code == 2
    assert (outside / "profile").read_text() == "secret\n"


def test_the_descriptor_is_not_a_link(valid_package: Path, tmp_path: Path) -> None:
    descriptor = valid_package / "datapackage.json"
    descriptor.rename(tmp_path / "elsewhere.json")
    descriptor.symlink_to(tmp_path / "elsewhere.json")
    result = docs(valid_package)
    assert (result.exit_code, "datapackage.json: is a link" in result.output) == (2, True)


def test_wrote_is_said_after_writing(valid_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "_sync", full)
    result = docs(valid_package)
    assert (result.exit_code, "wrote docs" in result.output) == (2, False)
