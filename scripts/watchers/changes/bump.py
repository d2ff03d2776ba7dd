"""Which version number a change asks for; the one place that says what is MAJOR, MINOR or PATCH.

Source: the Data Package Version recipe (Data Package v2), as CONTRIBUTING.md applies it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from watchers.changes.rows import ChangeKind, TableChange
from watchers.package.model import Package, Table

DESCRIPTIVE = ("title", "description", "example", "$schema")
"""Properties of a schema or field that say nothing about which values are valid."""
TYPING = ("type", "format", "rdfType")
CHANGED_BY_RELEASES = {"version", "created", "resources"}
"""Properties of the descriptor that are no reason by themselves, or are compared table by table."""
MORE_IS_LOOSER = {"maxLength", "maximum"}
LESS_IS_LOOSER = {"minimum", "exclusiveMinimum"}


class Level(StrEnum):
    """The parts of a version number, from the least change to the gravest."""

    PATCH = "PATCH"
    MINOR = "MINOR"
    MAJOR = "MAJOR"


@dataclass(frozen=True)
class Reason:
    """A change, and the level of version number that it asks for."""

    level: Level
    what: str


def highest(reasons: list[Reason]) -> Level | None:
    """The gravest level of the reasons; None if there are none."""
    return max((reason.level for reason in reasons), key=list(Level).index, default=None)


def numbers(version: str) -> tuple[int, ...]:
    """The parts of a version number, to compare versions by."""
    return tuple(int(part) for part in version.split("."))


def next_version(version: str, *, level: Level | None) -> str:
    """The least version that may follow; the same version if the level is None.

    Before 1.0.0, MAJOR raises the middle number and everything else the last.
    """
    major, minor, patch = numbers(version)
    match level:
        case None:
            return version
        case Level.MAJOR:
            return f"{major + 1}.0.0" if major else f"0.{minor + 1}.0"
        case Level.MINOR if major:
            return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def row_reasons(change: TableChange) -> Iterator[Reason]:
    """What the changed rows of a table ask for."""
    added, withdrawn = change.rows[ChangeKind.ADDED], change.rows[ChangeKind.WITHDRAWN]
    if change.referenced:
        rows = "row that other rows" if change.referenced == 1 else "rows that other rows"
        withdrawn_rows = f"{change.referenced} withdrawn {rows} refer to"
        yield Reason(Level.MAJOR, f"{change.table}: {withdrawn_rows}")
    if added:
        yield Reason(
            Level.MINOR, f"{change.table}: {added:,} new {'row' if added == 1 else 'rows'}"
        )
    if change.reference_changed:
        yield Reason(Level.MINOR, f"{change.table}: a reference was changed")
    if withdrawn > change.referenced:
        yield Reason(Level.PATCH, f"{change.table}: rows to which no other refers were withdrawn")
    if len(change.cells):
        yield Reason(Level.PATCH, f"{change.table}: values changed")


def schema_reasons(old: Package, *, new: Package) -> Iterator[Reason]:
    """What the changes of the descriptor and the schemas ask for."""
    for name, table in old.tables.items():
        if name in new.tables:
            yield from _table_reasons(table, new.tables[name])
        else:
            yield Reason(Level.MAJOR, f"the table {name} was removed")
    for name in new.tables:
        if name not in old.tables:
            yield Reason(Level.MINOR, f"the table {name} was added")
    if _metadata(old) != _metadata(new):
        yield Reason(Level.PATCH, "the description of the package changed")


def _metadata(package: Package) -> tuple[dict[str, Any], list[str]]:
    """What the descriptor says of the package, and the titles of its tables."""
    properties = {
        name: value for name, value in package.descriptor.items() if name not in CHANGED_BY_RELEASES
    }
    return properties, [table.title for table in package.tables.values()]


def _table_reasons(old: Table, new: Table) -> Iterator[Reason]:
    name = new.name
    if old.columns != new.columns:
        yield Reason(Level.MAJOR, f"{name}: {_changed_columns(old.columns, new.columns)}")
    if old.path != new.path:
        yield Reason(Level.MAJOR, f"{name}: its file is now {new.path}")
    if old.primary_key != new.primary_key:
        yield Reason(Level.MAJOR, f"{name}: the key is now {', '.join(new.primary_key)}")
    yield from _key_reasons(f"{name}: a unique key", old.unique_keys, new.unique_keys)
    yield from _key_reasons(f"{name}: a reference", old.foreign_keys, new.foreign_keys)
    for column in new.columns:
        if column in old.fields:
            yield from _field_reasons(f"{name}.{column}", old.fields[column], new.fields[column])
    if _differ(old.schema, new.schema, DESCRIPTIVE):
        yield Reason(Level.PATCH, f"{name}: the description changed")


def _changed_columns(old: list[str], new: list[str]) -> str:
    removed = [f"the column {name} was removed" for name in old if name not in new]
    added = [f"the column {name} was added" for name in new if name not in old]
    return ", ".join([*removed, *added]) or "the columns are in another order"


def _key_reasons(what: str, old: list[Any], new: list[Any]) -> Iterator[Reason]:
    if any(key not in old for key in new):
        yield Reason(Level.MAJOR, f"{what} was added")
    if any(key not in new for key in old):
        yield Reason(Level.MINOR, f"{what} was removed")


def _field_reasons(name: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Reason]:
    if _differ(old, new, TYPING):
        yield Reason(Level.MAJOR, f"{name}: the type changed")
    if _differ(old, new, DESCRIPTIVE):
        yield Reason(Level.PATCH, f"{name}: the description changed")
    before, after = old.get("constraints", {}), new.get("constraints", {})
    for constraint in sorted(before.keys() | after.keys()):
        if not _differ(before, after, (constraint,)):
            continue
        if _is_looser(constraint, before.get(constraint), after.get(constraint)):
            yield Reason(Level.MINOR, f"{name}: {constraint} was loosened")
        else:
            yield Reason(Level.MAJOR, f"{name}: {constraint} was tightened")


def _differ(old: dict[str, Any], new: dict[str, Any], properties: tuple[str, ...]) -> bool:
    return any(old.get(name) != new.get(name) for name in properties)


def _is_looser(constraint: str, old: Any, new: Any) -> bool:
    """Whether all that was valid still is; False if that cannot be known, as for patterns."""
    if new is None or new is False:
        return True
    if old is None or old is False:
        return False
    if constraint == "enum":
        return set(old) <= set(new)
    if constraint in MORE_IS_LOOSER:
        return bool(new > old)
    return constraint in LESS_IS_LOOSER and bool(new < old)
