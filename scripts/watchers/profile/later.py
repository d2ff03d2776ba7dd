"""Days after the release, of which a record knows nothing: they are answered as of the release."""

from __future__ import annotations

from watchers.package.model import Package


def as_of_release(package: Package, day: str, *, done: str = "shown") -> tuple[str, str]:
    """The day to answer for, and what to say of it; nothing if it is the day asked.

    done: what is done as of the release.
    """
    released = package.created
    if day <= released:
        return day, ""
    return released, f"this release is dated {released}; {day} is later: {done} as of {released}"
