"""A table of three columns, and what is said of faults in its bytes."""

from __future__ import annotations

import pytest

HEAD = b"id,name,note\n"
NEEDLESS = "quotation marks around a cell that needs none. Run: watchers tidy [needless_quote]"
SPACE = "a cell begins or ends with a space. Run: watchers tidy [outer_space]"
RAGGED = "where the header has 3. Look for a missing or extra comma. [ragged_row]"


def cases(faults: dict) -> list:
    """Cases named after their faults, of the bytes and the lines that are reported of them."""
    return [
        pytest.param(content, [f"data/t.csv{line}" for line in lines], id=name)
        for name, (content, lines) in faults.items()
    ]
