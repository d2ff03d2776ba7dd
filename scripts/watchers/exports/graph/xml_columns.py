"""Columns of cells as XML, a whole column at a time: text in it never becomes markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import quoteattr

import pyarrow as pa
import pyarrow.compute as pc

from watchers.exports.graph.columns import joined, known
from watchers.exports.graph.elements import Elements

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NOT_IN_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
"""The characters that XML 1.0 cannot hold, not even escaped (section 2.2)."""
REPLACEMENT = "\ufffd"
ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
    # A reader would make spaces of these in an attribute.
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
TYPES = {pa.float64(): "double", pa.int64(): "long", pa.bool_(): "boolean"}
"""How GEXF and GraphML call a type; text and days are `string`."""
ELEMENT = "element"
"""The attribute that says what a node or an edge is: its label or type in Neo4j."""
BATCH = 20_000
"""Rows that are written at a time."""


def escaped(cells: pa.Array) -> pa.Array:
    """The cells as text that can stand in an element or an attribute; unknown stays null."""
    text = pc.replace_substring_regex(
        cells.cast(pa.string()), pattern=NOT_IN_XML, replacement=REPLACEMENT
    )
    for plain, safe in ESCAPES.items():
        text = pc.replace_substring(text, pattern=plain, replacement=safe)
    return text


def attribute(text: str) -> str:
    """One text as an attribute, with its quotation marks."""
    return quoteattr("".join(REPLACEMENT if one in NOT_IN_XML[1:-1] else one for one in text))


def batches(elements: Elements) -> Iterator[Elements]:
    """The elements, some thousands at a time."""
    for start in range(0, len(elements.ids), BATCH):
        yield elements.part(start, BATCH)


def opened(part: Elements) -> pa.Array:
    """The beginning of each element: its tag, its id and, of an edge, both ends."""
    start = joined(f'<{tag(part)} id="', escaped(part.ids), '"')
    if part.sources is None:
        return start
    ends = joined(' source="', escaped(part.sources), '" target="', escaped(part.targets), '"')
    return joined(start, ends)


def tag(part: Elements) -> str:
    return "node" if part.sources is None else "edge"


def values(part: Elements, written: Callable[[str, pa.Array], pa.Array]) -> pa.Array:
    """The attributes of each element, each as `written` has it; unknown is left out.

    The first says what the element is.
    """
    kinds = pa.array([part.kind] * len(part.ids), pa.string())
    cells = {name: part.column(name) for name in part.attributes.column_names}
    return known(written(name, escaped(one)) for name, one in {ELEMENT: kinds, **cells}.items())


def attribute_types(elements: Iterable[Elements], *first: str) -> dict[str, str]:
    """Each attribute of nodes, or of edges, and its type: text if they do not agree on one.

    first: attributes of text that come before those of the rows.
    """
    types: dict[str, pa.DataType] = dict.fromkeys((ELEMENT, *first), pa.string())
    for name, kind in (
        (field.name, field.type) for one in elements for field in one.attributes.schema
    ):
        types[name] = kind if types.get(name, kind) == kind else pa.string()
    return {name: TYPES.get(kind, "string") for name, kind in types.items()}
