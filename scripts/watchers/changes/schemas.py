"""What changed in the descriptor and the schemas, and how grave it is for those who read the tables.

Source: the Data Package Version recipe (Data Package v2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from watchers.changes.bump import MAJOR, MINOR, PATCH, Reason
from watchers.package.model import Package, Table

WORDING = {"title", "description", "example", "$schema"}
PASSING = {"version", "created", "resources"}
MORE_IS_LOOSER, LESS_IS_LOOSER = {"maxLength", "maximum"}, {"minimum", "exclusiveMinimum"}


def schema_reasons(old: Package, new: Package) -> Iterator[Reason]:
    """Everything that changed apart from the rows."""
    for name in [*old.tables, *(name for name in new.tables if name not in old.tables)]:
        if name not in new.tables:
            yield Reason(MAJOR, f"the table {name} is gone")
        elif name not in old.tables:
            yield Reason(MINOR, f"the table {name} is new")
        else:
            yield from _table(old.tables[name], new.tables[name])
    if _rest(old) != _rest(new) or [t.title for t in old.tables.values()] != [
        t.title for t in new.tables.values()
    ]:
        yield Reason(PATCH, "the descriptor says something else of the package")


def _rest(package: Package) -> dict[str, Any]:
    return {name: value for name, value in package.descriptor.items() if name not in PASSING}


def _table(old: Table, new: Table) -> Iterator[Reason]:
    where = new.name
    if old.columns != new.columns:
        yield Reason(MAJOR, f"{where}: {_columns(old.columns, new.columns)}")
    if old.path != new.path:
        yield Reason(MAJOR, f"{where}: its file is now {new.path}")
    if old.primary_key != new.primary_key:
        yield Reason(MAJOR, f"{where}: the key is now {', '.join(new.primary_key)}")
    for kind, before, after in (
        ("unique key", old.unique_keys, new.unique_keys),
        ("reference", old.foreign_keys, new.foreign_keys),
    ):
        if any(key not in before for key in after):
            yield Reason(MAJOR, f"{where}: a {kind} was added")
        if any(key not in after for key in before):
            yield Reason(MINOR, f"{where}: a {kind} was given up")
    for name in new.columns:
        if name in old.fields:
            yield from _field(f"{where}.{name}", old.fields[name], new.fields[name])
    if any(old.schema.get(word) != new.schema.get(word) for word in WORDING):
        yield Reason(PATCH, f"{where}: the description changed")


def _columns(old: list[str], new: list[str]) -> str:
    gone, come = (
        [name for name in old if name not in new],
        [name for name in new if name not in old],
    )
    parts = [f"the column {name} was removed" for name in gone] + [
        f"the column {name} was added" for name in come
    ]
    return ", ".join(parts) or "the columns stand in another order"


def _field(where: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Reason]:
    if any(old.get(word) != new.get(word) for word in ("type", "format", "rdfType")):
        yield Reason(MAJOR, f"{where}: the type changed")
    if any(old.get(word) != new.get(word) for word in WORDING):
        yield Reason(PATCH, f"{where}: the description changed")
    before, after = old.get("constraints", {}), new.get("constraints", {})
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            loosened = _loosened(name, before.get(name), after.get(name))
            yield Reason(
                MINOR if loosened else MAJOR,
                f"{where}: {name} was {'loosened' if loosened else 'tightened'}",
            )


def _loosened(name: str, old: Any, new: Any) -> bool:
    """Whether all that was allowed still is; where that cannot be told, as of patterns, it is not."""
    if new is None or new is False:
        return True
    if old is None or old is False:
        return False
    if name == "enum":
        return set(old) <= set(new)
    if name in MORE_IS_LOOSER:
        return new > old
    return name in LESS_IS_LOOSER and new < old
