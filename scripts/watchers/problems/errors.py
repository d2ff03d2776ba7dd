"""Errors that end a command: the package, a check or the place to write to cannot be used."""

from __future__ import annotations

from watchers.problems.problem import Findings


class UnusablePackage(Exception):
    """The package cannot be read at all: missing, unreadable, or the machine failed."""


class MissingLibrary(UnusablePackage):
    """What is asked for needs a library that is not installed; the message says how to get it."""


class BrokenCheck(Exception):
    """A check failed to run, or did not find a fault that is known to be there."""


class WriteFailed(Exception):
    """A file could not be written; what was in its place before is still there."""


class UnreadableArchive(Exception):
    """A zip or gzip file is damaged or unpacks to too much; the message says which, of "it"."""


class EngineFailed(Exception):
    """The engine that holds the tables failed: no memory, a full disk, or no such engine."""


class WorkerFailed(Exception):
    """A process that shared the work ended before it was done, as when memory runs out."""


def unusable_package(findings: Findings) -> UnusablePackage:
    """The error to raise for a package with these problems; it quotes the first of them."""
    first, more = sorted(findings.problems)[0], findings.total - 1
    return UnusablePackage(
        f"{first}" + (f" (and {more} more; run: watchers validate)" if more else "")
    )
