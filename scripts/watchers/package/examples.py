"""Examples of cells in a schema: each is a cell that its column takes."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import Any

from watchers.dates.partial_date import CALENDAR_DATE
from watchers.package.vocabulary import ADDRESS, DATE, EDTF, NUMERIC
from watchers.text.printable import quoted

_SPELLINGS = {**NUMERIC, "date": DATE, "uri": ADDRESS, EDTF: CALENDAR_DATE}
"""What a cell of a type, format or meaning must match as a whole."""
_TESTS: dict[str, Callable[[str, Any], bool]] = {
    "pattern": lambda cell, pattern: _matches(cell, pattern),
    "enum": lambda cell, words: cell in words,
    "maxLength": lambda cell, limit: len(cell) <= limit,
    "minimum": lambda cell, bound: float(cell) >= bound,
    "maximum": lambda cell, bound: float(cell) <= bound,
    "exclusiveMinimum": lambda cell, bound: float(cell) > bound,
}
"""Whether a cell keeps to a constraint; the others compare cells."""


def example_fault(field: dict[str, Any]) -> str:
    """What is wrong with the example of a column that is itself faultless; empty if nothing is."""
    if "example" not in field or field["example"] in (math.inf, -math.inf):
        return ""  # That a number has no end is said of every value of a schema.
    cell = str(field["example"])
    for term in (field["type"], field.get("format"), field.get("rdfType")):
        if term in _SPELLINGS and not _matches(cell, _SPELLINGS[term]):
            return f"{quoted(cell)} is not a cell of this column: it is no {_word(term)}."
    for name, value in field.get("constraints", {}).items():
        if name in _TESTS and not _TESTS[name](cell, value):
            return f"{quoted(cell)} is not a cell of this column: it breaks {name}."
    return ""


def _matches(cell: str, pattern: str) -> bool:
    """Whether the whole cell matches, by RE2, which takes no longer for any pattern."""
    import pyarrow as pa
    import pyarrow.compute as pc

    # From text of Python, Arrow makes an array only with pandas, which takes long to import.
    text = cell.encode()
    offsets = pa.py_buffer(struct.pack("<ii", 0, len(text)))
    cells = pa.StringArray.from_buffers(1, offsets, pa.py_buffer(text))
    return pc.match_substring_regex(cells, f"^(?:{pattern})$")[0].as_py()


def _word(term: str) -> str:
    return {"uri": "address", EDTF: "partial date"}.get(term, term)
