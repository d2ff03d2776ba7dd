"""Conflict markers that git left in a CSV file."""

from __future__ import annotations

import numpy as np

from watchers.problems.problem import Findings
from watchers.tables.grid import NEWLINE

CONFLICTS = (b"<<<<<<<", b">>>>>>>", b"|||||||", b"=======\n")
"""How the lines begin that git leaves where two changes of a line met."""


def check_conflicts(path: str, raw: bytes, findings: Findings) -> None:
    """Adds the lines of conflict markers that git left in the file."""
    data = np.frombuffer(raw, np.uint8)
    firsts = data[np.flatnonzero(data == NEWLINE)[:-1] + 1]
    if not (raw.startswith(CONFLICTS) or any((firsts == mark[0]).any() for mark in CONFLICTS)):
        return
    numbered = enumerate(raw.splitlines(keepends=True), 1)
    findings.add(
        path,
        lines=[number for number, line in numbered if line.startswith(CONFLICTS)],
        rule="git_conflict",
        message="a git conflict marker. Choose one side and delete the markers.",
    )
