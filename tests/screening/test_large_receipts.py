"""Receipts of very many names are written and verified in bounded memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.packages import ROOT
from support.receipts import DAY

PEAK = """
import resource, sys
import watchers.process
end = watchers.process._end
def told(status):
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
    end(status)
watchers.process._end = told
watchers.process.run()
"""
"""The command, which says at its end how much memory it took at most."""
MANY, FEW = 40_000, 10
MOST = 25_000
"""KB for a block of names, their results and what the libraries keep."""


def peak(package: Path, *arguments: object, status: int) -> int:
    """The most memory that a command took, in KB."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK, "--package", str(package), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == status, done.stdout[-1000:] + done.stderr[-1000:]
    return int(done.stderr.split("peak ")[1])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="measures memory in KB")
def test_memory_does_not_grow_with_the_names(valid_package, tmp_path) -> None:
    peaks = {}
    for count in (FEW, MANY):
        file, receipt = tmp_path / f"{count}.csv", tmp_path / f"{count}.json"
        file.write_text("supplier\n" + "Camera Maker\nNobody at All\n" * (count // 2), "utf-8")
        asked = ("listed", "--file", file, "--on", DAY, "-o", tmp_path / f"{count}.txt")
        peaks[count] = (
            peak(valid_package, *asked, "--receipt", receipt, "--with-names", status=1),
            peak(valid_package, "verify", receipt, status=0),
            peak(valid_package, *asked, "--since", receipt, "--overwrite", status=0),
        )
    grown = [many - few for few, many in zip(peaks[FEW], peaks[MANY], strict=True)]
    assert max(grown) < MOST, grown
