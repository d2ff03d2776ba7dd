"""Libraries that a plain installation does not bring, and the extras that bring them."""

from __future__ import annotations

from importlib.util import find_spec

DISTRIBUTION = "watchers-xinjiang"
"""What pip calls this code: the `name` in pyproject.toml."""


def lacking(what: str, *, library: str, extra: str, module: str = "") -> str:
    """That `what` needs the library and how to get it; empty if it is installed.

    module: one within the library that its older versions lack.
    """
    if find_spec(library) and (not module or _has(module)):
        return ""
    command = f"pip install '{DISTRIBUTION}[{extra}]'"
    version = "a newer version of " if find_spec(library) else ""
    return f"{what} needs {version}the library {library}; to get it, run: {command}"


def _has(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # A module above it is not there.
        return False
