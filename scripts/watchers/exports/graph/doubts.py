"""Whether an edge is certain: every reason for doubt that the record gives, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from watchers.exports.graph.columns import column_of, known
from watchers.exports.graph.elements import DISPUTED, HEDGES, NOT_STATED
from watchers.exports.graph.layout import DOUBTFUL_ANSWERS
from watchers.exports.graph.periods import Period, is_agreed
from watchers.exports.graph.statements import SEPARATOR, WHOLE_ROW

CERTAIN, DOUBTS = "certain", "doubts"
HEDGED = "hedged"


def doubts_of_rows(
    rows: pa.Table, spoken: Mapping[str, pa.Array], days: Period, *, saying: Iterable[str], day: str
) -> dict[str, pa.Array]:
    """Whether the edges that these rows are hold for certain.

    spoken: what the record says beside the rows.
    saying: the columns that make a row this edge.
    day: the day of the graph; empty if it is one of all days.
    """
    doubts = {
        HEDGED: spoken[HEDGES].is_valid(),
        DISPUTED: spoken[DISPUTED].is_valid(),
        NOT_STATED: _names_any(spoken[NOT_STATED], saying),
        "only_agreed": is_agreed(rows),
    }
    if "answer" in rows.column_names:
        answers = column_of(rows, "answer")
        doubts |= {word: pc.equal(answers, word) for word in DOUBTFUL_ANSWERS}
    if days.is_dated and day:
        doubts["day_unknown"] = pc.not_equal(days.held_on(day), "yes")
    return _columns(doubts)


def doubts_of_column(spoken: Mapping[str, pa.Array], column: str) -> dict[str, pa.Array]:
    """Whether the edges that a column of rows makes hold for certain.

    spoken: what the record says of that column, and of the rows.
    """
    return _columns(
        {
            HEDGED: spoken[HEDGES].is_valid(),
            DISPUTED: _names_any(spoken[DISPUTED], [column, WHOLE_ROW]),
            NOT_STATED: _names_any(spoken[NOT_STATED], [column]),
        }
    )


def _names_any(texts: pa.Array, names: Iterable[str]) -> pa.Array:
    """Whether each text, which lists columns, has one of these."""
    between = re.escape(SEPARATOR)
    pattern = f"(^|{between})({'|'.join(map(re.escape, names))})($|{between})"
    return pc.fill_null(pc.match_substring_regex(texts, pattern=pattern), False)


def _columns(doubts: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """Whether each edge is certain, and otherwise which of these doubts hold of it."""
    words = known(pc.if_else(doubt, f"{name} ", None) for name, doubt in doubts.items())
    said = pc.if_else(pc.equal(words, ""), None, pc.utf8_rtrim_whitespace(words))
    return {CERTAIN: said.is_null(), DOUBTS: said}
