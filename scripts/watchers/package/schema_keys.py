"""Checks what a schema says of its table's primary, unique and foreign keys."""

from __future__ import annotations

from typing import Any

from watchers.package.json_file import JsonFile
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

Types = dict[str | None, object]
"""The type of each column of the table, by its name; None for one whose name is faulty."""
ONE_COLUMN = "is not one column in a list; keys of several columns are not checked."


def check_keys(file: JsonFile, schema: dict[str, Any], *, types: Types) -> None:
    """Adds what is wrong with the keys of a schema to the faults of its file."""
    _check_columns(file, schema["primaryKey"], where="primaryKey", types=types)
    _check_primary_is_required(file, schema)
    for kind, check in (("uniqueKeys", _check_columns), ("foreignKeys", _check_foreign)):
        keys = schema.get(kind, [])
        if not isinstance(keys, list):
            file.wrong(kind, "is not a list of keys.")
            continue
        for number, key in enumerate(keys):
            where, first = f"{kind}/{number}", keys.index(key)
            check(file, key, where=where, types=types)
            if first < number:
                file.wrong(where, f"is the same key as {kind}/{first}. Delete one of them.")


def _check_columns(file: JsonFile, key: object, *, where: str, types: Types) -> None:
    if not isinstance(key, list) or not key:
        file.wrong(where, "is not a list of columns.")
        return
    if any(key.count(column) > 1 for column in key):
        file.wrong(where, "names a column twice.")
    for column in key:
        if column not in list(types):
            hint = did_you_mean(str(column), [name for name in types if name])
            file.wrong(where, f"{quoted(column)} is not a column of this table.{hint}")
        elif types[column] == "number":
            file.wrong(
                where,
                f"{quoted(column)} is a column of numbers, which can be equal and spelled"
                " differently. Make it a string, or choose another key.",
            )


def _check_primary_is_required(file: JsonFile, schema: dict[str, Any]) -> None:
    """Checks that the columns of the primary key are required; being a key does not say so."""
    if not isinstance(schema["primaryKey"], list):
        return
    for field in schema["fields"]:
        if not isinstance(field, dict) or field.get("name") not in schema["primaryKey"]:
            continue
        constraints = field.get("constraints")
        if not isinstance(constraints, dict) or constraints.get("required") is not True:
            file.wrong(
                "primaryKey",
                f"{quoted(field['name'])} is not required, but every row needs its key.",
            )


def _check_foreign(file: JsonFile, key: object, *, where: str, types: Types) -> None:
    if not file.has_properties(where, "foreign key", key):
        return
    assert isinstance(key, dict)
    reference = key["reference"]
    if not file.has_properties(f"{where}/reference", "reference", reference):
        return
    _check_columns(file, key["fields"], where=f"{where}/fields", types=types)
    if not _is_one_column(reference["fields"]) or key["fields"] == []:
        file.wrong(f"{where}/reference/fields", ONE_COLUMN)
    elif not _is_one_column(key["fields"]):
        file.wrong(f"{where}/fields", ONE_COLUMN)
    if not isinstance(reference.get("resource", ""), str):
        file.wrong(f"{where}/reference/resource", "is not the name of a table.")


def _is_one_column(fields: object) -> bool:
    return isinstance(fields, list) and len(fields) == 1
