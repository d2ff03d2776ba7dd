"""Watchers: a sourced record of who watched Xinjiang, as tables.

`load` gives the tables as DataFrames and `schema` what pandera needs to check one; `listed` screens
names, and `screen_batches` any number of them, as Arrow data of the `screened_schema`; `show` tells
what is known of one party or row; `diff` compares two packages, `export` writes one in another
format, and `validate` says what is wrong with one. A `package` is a folder, a release zip or a git
revision; None is the package that came with this code.

An argument of another type raises TypeError, which says what to give.

Nothing heavy is imported before one of them is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watchers.functions.exporting import export
from watchers.functions.reading import diff, load, schema, show, validate
from watchers.functions.screening import listed, screen_batches, screened_schema

if TYPE_CHECKING:
    from watchers.problems.errors import (
        BrokenCheck,
        EngineFailed,
        UnusablePackage,
        WorkerFailed,
        WriteFailed,
    )

    __version__: str

_ERRORS = ("BrokenCheck", "EngineFailed", "UnusablePackage", "WorkerFailed", "WriteFailed")
__all__ = [
    "BrokenCheck",
    "EngineFailed",
    "UnusablePackage",
    "WorkerFailed",
    "WriteFailed",
    "__version__",
    "diff",
    "export",
    "listed",
    "load",
    "schema",
    "screen_batches",
    "screened_schema",
    "show",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name in _ERRORS:
        from watchers.problems import errors

        return getattr(errors, name)
    if name == "__version__":
        import json

        from watchers.package.locate import shipped_package
        from watchers.package.model import DESCRIPTOR

        return json.loads((shipped_package() / DESCRIPTOR).read_text("utf-8"))["version"]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
