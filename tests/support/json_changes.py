"""Changes of JSON, for `change_json`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def put(path: list, value: Any) -> Callable[[Any], None]:
    """Puts the value where the names and numbers lead."""

    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change
