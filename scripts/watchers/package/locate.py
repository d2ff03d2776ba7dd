"""Finds the package to work on: the nearest one, or the one that came with this code."""

from __future__ import annotations

import json
from pathlib import Path

from watchers.package.model import DESCRIPTOR, NAME
from watchers.package.strict_json import json_bytes
from watchers.problems.errors import UnusablePackage

OURS = frozenset({"entities", "designations"})
"""Tables by which a package of this shape is known, whatever its name."""

SHIPPED_IN = "dataset"
"""The folder beside the code that a wheel puts the package into."""


def shipped_package() -> Path:
    """The folder of the package that this code came with, installed or in a checkout."""
    code = Path(__file__).resolve().parents[1]
    for folder in (code / SHIPPED_IN, code.parents[1]):
        if (folder / DESCRIPTOR).is_file():
            return folder
    raise UnusablePackage(f"no {DESCRIPTOR} came with this installation")


def nearest_package(start: Path) -> Path:
    """The package in the first folder from `start` upwards, else the shipped one."""
    return package_above(start) or shipped_package()


def package_above(start: Path) -> Path | None:
    """The first folder from `start` upwards that holds a descriptor of this dataset, if any."""
    for folder in (start, *start.parents):
        if (folder / DESCRIPTOR).is_file() and not _is_of_another_dataset(folder / DESCRIPTOR):
            return folder
    return None


def is_installed_copy(folder: Path) -> bool:
    """Whether a package lies inside an installed Python package, where nobody edits files."""
    folder = folder.resolve()
    return folder.name == SHIPPED_IN and (folder.parent / "__init__.py").is_file()


def _is_of_another_dataset(descriptor: Path) -> bool:
    """Whether a descriptor has another name and none of our tables.

    A faulty one is taken for ours, so that its fault is reported.
    """
    try:
        told = json.loads(json_bytes(descriptor))
        return (
            told["name"] != NAME and not {resource["name"] for resource in told["resources"]} & OURS
        )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return False
