"""Descriptors, schemas and tables spoiled at random: reading ends soon, never in a crash."""

from __future__ import annotations

import copy
import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest

from watchers.checks.column_checks import column_checks
from watchers.checks.keys import key_checks
from watchers.package.descriptor import read_package
from watchers.problems.errors import UnusablePackage
from watchers.problems.problem import Findings
from watchers.tables import strict_csv

WRONG: list[Any] = [
    None, True, 0, -1, 1.5, 10**30,
    "", " ", "x", "{x}", "\ud800", "\u202e", "../x", "http://example.org", "(",
    [], [[]], [None], ["x", "x"], {}, {"a": {}}, [{}] * 3,
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
    descriptor["resources"] = [
        r
        for r in descriptor["resources"]
        if r["name"] in {"contracts", "entities", "places", "sources"}
    ]
    (root / "datapackage.json").write_text(json.dumps(descriptor))
    assert not read_package(root)[1].total


@pytest.mark.parametrize(
    "file", ["datapackage.json", "schemas/contracts.json", "schemas/places.json"]
)
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


PIECES = [
    b'"',
    b",",
    b"\n",
    b"\r",
    b" ",
    b'""',
    b'","',
    b"\xef\xbb\xbf",
    b"\x00",
    b"\xe3\x80\x80",
    b"\xff",
    b"x",
    b"\n\n",
    b'"\n',
]


def _mutated(chance: random.Random, raw: bytes) -> bytes:
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(raw) + 1)
        kind = chance.randrange(3)
        if kind == 0:
            raw = raw[:place] + chance.choice(PIECES) + raw[place:]
        elif kind == 1:
            raw = raw[:place] + raw[place + chance.randint(1, 3) :]
        else:
            raw = raw[:place] + bytes([chance.randrange(256)]) + raw[place + 1 :]
    return raw


def test_what_the_gate_lets_pass_every_reader_of_csv_reads_alike() -> None:
    chance = random.Random(20170412)
    valid = b"id,name,note\n" + 'a,"b, c",d\nb,"say ""so""",北京\nc,,\nd,"""x"", y","z,"\n'.encode()
    passed = 0
    for _ in range(3000):
        raw = _mutated(chance, valid)
        findings = Findings()
        read = strict_csv.read("data/t.csv", raw, ["id", "name", "note"], findings)
        assert read is not None or findings.total
        if read is None or findings.total:
            continue
        passed += 1
        rows = list(csv.reader(io.StringIO(read.decode(), newline=""), strict=True))
        again = io.StringIO()
        csv.writer(again, lineterminator="\n").writerows(rows)
        assert again.getvalue().encode() == read == raw
        assert {len(row) for row in rows} == {3}
    assert passed > 100
