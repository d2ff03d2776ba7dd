"""The tables that are derived from a package and go into every export: the answers of its record.

They are no tables of the package: the descriptor does not name them and the content hash does not
count them. Their schemas stand in schemas/derived, beside this code and not in the package, as it
is the code that makes their columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from watchers.package.locate import shipped_package
from watchers.package.model import Package, Table
from watchers.package.schema import read_schema
from watchers.problems.errors import UnusablePackage, unusable_package
from watchers.problems.problem import Findings

if TYPE_CHECKING:
    import pyarrow as pa

    from watchers.answers.answers import Answers

FOLDER = "derived"
NAMES = ("answers", "list_answers")


@dataclass(frozen=True)
class Derived:
    """The derived tables of a package; it has none if its answers cannot be made."""

    tables: dict[str, Table] = field(default_factory=dict)
    """By name, with their schemas."""
    text: dict[str, pa.Table] = field(default_factory=dict)
    """The rows of each, all cells as text; unknown is null."""
    rows: dict[str, pa.Table] = field(default_factory=dict)
    """The same as typed columns."""
    why_none: str = ""
    """Why there are none; empty if there are."""
    day: str = ""
    """The one day (YYYY-MM-DD) that the answers are for; empty if they are for all days."""
    answers: Answers | None = None
    """What the tables were made of, with the open record; None if there are none."""


def derive(package: Package) -> Derived:
    """The derived tables of the package, or the reason why it has none.

    An older package may lack what an answer needs, and no answer is made from rows that contradict
    each other.
    """
    try:
        return _derived(package)
    except UnusablePackage as error:
        return Derived(why_none=str(error))


def derived_tables(package: Package) -> dict[str, pa.Table]:
    """The derived tables by name, in the order of NAMES, as typed Arrow tables; unknown is null.

    Raises UnusablePackage if the answers cannot be made.
    """
    return _derived(package).rows


def _derived(package: Package) -> Derived:
    from watchers.answers.answer_tables import answer_tables
    from watchers.answers.answers import Answers
    from watchers.tables.rows import Record
    from watchers.tables.soundness import refuse_unsound
    from watchers.tables.typed_tables import typed

    tables = derived_schemas()
    _refuse_same_folder(package)
    _refuse_lacking(package, tables=tables)
    answers = Answers(Record(package))
    text = answer_tables(answers, tables=tables)
    refuse_unsound(replace(package, tables=tables), text)
    rows = {name: typed(text[name], table) for name, table in tables.items()}
    return Derived(tables, text, rows, answers=answers)


def _refuse_same_folder(package: Package) -> None:
    """Raises UnusablePackage if a file of the package lies in the folder of these."""
    for table in package.tables.values():
        for path in (table.path, table.schema_path):
            if path.split("/")[0] == FOLDER:
                raise UnusablePackage(f"the package has a file {path} of its own")


def _refuse_lacking(package: Package, *, tables: Mapping[str, Table]) -> None:
    """Raises UnusablePackage if these refer to a table that the package lacks."""
    for table in tables.values():
        for _, target, _ in table.foreign_keys:
            if target not in package.tables:
                raise UnusablePackage(f"this package has no table {target}, to which they refer")


def derived_schemas() -> dict[str, Table]:
    """The derived tables, without rows, as their schemas describe them.

    Raises UnusablePackage if a schema is missing or faulty.
    """
    return {name: _described(name) for name in NAMES}


def _described(name: str) -> Table:
    path, findings = f"schemas/{FOLDER}/{name}.json", Findings()
    schema = read_schema(path, shipped_package() / path, findings)
    if schema is None:
        raise unusable_package(findings)
    return Table(name, f"{FOLDER}/{name}.csv", schema, path, schema.get("title", ""))
