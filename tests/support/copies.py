"""What is wrong with a folder of copies, and the days on which the tests keep some."""

from __future__ import annotations

from pathlib import Path

from watchers.official.copies import Copies, problems

DAYS = ("2026-01-05", "2026-01-12", "2026-01-19")


def faults_of(folder: Path) -> list[str]:
    copies = Copies(folder)
    return list(problems(copies, copies.read()))
