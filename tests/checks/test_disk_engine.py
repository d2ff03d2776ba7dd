"""`watchers validate --engine duckdb` gives what `--engine memory` gives, to the letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from support.broken import BROKEN, break_package
from support.commands import validated
from watchers.checks import duckdb_engine, engine_choice
from watchers.checks.validation import validate


def assert_engines_agree(package: Path) -> Result:
    """Fails unless both engines print the same; returns it."""
    expected = validated(package, "--engine", "memory")
    result = validated(package, "--engine", "duckdb")
    assert result.output == expected.output
    assert result.exit_code == expected.exit_code
    return result


def test_all_broken_examples_laid_over_each_other(valid_package: Path) -> None:
    for folder in BROKEN:
        break_package(valid_package, folder)
    output = assert_engines_agree(valid_package).output
    found = {folder.name for folder in BROKEN if f"[{folder.name}]" in output}
    # Some examples take away what others need: a row is one thing or the other.
    assert len(found) > 100


@pytest.mark.slow
@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
@pytest.mark.usefixtures("only_changed_tables")
def test_each_broken_example_by_itself(valid_package: Path, folder: Path) -> None:
    break_package(valid_package, folder)
    assert f"[{folder.name}]" in assert_engines_agree(valid_package).output


FILES = {
    "unclosed quote": ("places", b'"x\n'),
    "ragged row": ("contracts", b"a,b\n"),
    "carriage return": ("events", b"\r\n"),
    "not UTF-8": ("lists", b"\xff\n"),
    "no newline": ("figures", b"x"),
}


def _append(file: Path, raw: bytes) -> None:
    file.write_bytes(file.read_bytes() + raw)


@pytest.mark.usefixtures("only_changed_tables")
def test_faults_of_whole_files(valid_package: Path) -> None:
    data = valid_package / "data"
    for table, raw in FILES.values():
        _append(data / f"{table}.csv", raw)
    (data / "claims.csv").write_bytes(b"")
    (data / "positions.csv").unlink()
    header, *rows = (data / "entities.csv").read_bytes().splitlines(keepends=True)
    (data / "entities.csv").write_bytes(b"".join([header, *reversed(rows)]))
    (data / "names.csv").write_bytes((data / "names.csv").read_bytes().split(b"\n")[0] + b"\n")
    output = assert_engines_agree(valid_package).output
    rules = "unclosed_quote ragged_row line_end encoding empty_file unsorted_rows no_rows"
    assert [rule for rule in rules.split() if f"[{rule}]" not in output] == []


@pytest.mark.usefixtures("only_changed_tables")
def test_size_and_hash_are_those_of_the_descriptor(valid_package: Path) -> None:
    descriptor = json.loads((valid_package / "datapackage.json").read_text("utf-8"))
    descriptor["resources"][0] |= {"bytes": 1, "hash": "sha256:" + "0" * 64}
    (valid_package / "datapackage.json").write_text(json.dumps(descriptor))
    output = assert_engines_agree(valid_package).output
    assert "[bytes]" in output and "[hash]" in output


@pytest.mark.usefixtures("only_changed_tables")
def test_auto_takes_the_disk_where_the_bytes_say_so(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = []
    connected = duckdb_engine.connected
    monkeypatch.setattr(
        duckdb_engine, "connected", lambda *a, **k: used.append("duckdb") or connected(*a, **k)
    )
    assert validated(valid_package).exit_code == 0 and used == []
    monkeypatch.setattr(engine_choice, "DISK_FROM_BYTES", 1000)
    monkeypatch.setenv("WATCHERS_MAX_BYTES", "1000")
    assert validated(valid_package).exit_code == 0 and used == ["duckdb"]


@pytest.mark.usefixtures("only_changed_tables")
def test_what_is_done_is_told(valid_package: Path) -> None:
    told: list[tuple[str, float]] = []
    validate(valid_package, engine="duckdb", progress=lambda *now: told.append(now))
    shares = [share for what, share in told if what.startswith("reading")]
    assert shares == sorted(shares) and shares[-1] == 1
    assert [what for what, _ in told if what.startswith("checking")] and told[-1][1] < 1
