"""The wheel, built here, installed into an empty environment and used from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from support.packages import ROOT

pytestmark = pytest.mark.install
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "dist", ".*_cache", "__pycache__")


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel and what it depends on, and an empty folder to work in."""

    environment: Path
    elsewhere: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs a program of the environment in the empty folder, without what this one has set."""
        scripts = self.environment / ("Scripts" if os.name == "nt" else "bin")
        settings = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        return subprocess.run(
            [scripts / program, *arguments],
            cwd=self.elsewhere,
            env=settings | {"PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def files(self) -> dict[str, str]:
        """The hash of each file of the installed package, its caches left out."""
        folder = self.run("python", "-c", "import watchers; print(watchers.__path__[0])")
        root = Path(folder.stdout.strip())
        files = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
        return {str(path.relative_to(root)): _digest(path) for path in files}


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _pip(python: Path | str, *arguments: str) -> None:
    command = [python, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    # A copy, so that nothing that lies about here can get into the wheel, and nothing of it here.
    source = shutil.copytree(ROOT, folder / "source", ignore=LEFT_OUT)
    _pip(sys.executable, "wheel", str(source), "--no-deps", "--wheel-dir", str(folder / "dist"))
    (wheel,) = (folder / "dist").glob("watchers_xinjiang-*-py3-none-any.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _pip(python, "install", "--constraint", str(ROOT / "constraints.txt"), str(wheel))
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(environment, elsewhere)


def test_tables_load(installed):
    code = "import watchers; print(len(watchers.load()['contracts']), watchers.__version__)"
    done = installed.run("python", "-c", code)
    assert done.stderr == ""
    rows, version = done.stdout.split()
    assert int(rows) > 0
    assert version == installed.run("watchers", "--version").stdout.strip()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--help",), 0),
        (("validate",), 0),
        (("show", "hikvision"), 0),
        (("listed", "Hikvision"), 1),
        (("export", "csv", "-o", "watchers.zip"), 0),
        (("export", "json", "-o", "watchers.json"), 0),
        (("export", "parquet", "-o", "watchers.parquet"), 0),
        (("export", "sqlite", "-o", "watchers.sqlite"), 0),
        (("export", "xlsx", "-o", "watchers.xlsx"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_command_runs_elsewhere(installed, arguments, status):
    done = installed.run("watchers", *arguments)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout


@pytest.mark.parametrize("command", ["tidy", "docs"])
def test_nothing_is_written_into_the_installed_package(installed, command):
    before = installed.files()
    done = installed.run("watchers", command)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert installed.files() == before


def test_types_are_shipped(installed):
    assert "py.typed" in installed.files()
