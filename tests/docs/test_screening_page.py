"""What the page about screening shows and says is what the command does."""

from __future__ import annotations

import io
import re
import shlex
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from click.testing import CliRunner

from pages.test_readme import check_excerpt, sessions
from support.packages import ROOT
from watchers.cli import cli
from watchers.screening.max_age import MAX_AGE
from watchers.screening.report.writer import MAX_ROWS
from watchers.screening.suppliers import COLUMNS
from watchers.screening.verdict import Verdict

PAGE = (ROOT / "docs" / "screening.md").read_text("utf-8")


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def write_files(folder: Path) -> None:
    for name, content in re.findall(r"^`(\w+\.csv)`:\n\n```csv\n(.*?)^```$", PAGE, re.M | re.S):
        (folder / name).write_text(content, "utf-8")


@pytest.mark.parametrize(("command", "shown"), sessions(PAGE))
def test_a_command_of_the_page_gives_what_is_shown(command, shown, tmp_path, monkeypatch):
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    _, *arguments = shlex.split(command)
    result = CliRunner().invoke(cli, ["--package", str(ROOT), *arguments])
    assert result.exit_code == 1, result.output
    check_excerpt(shown, of=result.output)


def pipelines(*, spark: bool) -> list[tuple[str, str]]:
    """The snippets for pipelines, of Spark or of the others, and what each prints."""
    found = re.findall(
        r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$",
        section("Many names in your own pipeline"),
        re.M | re.S,
    )
    return [(code, shown) for code, shown in found if ("pyspark" in code) is spark]


def run_in(folder: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a snippet prints in a folder with the files of the page."""
    write_files(folder)
    monkeypatch.chdir(folder)
    with redirect_stdout(io.StringIO()) as out:
        exec(code, {})
    return out.getvalue()


@pytest.mark.parametrize(("code", "shown"), pipelines(spark=False), ids=["python", "duckdb"])
def test_a_snippet_for_a_pipeline_prints_what_is_shown(code, shown, tmp_path, monkeypatch):
    assert run_in(tmp_path, code, monkeypatch).strip() == shown.strip()


def test_there_is_a_snippet_for_each_pipeline():
    assert (len(pipelines(spark=False)), len(pipelines(spark=True))) == (2, 1)


def test_the_page_has_each_verdict_with_its_exit_status():
    rows = re.findall(r"^\| `(\w+)` \| (\d) \|", section("Verdicts"), re.MULTILINE)
    assert rows == [(verdict.value, str(verdict.exit_status)) for verdict in Verdict]
    assert f"({MAX_AGE} unless told otherwise)" in section("Verdicts")


def test_the_page_says_how_many_rows_a_report_has():
    assert f"one row each, up to {MAX_ROWS:,};" in PAGE


def test_the_page_has_each_column_in_its_order():
    cells = re.findall(r"^\| ([^|]+) \|", section("Files out"), re.MULTILINE)
    columns = [column for cell in cells for column in re.findall(r"`(\w+)`", cell)]
    assert tuple(columns[columns.index("verdict") :]) == COLUMNS
