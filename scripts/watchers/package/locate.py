"""Finds the package to work on: the nearest one, or the one that came with this code."""

from __future__ import annotations

import json
from pathlib import Path

from watchers.package.model import DESCRIPTOR, NAME
from watchers.problems.errors import UnusablePackage

OURS = frozenset({"entities", "designations"})
"""Tables by which a package of this shape is known, whatever its name."""


def shipped_package() -> Path:
    """The folder of the package that came with this copy of the code, installed or in a checkout.

    Raises UnusablePackage if there is none.
    """
    code = Path(__file__).resolve().parents[1]
    for folder in (code / "dataset", code.parents[1]):
        if (folder / DESCRIPTOR).is_file():
            return folder
    raise UnusablePackage(f"no {DESCRIPTOR} came with this installation")


def nearest_package(start: Path) -> Path:
    """The first folder from `start` upwards that holds this dataset; else the shipped package."""
    for folder in (start, *start.parents):
        if (folder / DESCRIPTOR).is_file() and not _is_of_another_dataset(folder / DESCRIPTOR):
            return folder
    return shipped_package()


def _is_of_another_dataset(descriptor: Path) -> bool:
    """Whether a descriptor has another name and describes none of our tables.

    False for a faulty one, so that its fault is reported.
    """
    try:
        content = json.loads(descriptor.read_bytes())
        tables = {resource["name"] for resource in content["resources"]}
        return content["name"] != NAME and not tables & OURS
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return False
