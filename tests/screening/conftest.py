"""Files of names to ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def write_names(tmp_path: Path) -> Callable[[bytes | str], Path]:
    """Writes a file of names."""

    def write(content: bytes | str) -> Path:
        file = tmp_path / "suppliers.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write
