"""What the page about screening shows and says is what the command does."""

from __future__ import annotations

import re
import shlex

import pytest
from click.testing import CliRunner

from pages.test_readme import blocks, check_excerpt, sessions
from support.packages import ROOT
from watchers.cli import cli
from watchers.screening.max_age import MAX_AGE
from watchers.screening.suppliers import COLUMNS
from watchers.screening.verdict import Verdict

PAGE = (ROOT / "docs" / "screening.md").read_text("utf-8")


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize(("command", "shown"), sessions(PAGE))
def test_a_command_of_the_page_gives_what_is_shown(command, shown, tmp_path, monkeypatch):
    (content,) = blocks(PAGE, language="csv")
    (tmp_path / "suppliers.csv").write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    _, *arguments = shlex.split(command)
    result = CliRunner().invoke(cli, ["--package", str(ROOT), *arguments])
    assert result.exit_code == 1, result.output
    check_excerpt(shown, of=result.output)


def test_the_page_has_each_verdict_with_its_exit_status():
    rows = re.findall(r"^\| `(\w+)` \| (\d) \|", section("Verdicts"), re.MULTILINE)
    assert rows == [(verdict.value, str(verdict.exit_status)) for verdict in Verdict]
    assert f"({MAX_AGE} unless told otherwise)" in section("Verdicts")


def test_the_page_has_each_column_in_its_order():
    cells = re.findall(r"^\| ([^|]+) \|", section("Files out"), re.MULTILINE)
    columns = [column for cell in cells for column in re.findall(r"`(\w+)`", cell)]
    assert tuple(columns[columns.index("verdict") :]) == COLUMNS
