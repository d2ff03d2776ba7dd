"""The tables of a package, what is told of a row, what changed, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchers.functions.days import asked_day

if TYPE_CHECKING:
    import pandas
    import pandera.pandas

    from watchers.problems.report import ValidationReport


def load(package: Path | str | None = None) -> Mapping[str, pandas.DataFrame]:
    """The tables of the package, by name.

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


def schema(table: str, package: Path | str | None = None) -> pandera.pandas.DataFrameSchema:
    """The pandera schema of the DataFrame that `load()` gives for the table.

    It asks what the Table Schema asks (Data Package v2), with pandera's own checks, and the columns
    in their order. What pandera cannot check is named in `metadata["not_checked"]`.

    Raises ValueError if the package has no such table, and UnusablePackage if it cannot be read.
    """
    from watchers.checks.typed_schema import typed_schema
    from watchers.tables.opened import opened_package, table_named
    from watchers.text.arguments import check_text

    check_text(table, name="table", what="the name of a table")
    with opened_package(package) as opened:
        return typed_schema(table_named(opened, table))


def show(
    id_or_name: str, *, on: str | date | None = None, package: Path | str | None = None
) -> dict[str, Any]:
    """Everything recorded about one row, with its sources: what `show --format json` prints.

    id_or_name: an id, name, number or title, as `watchers show` takes it.
    on: the day asked, as YYYY-MM-DD or a date; None for all that is known. A day after the release
        is answered as of the release; `on` in the answer says which day it was.

    Raises LookupError, which offers what is alike, unless one row is surely meant, ValueError if
    `on` is not a day, and UnusablePackage if the package cannot be read.
    """
    import json

    from watchers.profile.account import account
    from watchers.profile.data import as_json
    from watchers.profile.view import View
    from watchers.tables.opened import opened_package
    from watchers.text.arguments import check_text

    check_text(id_or_name, name="id_or_name", what="an id, name, number or title")
    day = asked_day(on)
    with opened_package(package) as opened:
        as_of = min(day, opened.created) if day else ""
        return json.loads(as_json(account(opened, id_or_name, day=as_of), View()))


def diff(old: Path | str, new: Path | str | None = None) -> pandas.DataFrame:
    """What changed from one package to another: the rows of `watchers diff --format csv`.

    One row for each cell that changed, was added or was withdrawn. `kind` tells what ended in the
    world from what was added, completed, corrected or withdrawn in the record.

    Raises UnusablePackage if one of the packages cannot be read.
    """
    from watchers.changes.data import as_frame
    from watchers.changes.packages import compare_packages
    from watchers.tables.opened import opened_package
    from watchers.text.arguments import check_path

    check_path(old, name="old", what="a folder, a release zip or a git revision")
    with opened_package(old) as before, opened_package(new) as after:
        return as_frame(compare_packages(before, new=after))


def validate(root: Path | str, *, engine: str = "auto") -> ValidationReport:
    """What is wrong with the package in the folder `root`.

    engine: where the tables are held, `memory` or `duckdb`; `auto` takes memory for small packages.
    Every engine finds the same.

    The report has `problems`, `total` and `is_valid`. Raises UnusablePackage if there is no
    package, EngineFailed if the engine fails, and BrokenCheck if a check could not run.
    """
    from watchers.checks.validation import validate as run
    from watchers.text.arguments import check_path

    check_path(root, name="root", what="the folder of a package")
    return run(root, engine=engine)
