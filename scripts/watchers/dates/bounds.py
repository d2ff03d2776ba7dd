"""The first and the last day that each partial date can mean, for whole columns."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from watchers.dates.partial_date import PARTIAL_DATE


def refuse_unlike(cells: pa.ChunkedArray, pattern: str) -> None:
    """Raises ValueError unless all cells match, apart from unknown ones.

    A library's own idea of a number is too wide: it takes nan and 1e5.
    """
    wrong = cells.filter(pc.invert(pc.match_substring_regex(cells, pattern)))
    if len(wrong):
        raise ValueError(f"cells that are not of the column's type: {len(wrong):,}")


def first_days(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """The first day that each partial date can mean; null if it is unknown.

    Raises ValueError if a cell is not such a date or does not exist in the calendar.
    """
    refuse_unlike(cells, PARTIAL_DATE)
    return pc.cast(_filled(cells, "-01-01", 10), pa.date32())


def first_and_last(cells: pa.ChunkedArray) -> tuple[pa.Array, pa.Array]:
    """The first and the last day that each partial date can mean; null if it is unknown.

    Raises ValueError as `first_days` does.
    """
    first = _days(first_days(cells))
    in_month = pc.cast(_filled(_filled(cells, "-12", 7), "-01", 10), pa.date32())
    months = _days(in_month).astype("datetime64[M]")
    month_ends = (months + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    is_day = pc.fill_null(pc.equal(pc.utf8_length(cells), 10), False).to_numpy()
    return pa.array(first), pa.array(np.where(is_day, first, month_ends))


def _filled(cells: pa.ChunkedArray, ending: str, length: int) -> pa.ChunkedArray:
    """Each date with what it lacks at its end taken from `ending`: 2017 becomes 2017-01-01."""
    # To join with text from Python, Arrow would import pandas.
    longer = pc.replace_substring_regex(cells, pattern="$", replacement=ending)
    return pc.utf8_slice_codeunits(longer, 0, length)


def _days(days: pa.ChunkedArray) -> np.ndarray:
    return days.to_numpy().astype("datetime64[D]")
