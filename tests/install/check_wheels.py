"""Checks that every dependency comes as a wheel, on each supported system and Python.

    python tests/install/check_wheels.py

uv resolves what a user installs, extras for users included, for each system and Python; pip then
downloads it with `--only-binary :all:` into a temporary folder. Nothing is installed. Needs the
network, so it is not part of `make test`. Prints a table in Markdown; exits with 1 if a wheel is
missing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
NOT_FOR_USERS = frozenset({"test", "peers"})
"""Extras that only developers install."""


@dataclass(frozen=True)
class System:
    """A system, as uv names it and as the tags of its wheels do."""

    name: str
    triple: str
    tags: tuple[str, ...]


SYSTEMS = (
    System(
        name="Linux x86_64",
        triple="x86_64-manylinux_2_28",
        tags=tuple(f"manylinux_2_{minor}_x86_64" for minor in range(28, 16, -1))
        + ("manylinux2014_x86_64",),
    ),
    System(
        name="macOS arm64",
        triple="aarch64-apple-darwin",
        tags=tuple(f"macosx_{major}_0_arm64" for major in range(14, 10, -1)),
    ),
    System(name="Windows amd64", triple="x86_64-pc-windows-msvc", tags=("win_amd64",)),
)


@dataclass(frozen=True)
class Outcome:
    """What one system and Python would download; `fault` is what pip or uv said, if anything."""

    packages: int = 0
    megabytes: float = 0
    fault: str = ""


def requirements() -> list[str]:
    """What a user installs who takes every extra that is meant for users."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    offered = [extras[name] for name in extras if name not in NOT_FOR_USERS]
    return [*project["dependencies"], *(line for extra in offered for line in extra)]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a module of this Python; uv needs no Python of the version it resolves for."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        env=os.environ | {"UV_PYTHON_DOWNLOADS": "never"},
        capture_output=True,
        text=True,
        check=False,
    )


def resolve(system: System, *, python: str, pinned: Path) -> str:
    """Writes the versions that one system and Python get into `pinned`; returns uv's fault."""
    wanted = pinned.with_suffix(".in")
    wanted.write_text("\n".join(requirements()), encoding="utf-8")
    done = run(
        *("uv", "pip", "compile", str(wanted), "--output-file", str(pinned), "--no-annotate"),
        *("--only-binary", ":all:", "--python-version", python),
        *("--python-platform", system.triple),
    )
    return done.stderr.strip() if done.returncode else ""


def check(system: System, *, python: str, folder: Path) -> Outcome:
    """Resolves and downloads, into `folder`, what one system and Python get."""
    pinned = folder / "pinned.txt"
    fault = resolve(system, python=python, pinned=pinned)
    if fault:
        return Outcome(fault=fault)
    platforms = [option for tag in system.tags for option in ("--platform", tag)]
    downloaded = run(
        *("pip", "download", "--quiet", "--only-binary", ":all:", "--no-deps", *platforms),
        *("--python-version", python, "--dest", str(folder / "wheels"), "-r", str(pinned)),
    )
    if downloaded.returncode:
        errors = [line for line in downloaded.stderr.splitlines() if line.startswith("ERROR")]
        return Outcome(fault="\n".join(errors) or downloaded.stderr.strip())
    sizes = [wheel.stat().st_size for wheel in (folder / "wheels").iterdir()]
    return Outcome(packages=len(sizes), megabytes=sum(sizes) / 1e6)


def main() -> int:
    print("| system | Python | wheels | MB |\n| --- | --- | ---: | ---: |")
    faults = 0
    for system in SYSTEMS:
        for python in PYTHONS:
            with tempfile.TemporaryDirectory() as folder:
                outcome = check(system, python=python, folder=Path(folder))
            if outcome.fault:
                faults += 1
                print(f"{system.name}, Python {python}:\n{outcome.fault}", file=sys.stderr)
                row = "**missing** | "
            else:
                row = f"{outcome.packages} | {outcome.megabytes:.0f}"
            print(f"| {system.name} | {python} | {row} |", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
