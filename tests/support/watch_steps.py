"""Steps of the weekly watch, run by a shell as the workflow has them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from support.packages import ROOT
from support.pages import loaded

JOBS = loaded(ROOT / ".github" / "workflows" / "watch.yml")["jobs"]


def step(job: str, name: str) -> str:
    """The shell commands of the step of a job whose name begins with `name`."""
    (commands,) = [s["run"] for s in JOBS[job]["steps"] if s.get("name", "").startswith(name)]
    return commands


def stub(folder: Path, name: str, script: str) -> None:
    """A command `name` in `folder` that runs a shell script in the place of the real one."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def run(
    commands: str, *, cwd: Path, stubs: Path, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    path = f"{stubs}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "RUNNER_TEMP": str(stubs), **(more or {})}
    return subprocess.run(
        [shutil.which("bash") or "bash", "-e", "-c", commands],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
