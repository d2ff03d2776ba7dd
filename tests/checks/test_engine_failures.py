"""An engine that fails says so in one line, leaves nothing behind, and is not believed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.commands import validated
from support.packages import ROOT
from watchers.checks import duckdb_engine, engine_choice, engine_runner
from watchers.package import extras


@pytest.fixture
def small_folder(valid_package: Path) -> Path:
    """A folder for temporary files that the test can look into."""
    folder = valid_package.parent / "temp"
    folder.mkdir()
    return folder


@pytest.mark.usefixtures("only_changed_tables")
def test_nothing_is_left_behind(valid_package: Path, small_folder: Path) -> None:
    result = validated(valid_package, "--engine", "duckdb", "--temp", str(small_folder))
    assert result.exit_code == 0 and "no problems" in result.output
    assert list(small_folder.iterdir()) == []


def test_too_little_memory_is_said_in_one_line(valid_package: Path, small_folder: Path) -> None:
    arguments = ["--engine", "duckdb", "--memory-limit", "1MB", "--temp", str(small_folder)]
    result = validated(valid_package, *arguments)
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
    result = validated(valid_package, "--engine", "spark")
    (requirement,) = re.findall("pyspark>=[0-9.,<]+", result.output)
    assert result.exit_code == 2
    assert requirement in (ROOT / "docs" / "scale.md").read_text("utf-8")


@pytest.mark.usefixtures("only_changed_tables")
@pytest.mark.parametrize("engine", ["auto", "duckdb"])
@pytest.mark.parametrize("amount", ["much", "-1", "-5GB", "0GB", "50%", "4"])
def test_an_amount_that_is_none_is_refused(valid_package: Path, engine: str, amount: str) -> None:
    result = validated(valid_package, "--engine", engine, "--memory-limit", amount)
    assert result.exit_code == 2
    assert result.output == f"Error: '{amount}' is not an amount of memory like 4GB\n"


@pytest.mark.usefixtures("only_changed_tables")
def test_an_empty_amount_is_refused(valid_package: Path) -> None:
    result = validated(valid_package, "--engine", "duckdb", "--memory-limit", "")
    assert result.exit_code == 2
    assert "Error: --memory-limit is empty; give an amount of memory like 4GB\n" in result.output


@pytest.mark.usefixtures("only_changed_tables")
def test_a_full_disk_is_said_in_one_line(
    valid_package: Path, small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchers.tables import parquet_writer

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(parquet_writer.parquet, "ParquetWriter", full)
    result = validated(valid_package, "--engine", "duckdb", "--temp", str(small_folder))
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
    result = validated(valid_package, "--engine", "duckdb")
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
    result = validated(valid_package, "--engine", "duckdb")
    assert result.exit_code == 2
    assert "Error: the engine does not have all rows of places" in result.output


@pytest.mark.usefixtures("only_changed_tables")
def test_without_the_library_the_engine_is_refused(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    result = validated(valid_package, "--engine", "duckdb")
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
    result = validated(valid_package, "--engine", "duckdb", "--temp", str(small_folder))
    assert result.exit_code == 2
    assert result.output == "Error: interrupted\n"
    assert list(small_folder.iterdir()) == []


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
    result = validated(valid_package, "--engine", engine, option, str(valid_package))
    assert result.exit_code == 2
    assert f"Error: {option} has no meaning for --engine {engine}\n" in result.output
