"""Watchers: a sourced record of who watched Xinjiang, as tables.

`load()` gives the tables as DataFrames, `validate(folder)` says what is wrong with a package.
Nothing heavy is imported before one of them is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from watchers.problems.report import ValidationReport

__all__ = ["__version__", "load", "validate"]


def load(package: Path | str | None = None) -> Mapping[str, pandas.DataFrame]:
    """The tables of the package in the folder, release zip or git revision `package`, by name.

    Without one, those that came with this code.

    Text is text and unknown cells are missing; numbers are float64, years Int64, days datetime64.
    A date that is cut to what is known stays text (`2017-04`) and is followed by `<name>_first`
    and `<name>_last`, the first and last day that it can mean.

    Raises UnusablePackage where the package or one of its files cannot be read.
    """
    from watchers.package.descriptor import open_package
    from watchers.package.releases import package_folder
    from watchers.tables.typed_tables import typed_tables

    if package is None:
        return typed_tables(open_package())
    with package_folder(package) as folder:
        return typed_tables(open_package(folder))


def validate(root: Path | str) -> ValidationReport:
    """What is wrong with the package in the folder `root`.

    Raises UnusablePackage if there is no package, and BrokenCheck if a check could not run.
    """
    from watchers.checks.validation import validate as run

    return run(root)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        import json

        from watchers.package.locate import shipped_package
        from watchers.package.model import DESCRIPTOR

        return json.loads((shipped_package() / DESCRIPTOR).read_text("utf-8"))["version"]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
