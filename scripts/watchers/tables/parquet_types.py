"""Types of Parquet columns that become the text of cells, each in one way."""

from __future__ import annotations

import pyarrow as pa

from watchers.problems.problem import Findings
from watchers.text.printable import quoted

SPELLED = (
    pa.types.is_null,
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_decimal,
    pa.types.is_date,
)
"""Text, numbers and days, as the record has them. Times, truth values and bytes are none of these:
Arrow would spell them by their unit, or as text that they may not be."""


def has_spelling(kind: pa.DataType) -> bool:
    """Whether each value of the type is one text in a CSV file of the record."""
    if pa.types.is_dictionary(kind):
        return has_spelling(kind.value_type)
    return any(is_this(kind) for is_this in SPELLED)


def check_types(path: str, schema: pa.Schema, columns: list[str], findings: Findings) -> bool:
    """Whether all of the table's columns can become text; adds those of another type."""
    unfit = [field for field in schema if field.name in columns and not has_spelling(field.type)]
    for field in unfit:
        findings.add(
            path,
            column=field.name,
            rule="unreadable_column",
            message=f"is of the type {quoted(field.type)}, which cannot be read. Write it as text.",
        )
    return not unfit
