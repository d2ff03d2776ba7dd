"""Which version number a change asks for (Data Package Version recipe, as CONTRIBUTING.md tells it)."""

from __future__ import annotations

from dataclasses import dataclass

PATCH, MINOR, MAJOR = LEVELS = ("PATCH", "MINOR", "MAJOR")


@dataclass(frozen=True)
class Reason:
    """Something that changed, and the level of version number that it asks for."""

    level: str
    what: str


def highest(reasons: list[Reason]) -> str | None:
    return max((reason.level for reason in reasons), key=LEVELS.index, default=None)


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def next_version(version: str, level: str | None) -> str:
    """The least version that may follow; while it begins with 0, MAJOR raises the middle number and all else the last."""
    major, minor, patch = numbers(version)
    if level is None:
        return version
    if major == 0:
        return f"0.{minor + 1}.0" if level == MAJOR else f"0.{minor}.{patch + 1}"
    return {
        MAJOR: f"{major + 1}.0.0",
        MINOR: f"{major}.{minor + 1}.0",
        PATCH: f"{major}.{minor}.{patch + 1}",
    }[level]
