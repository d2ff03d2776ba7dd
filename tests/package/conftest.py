"""Faults of one schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from support.json_changes import put
from watchers.package.descriptor import read_package


@pytest.fixture
def schema_lines(change_json: Callable) -> Callable[[list, Any], list[str]]:
    """What is said of the schema of contracts with another value; its table is left unchecked."""

    def lines(path: list, value: Any) -> list[str]:
        package, findings = read_package(change_json(put(path, value), "schemas/contracts.json"))
        assert "contracts" not in package.tables
        return [str(problem) for problem in findings.problems]

    return lines
