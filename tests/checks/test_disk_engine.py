"""`watchers validate --engine duckdb` gives what `--engine memory` gives, to the letter."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.broken import BROKEN, break_package
from support.packages import ROOT
from watchers.checks import duckdb_engine, engine_choice, engine_runner
from watchers.checks.validation import validate
from watchers.cli import cli
from watchers.package import extras


def run(package: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--package", str(package), "validate", *arguments])


def assert_engines_agree(package: Path) -> Result:
    """Fails unless both engines print the same; returns it."""
    expected = run(package, "--engine", "memory")
    result = run(package, "--engine", "duckdb")
    assert result.output == expected.output
    assert result.exit_code == expected.exit_code
    return result


@pytest.fixture
def small_folder(valid_package: Path) -> Path:
    """A folder for temporary files that the test can look into."""
    folder = valid_package.parent / "temp"
    folder.mkdir()
    return folder


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
def test_nothing_is_left_behind(valid_package: Path, small_folder: Path) -> None:
    result = run(valid_package, "--engine", "duckdb", "--temp", str(small_folder))
    assert result.exit_code == 0 and "no problems" in result.output
    assert list(small_folder.iterdir()) == []


def test_too_little_memory_is_said_in_one_line(valid_package: Path, small_folder: Path) -> None:
    arguments = ["--engine", "duckdb", "--memory-limit", "1MB", "--temp", str(small_folder)]
    result = run(valid_package, *arguments)
    assert result.exit_code == 2
    (line,) = result.output.splitlines()
    assert line.startswith(
        "Error: the engine has too little memory or room in its temporary folder"
    )
    assert list(small_folder.iterdir()) == []


def test_without_spark_the_engine_is_refused(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_choice, "find_spec", lambda name: None)
    result = run(valid_package, "--engine", "spark")
    (requirement,) = re.findall("pyspark>=[0-9.,<]+", result.output)
    assert result.exit_code == 2
    assert requirement in (ROOT / "docs" / "scale.md").read_text("utf-8")


@pytest.mark.usefixtures("only_changed_tables")
def test_an_amount_that_is_none_is_refused(valid_package: Path) -> None:
    result = run(valid_package, "--engine", "duckdb", "--memory-limit", "much")
    assert result.exit_code == 2
    assert result.output == "Error: 'much' is not an amount of memory like 4GB\n"


@pytest.mark.usefixtures("only_changed_tables")
def test_a_full_disk_is_said_in_one_line(
    valid_package: Path, small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchers.tables import parquet_writer

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(parquet_writer.parquet, "ParquetWriter", full)
    result = run(valid_package, "--engine", "duckdb", "--temp", str(small_folder))
    assert result.exit_code == 2
    assert result.output == (
        f"Error: the temporary folder {small_folder} cannot be written: No space left on device;"
        " --temp names another folder\n"
    )
    assert list(small_folder.iterdir()) == []


@pytest.mark.usefixtures("only_changed_tables")
def test_an_engine_that_finds_nothing_is_not_believed(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        engine_runner,
        "checks_without_broken_rows",
        lambda checks, *_, **__: frozenset(map(id, checks)),
    )
    result = run(valid_package, "--engine", "duckdb")
    assert result.exit_code == 2
    assert "Error: the engine did not find a fault that is known to be there" in result.output


@pytest.mark.usefixtures("only_changed_tables")
def test_an_engine_that_lacks_rows_is_not_believed(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = duckdb_engine.frames

    def without_a_row(*arguments: object) -> object:
        made = frames(*arguments)
        return made.having("places", made["places"].head(1))

    monkeypatch.setattr(duckdb_engine, "frames", without_a_row)
    result = run(valid_package, "--engine", "duckdb")
    assert result.exit_code == 2
    assert "Error: the engine does not have all rows of places" in result.output


@pytest.mark.usefixtures("only_changed_tables")
def test_auto_takes_the_disk_where_the_bytes_say_so(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = []
    connected = duckdb_engine.connected
    monkeypatch.setattr(
        duckdb_engine, "connected", lambda *a, **k: used.append("duckdb") or connected(*a, **k)
    )
    assert run(valid_package).exit_code == 0 and used == []
    monkeypatch.setattr(engine_choice, "DISK_FROM_BYTES", 1000)
    monkeypatch.setenv("WATCHERS_MAX_BYTES", "1000")
    assert run(valid_package).exit_code == 0 and used == ["duckdb"]


@pytest.mark.usefixtures("only_changed_tables")
def test_without_the_library_the_engine_is_refused(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    result = run(valid_package, "--engine", "duckdb")
    assert result.exit_code == 2
    assert result.output.startswith(
        "Error: this engine needs the library duckdb; to get it, run: pip install"
    )


@pytest.mark.usefixtures("only_changed_tables")
@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), RuntimeError("Query interrupted")], ids=repr
)
def test_an_interruption_leaves_nothing_behind(
    valid_package: Path,
    small_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
) -> None:
    def interrupted(*_: object) -> None:
        assert list(small_folder.iterdir())
        raise error

    monkeypatch.setattr(engine_runner.Check, "problems", interrupted)
    result = run(valid_package, "--engine", "duckdb", "--temp", str(small_folder))
    assert result.exit_code == 2
    assert result.output == "Error: interrupted\n"
    assert list(small_folder.iterdir()) == []


@pytest.mark.usefixtures("only_changed_tables")
def test_what_is_done_is_told(valid_package: Path) -> None:
    told: list[tuple[str, float]] = []
    validate(valid_package, engine="duckdb", progress=lambda *now: told.append(now))
    shares = [share for what, share in told if what.startswith("reading")]
    assert shares == sorted(shares) and shares[-1] == 1
    assert [what for what, _ in told if what.startswith("checking")] and told[-1][1] < 1


@pytest.mark.usefixtures("only_changed_tables")
@pytest.mark.parametrize(
    ("engine", "option"),
    [
        ("memory", "--memory-limit"),
        ("memory", "--temp"),
        ("memory", "--master"),
        ("duckdb", "--master"),
        ("auto", "--master"),
    ],
)
def test_an_option_that_the_engine_does_not_use_is_refused(
    valid_package: Path, engine: str, option: str
) -> None:
    result = run(valid_package, "--engine", engine, option, str(valid_package))
    assert result.exit_code == 2
    assert f"Error: {option} has no meaning for --engine {engine}\n" in result.output
