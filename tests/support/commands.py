"""Commands as a user runs them: in this process, or in one of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from support.packages import SCRIPTS
from watchers.cli import cli


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def process(
    root: Path, *arguments: str, stdout: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A command on the package in `root`, with variables of the environment."""
    given = {**os.environ, "PYTHONPATH": str(SCRIPTS), "PYTHONIOENCODING": "utf-8", **environment}
    command = [sys.executable, "-m", "watchers", "--package", str(root), *arguments]
    return subprocess.run(
        command,
        env=given,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def run_on(package: Path, *arguments: object) -> Result:
    return run("--package", package, *arguments)


def validated(package: Path, *arguments: object) -> Result:
    return run_on(package, "validate", *arguments)
