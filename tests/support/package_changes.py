"""Strategies for packages that differ from a small release in their descriptor and schemas.

Most changes are such as the standard allows, so that many of the packages are valid.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from support import added_tables, hostile
from support.drafts import Draft, small_release

Change = Callable[[st.DrawFn, Draft], None]
ODD_TEXTS = [
    "", " ", "'", '"', "--", "*/", ";", "<r>x</r>", "=1+1", "]]>", "&#0;", "_x0041_", "\\", "%s",
    "{0}", "海康威视", "Å", "e\u0301", "\U0001f600", "http://[", "https://example.org/a b",
    "https://example.org/" + "a" * 3_000, "x" * 40_000, "internal:A1", "a\nb", "\ufeff", "\u200b",
]  # fmt: skip
PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"]), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | PLAIN,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(PLAIN, inner, max_size=2),
    max_leaves=4,
)
UNFIT = st.sampled_from(["\ud800", "a\x00b"])
USUAL = PLAIN | st.sampled_from(ODD_TEXTS)
VALUES = st.integers(0, 19).flatmap(
    lambda chance: USUAL if chance < 16 else (UNFIT | hostile.texts()) if chance < 19 else JSON
)


def _objects(first: str, *more: str, **others: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    optional = {**dict.fromkeys(more, VALUES), **others}
    return st.lists(st.fixed_dictionaries({first: VALUES}, optional=optional), max_size=3)


ROLES = st.lists(VALUES, max_size=2)
PROPERTIES: dict[str, st.SearchStrategy[Any]] = {
    "title": VALUES,
    "description": VALUES,
    "homepage": VALUES,
    "id": VALUES,
    "keywords": st.lists(VALUES, max_size=3),
    "licenses": _objects("name", "path", "title") | _objects("path", "name", "title"),
    "contributors": _objects("title", "path", "email", "organization", "role", roles=ROLES),
    "sources": _objects("title", "path", "email", "version"),
    "name": st.from_regex(r"[a-z0-9][a-z0-9._-]{0,99}", fullmatch=True) | VALUES,
    "version": st.lists(st.integers(0, 12_000), min_size=3, max_size=3).map(
        lambda parts: ".".join(map(str, parts))
    ),
    "created": st.datetimes().map(lambda time: time.strftime("%Y-%m-%dT%H:%M:%SZ")),
}


NEW_NAMES = st.sampled_from(added_tables.NAMES + added_tables.TAKEN)


def _change_package(draw: st.DrawFn, draft: Draft) -> None:
    name = draw(st.sampled_from(sorted(PROPERTIES)))
    draft.descriptor[name] = draw(PROPERTIES[name])


def _change_text(draw: st.DrawFn, draft: Draft) -> None:
    """Changes a text that has a place in most exports."""
    schemas = list(draft.schemas.values())
    fields = [field for schema in schemas for field in schema["fields"]]
    holders = [[draft.descriptor], draft.descriptor["resources"], schemas, fields]
    holder = draw(st.sampled_from(draw(st.sampled_from(holders))))
    holder[draw(st.sampled_from(["title", "description"]))] = draw(
        UNFIT | USUAL | UNFIT | hostile.texts()
    )


def _change_order(draw: st.DrawFn, draft: Draft) -> None:
    draft.descriptor["resources"] = draw(st.permutations(draft.descriptor["resources"]))


def _drop_table(draw: st.DrawFn, draft: Draft) -> None:
    resource = draw(st.sampled_from(draft.descriptor["resources"]))
    draft.descriptor["resources"].remove(resource)
    draft.contents.pop(resource["path"], None)
    for schema in draft.schemas.values():
        keys = schema.get("foreignKeys", [])
        kept = [key for key in keys if key["reference"].get("resource") != resource["name"]]
        schema["foreignKeys"] = kept


def _rename_table(draw: st.DrawFn, draft: Draft) -> None:
    resource = draw(st.sampled_from(draft.descriptor["resources"]))
    old, new = resource["name"], draw(NEW_NAMES)
    resource["name"] = new
    for key in draft.foreign_keys():
        if key["reference"].get("resource") == old:
            key["reference"]["resource"] = new


def _add_table(draw: st.DrawFn, draft: Draft) -> None:
    schema = draw(added_tables.schemas())
    content = draw(added_tables.contents(schema))
    draft.add_table(draw(NEW_NAMES), schema=schema, content=content)


def _change_field(draw: st.DrawFn, draft: Draft) -> None:
    schema = draw(st.sampled_from(list(draft.schemas.values())))
    field = draw(st.sampled_from(schema["fields"]))
    property_name = draw(st.sampled_from(["example", "type", "rdfType"]))
    kinds = st.sampled_from(["string", "number", "date", "year"])
    values = {"type": kinds, "rdfType": st.just(added_tables.EDTF)}
    field[property_name] = draw(values.get(property_name, VALUES))


def _drop_constraint(draw: st.DrawFn, draft: Draft) -> None:
    schema = draw(st.sampled_from(list(draft.schemas.values())))
    constraints = draw(st.sampled_from(schema["fields"])).get("constraints")
    if constraints:
        del constraints[draw(st.sampled_from(sorted(constraints)))]


def _widen_enum(draw: st.DrawFn, draft: Draft) -> None:
    schema = draw(st.sampled_from(list(draft.schemas.values())))
    field = draw(st.sampled_from(schema["fields"]))
    constraints = field.setdefault("constraints", {})
    constraints["enum"] = [*constraints.get("enum", []), draw(VALUES)]


def _rename_column(draw: st.DrawFn, draft: Draft) -> None:
    resource = draw(st.sampled_from(draft.descriptor["resources"]))
    schema = draft.schemas[resource["schema"]]
    field = draw(st.sampled_from(schema["fields"]))
    new = draw(st.sampled_from(added_tables.COLUMNS)).encode()
    header, line_end, rows = draft.contents[resource["path"]].partition(b"\n")
    old = field["name"].encode()
    columns = [new if column == old else column for column in header.split(b",")]
    draft.contents[resource["path"]] = b",".join(columns) + line_end + rows
    draft.rename_column(resource["name"], schema, old=old.decode(), new=new.decode())


CHANGES: list[Change] = [
    *[_change_text, _change_package, _add_table] * 3,
    *[_change_order, _drop_table, _rename_table, _change_field],
    *[_drop_constraint, _widen_enum, _rename_column],
]


@st.composite
def changed_packages(draw: st.DrawFn) -> Draft:
    """A small release with one to three changes."""
    draft = small_release()
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3)):
        if draft.descriptor["resources"]:
            change(draw, draft)
    return draft
