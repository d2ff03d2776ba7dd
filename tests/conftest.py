from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.packages import make_package

pytest_plugins = ["support.check_fixtures", "support.export_fixtures", "support.listed_package"]


@pytest.fixture
def valid_package(tmp_path: Path) -> Path:
    return make_package(tmp_path / "package")


@pytest.fixture
def problems_of() -> Callable[[Path], list[str]]:
    from watchers.checks.validation import validate

    return lambda package: [str(problem) for problem in validate(package).problems]
