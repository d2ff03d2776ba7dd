"""Descriptors and schemas spoiled at random: reading them ends soon, and never in a crash."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from watchers.compile import column_checks
from watchers.descriptor import read_package
from watchers.keys import key_checks
from watchers.problems import UnusablePackage

WRONG: list[Any] = [
    None, True, 0, -1, 1.5, 10**30, "", " ", "x", "{x}", "\ud800", "\u202e", "../x", "http://example.org", "(", [], [[]], [None], {}, {"a": {}}, [{}] * 3, ["x", "x"],
]  # fmt: skip


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Every place of a JSON value: what holds it, and its key or index there."""
    if not isinstance(data, (dict, list)):
        return []
    keys = list(data) if isinstance(data, dict) else list(range(len(data)))
    return [(data, key) for key in keys] + [place for key in keys for place in _places(data[key])]


def _spoil(chance: random.Random, data: Any) -> None:
    holder, key = chance.choice(_places(data))
    kind = chance.randrange(4)
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[key]))
    elif kind == 2 and isinstance(holder, dict):
        holder[f"{key}x"] = holder.pop(key)
    else:
        holder[key] = copy.deepcopy(chance.choice(WRONG))


def _keep_few_tables(root: Path) -> None:
    """Leaves four tables that refer to no other, which are read sooner than twenty."""
    descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] in {"contracts", "entities", "places", "sources"}]
    (root / "datapackage.json").write_text(json.dumps(descriptor))
    assert not read_package(root)[1].total


@pytest.mark.parametrize("file", ["datapackage.json", "schemas/contracts.json", "schemas/places.json"])
def test_spoiled_json_is_reported_and_never_crashes(valid_package: Path, file: str) -> None:
    _keep_few_tables(valid_package)
    chance = random.Random(file)
    sound = json.loads((valid_package / file).read_text("utf-8"))
    accepted = 0
    for _ in range(150):
        data = copy.deepcopy(sound)
        for _ in range(chance.randint(1, 3)):
            _spoil(chance, data)
        (valid_package / file).write_text(json.dumps(data))
        try:
            package, findings = read_package(valid_package)
        except UnusablePackage:
            continue
        assert package is not None or findings.total
        accepted += not findings.total
        for table in package.tables.values() if package else []:
            if table.schema_path == file:
                assert [*column_checks(table), *key_checks(table)]
    assert accepted < 75
