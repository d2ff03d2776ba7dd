"""Whether answers can be looked up in a package: ids, references, types and closed lists hold.

The checks find all of that, line by line, and far more; an answer only asks whether it is so.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from watchers.package.model import PARTY_IDS, Package, Table
from watchers.problems.errors import UnusablePackage
from watchers.tables.typed_tables import refuse_untyped
from watchers.text.printable import quoted


def refuse_unsound(package: Package, cells: Mapping[str, pa.Table]) -> None:
    """Raises UnusablePackage unless the tables of text `cells` can be looked up in.

    Each row has an id of its own, each reference leads to a row, each cell is of its column's type
    and, if the column has a closed list, on it.
    """
    for name, table in package.tables.items():
        refuse_untyped(cells[name], table)
        fault = next(_faults(table, package=package, cells=cells), "")
        if fault:
            raise UnusablePackage(f"{table.path}: {fault}. Run: watchers validate")


def _faults(table: Table, *, package: Package, cells: Mapping[str, pa.Table]) -> Iterator[str]:
    rows = cells[table.name]
    keys = zip(*(rows[name].to_pylist() for name in table.primary_key), strict=True)
    if len(set(keys)) < rows.num_rows:
        yield f"{' and '.join(table.primary_key)}: a row stands twice"
    for name, field in table.fields.items():
        if words := field.get("constraints", {}).get("enum"):
            yield from _outside(rows[name], column=name, known=set(words))
    if table.is_of_one_party:
        yield from _parties(rows)
    for columns, target, target_columns in table.foreign_keys:
        is_required = table.fields[columns[0]].get("constraints", {}).get("required")
        if is_required and rows[columns[0]].null_count:
            yield f"{columns[0]}: a row does not give it"
        if target in package.tables:
            known = set(cells[target][target_columns[0]].to_pylist())
            yield from _outside(rows[columns[0]], column=columns[0], known=known)


def _parties(rows: pa.Table) -> Iterator[str]:
    """A row is about an organisation or a person, so one of the two ids is given."""
    first, second = (pc.is_valid(rows[name]) for name in PARTY_IDS)
    if pc.any(pc.equal(first, second)).as_py():
        yield f"{' and '.join(PARTY_IDS)}: a row gives both, or neither"


def _outside(cells: pa.ChunkedArray, *, column: str, known: Container[str | None]) -> Iterator[str]:
    """What to say of the first cell that is not among the `known` ones; unknown cells pass."""
    for cell in pc.unique(cells.drop_null()).to_pylist():
        if cell not in known:
            yield f"{column}: {quoted(cell)} is not known"
            return
