"""What rows that belong to another row are called there, and their columns and values."""

from __future__ import annotations

from watchers.profile.format import words
from watchers.profile.sentence import Mention, Sentence, sentence
from watchers.tables.rows import Record, Row

CALLED = {
    "designations": ("listing on", "list_id"),
    "contract_parties": ("role of", "entity_id"),
    "names": ("name", "name"),
    "identifiers": ("identifier", "value"),
    "positions": ("office", "title"),
    "figures": ("figure", "subject"),
    "coverage": ("check", "extent"),
    "ownership_rules": ("rule", "citation"),
}
"""What a row that belongs to another one is called there, and by which of its columns."""
SIDES = (("owner_id", "owner of", "owned_id"), ("owned_id", "owned by", "owner_id"))
"""What an ownership is called on the page of either side."""
WHOLE = ("figures",)
"""Tables whose rows say by themselves what they are about."""
OWNERS = {"official_id": "of", "entity_id": "of", "contract_id": "in", "list_id": "of"}
"""The columns in which rows name what they belong to, and the word that leads there."""


def row_in_words(record: Record, about: Row, *, own_id: str) -> Sentence:
    """The row that a passage or a claim is about, as the account of another row calls it."""
    table, row_id = about["about_table"], about["about_id"]
    row = record.get(table, row_id)
    called, column = CALLED.get(table, ("", ""))
    if table == "ownership":
        return _ownership(record, row, own_id=own_id)
    if not row.get(column, ""):
        return (Mention(table, row_id, record.name(table, row_id)),)
    named = sentence(called, value_in_words(record, table, column, row[column]), separator=" ")
    return sentence(named, _of_whom(record, table, row, own_id=own_id, said=column), separator=" ")


def _ownership(record: Record, row: Row, *, own_id: str) -> Sentence:
    """A link of ownership as either side calls it; elsewhere both are named."""
    sides = {row[own]: (called, row[other]) for own, called, other in SIDES}
    called, other_id = sides.get(own_id, sides[row["owned_id"]])
    named = (f"{called} ", Mention("entities", other_id, record.name("entities", other_id)))
    if own_id in sides:
        return named
    owned_id = row["owned_id"]
    return sentence(
        Mention("entities", owned_id, record.name("entities", owned_id)), " ", named, separator=""
    )


def _of_whom(record: Record, table: str, row: Row, *, own_id: str, said: str) -> Sentence:
    """To what the row belongs; empty where that is the row of the account."""
    owners = {name: row[name] for name in OWNERS if name != said and row.get(name)}
    if table in WHOLE or not owners or own_id in owners.values():
        return ()
    column, owner_id = next(iter(owners.items()))
    return sentence(OWNERS[column], value_in_words(record, table, column, owner_id), separator=" ")


def column_in_words(column: str) -> str:
    """The name of a column; one that names a row is called like that row."""
    return words(column.removesuffix("_id"))


def value_in_words(record: Record, table: str, column: str, value: str) -> Mention | str:
    """The value of a cell: the row that it names, or a value of a closed list in words."""
    described = record.package.tables[table]
    keys = described.foreign_keys
    target = next((target for columns, target, _ in keys if columns[0] == column), "")
    if target and value:
        return Mention(target, value, record.name(target, value))
    is_of_list = "enum" in described.fields.get(column, {}).get("constraints", {})
    return words(value) if is_of_list else value
