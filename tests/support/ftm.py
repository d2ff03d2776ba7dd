"""Changes a package, reads its FollowTheMoney export, and starts the library that it is for."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path
from typing import Any

from support.packages import ROOT

ENVIRONMENT = ROOT / ".venv-ftm"
"""Where `make test-ftm` puts the library, whose parts cannot all be had as wheels."""
Entities = dict[str, dict[str, Any]]
MAKER = "watchers-entities-camera-maker"
CONTRACT = "watchers-contracts-north-county-cameras"
"""Two entities of the small package."""


def entities_of(folder: Path) -> Entities:
    """The entities by id, in the order of the file."""
    lines = (folder / "entities.ftm.json").read_text("utf-8").splitlines()
    return {entity["id"]: entity for entity in map(json.loads, lines)}


def statements_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "statements.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, dialect=csv.unix_dialect))


def values(entities: Entities, entity_id: str, prop: str) -> list[str]:
    return entities[entity_id]["properties"].get(prop, [])


def library(program: str, *arguments: object, cwd: Path | None = None) -> str:
    """What a program of the library's environment prints."""
    path = ENVIRONMENT / "bin" / program
    assert path.exists(), "the library is not there; run: make test-ftm"
    done = subprocess.run(
        [path, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def change(package: Path, table: str, old: str, new: str) -> None:
    """Changes a text that is there once in the file of a table."""
    file = package / "data" / f"{table}.csv"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8", newline="")
