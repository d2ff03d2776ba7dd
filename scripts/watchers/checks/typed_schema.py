"""The schema of a table as `watchers.load()` gives it, for pandera, from its Table Schema.

All checks are those that come with pandera: it writes no others to YAML. What these cannot say of
a DataFrame is listed in the schema's metadata, under NOT_CHECKED.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from math import inf
from typing import Any

import pandas as pd
import pandera.pandas as pa

from watchers.checks.constraints import CHECKED_AS_KEYS
from watchers.dates.partial_date import CALENDAR_DATE
from watchers.package.model import Table
from watchers.package.vocabulary import (
    ADDRESS,
    COMPARES_NUMBERS,
    CONSTRAINT_VALUES,
    DESCRIPTIONS_OF_DAYS,
    EDTF,
    YEARS,
)
from watchers.tables.typed_tables import frame_without_rows, text_dtype

NOT_CHECKED = "not_checked"
"""In the metadata of a schema: what its Table Schema asks and it cannot check, as a list."""
MATCHES = {"uri": ADDRESS, EDTF: CALENDAR_DATE}
"""By format or meaning: what text must match."""


def whole(pattern: str) -> str:
    """The pattern as one that the whole text must match; pandera looks at its beginning alone."""
    return f"^(?:{pattern}){_end_of_text()}"


TEXT_CHECKS: dict[str, Callable[[Any], pa.Check]] = {
    "required": lambda required: pa.Check.str_contains(r"\S"),
    "pattern": lambda pattern: pa.Check.str_matches(whole(pattern)),
    "enum": pa.Check.isin,
    "maxLength": lambda limit: pa.Check.str_length(max_value=limit),
}
"""The check of each constraint on text; that nothing is missing is said by `nullable`."""
if TEXT_CHECKS.keys() | COMPARES_NUMBERS | CHECKED_AS_KEYS != CONSTRAINT_VALUES.keys():
    raise ImportError("the constraints of the schema for pandera are not those of Table Schema")


def typed_schema(table: Table) -> pa.DataFrameSchema:
    """The schema of the DataFrame that `watchers.load()` gives for the table."""
    frame = frame_without_rows(table)
    keys = [key for key in _keys(table) if not _may_be_empty(table, key)]
    columns = {
        name: _column(table, name, dtype=dtype, is_unique=[name] in keys)
        for name, dtype in frame.dtypes.items()
    }
    return pa.DataFrameSchema(
        columns,
        unique=[key for key in keys if len(key) > 1] or None,
        strict=True,
        ordered=True,
        name=table.name,
        title=table.title or None,
        description=table.description,
        metadata={NOT_CHECKED: list(_not_checked(table))},
    )


def _column(table: Table, name: str, *, dtype: Any, is_unique: bool) -> pa.Column:
    declared, ending = name, ""
    if name not in table.fields:
        ending = next(ending for ending in DESCRIPTIONS_OF_DAYS if name.endswith(ending))
        declared = name.removesuffix(ending)
    field = table.fields[declared]
    return pa.Column(
        dtype,
        checks=[] if ending else list(_checks(field)),
        nullable=not _constraints(field).get("required"),
        unique=is_unique,
        title=None if ending else field.get("title"),
        description=DESCRIPTIONS_OF_DAYS[ending] if ending else field["description"],
    )


def _constraints(field: dict[str, Any]) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    return {name: value for name, value in constraints.items() if value is not False}


def _checks(field: dict[str, Any]) -> Iterator[pa.Check]:
    if field["type"] in ("number", "year"):
        yield from _number_checks(field)
    if field["type"] != "string":
        return
    for meaning in (field.get("format"), field.get("rdfType")):
        if meaning in MATCHES:
            yield pa.Check.str_matches(whole(MATCHES[meaning]))
    for name, value in _constraints(field).items():
        if name in TEXT_CHECKS:
            yield TEXT_CHECKS[name](value)


def _number_checks(field: dict[str, Any]) -> Iterator[pa.Check]:
    """One check of all bounds: pandera warns of two that could be one."""
    constraints = _constraints(field)
    lowest, highest = YEARS if field["type"] == "year" else (-inf, inf)
    above = constraints.get("exclusiveMinimum", -inf)
    least = max(constraints.get("minimum", -inf), lowest, above)
    most = min(constraints.get("maximum", inf), highest)
    is_open = above == least
    if least > -inf and most < inf:
        yield pa.Check.in_range(least, most, include_min=not is_open)
        return
    yield pa.Check.notin([-inf, inf])
    if most < inf:
        yield pa.Check.le(most)
    elif least > -inf:
        yield pa.Check.gt(least) if is_open else pa.Check.ge(least)


def _keys(table: Table) -> list[list[str]]:
    """The primary key, the unique keys and the unique columns, each once."""
    single = [[name] for name, field in table.fields.items() if _constraints(field).get("unique")]
    keys = [table.primary_key, *table.unique_keys, *single]
    return [key for number, key in enumerate(keys) if key not in keys[:number]]


def _may_be_empty(table: Table, key: list[str]) -> bool:
    """Whether all columns of a key may be missing. To pandera, two such rows are duplicates."""
    return not any(_constraints(table.fields[name]).get("required") for name in key)


def _not_checked(table: Table) -> Iterator[str]:
    for key in _keys(table):
        if _may_be_empty(table, key):
            yield f"uniqueKey {', '.join(key)}"
    for columns, target, target_columns in table.foreign_keys:
        yield f"foreignKey {', '.join(columns)}: {target}.{', '.join(target_columns)}"
    for name, field in table.fields.items():
        if field["type"] != "string":
            # What is said of a spelling is lost with it.
            spelled = _constraints(field).keys() & TEXT_CHECKS.keys() - {"required"}
            yield from (f"{constraint} {name}" for constraint in sorted(spelled))


@cache
def _end_of_text() -> str:
    r"""The regular expression for the end of a text in a column of text.

    Versions of pandas differ in the engine: to one, `$` also matches before a line feed at the
    end, and another does not know `\Z`.
    """
    texts = pd.Series(["a", "a\n"], dtype=text_dtype())
    for end in (r"\Z", "$"):
        try:
            if texts.str.match(f"^a{end}").tolist() == [True, False]:
                return end
        except ValueError:  # from Arrow
            continue
    raise RuntimeError(f"pandas {pd.__version__} cannot match the end of a text")
