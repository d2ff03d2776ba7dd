"""The FollowTheMoney export of the small package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.ftm import Entities, entities_of
from watchers.exports import export
from watchers.package.descriptor import open_package


@pytest.fixture
def exported(valid_package: Path, tmp_path: Path) -> Callable[[], Path]:
    """Writes the package as it is by then, and returns the folder."""

    def written() -> Path:
        path = tmp_path / "out.ftm"
        return export(open_package(valid_package), output_format="ftm", path=path, overwrite=True)

    return written


@pytest.fixture
def entities(exported: Callable[[], Path]) -> Entities:
    return entities_of(exported())
