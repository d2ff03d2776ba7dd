"""docs/proof.md: its table names the parts of a receipt, and its file of decisions can be read."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from pages.test_readme import check_excerpt, sessions
from support.packages import ROOT
from support.pages import fenced
from support.receipts import make_receipt
from watchers.cli import cli
from watchers.screening.decisions import OPTIONAL, REQUIRED, read_decisions

PAGE = (ROOT / "docs" / "proof.md").read_text("utf-8")


def test_every_part_of_a_receipt_is_explained(valid_package: Path, tmp_path: Path) -> None:
    document = json.loads(make_receipt(valid_package, tmp_path / "r.json").read_text("utf-8"))
    explained = re.findall(r"^\| `([a-z_]+)` \|", PAGE, re.MULTILINE)
    assert explained == [part for part in document if not part.startswith("format")]


def test_the_file_of_decisions_is_one(tmp_path: Path) -> None:
    _, example = fenced(PAGE, "csv")
    file = tmp_path / "decisions.csv"
    file.write_text(example, "utf-8")
    assert len(read_decisions(file).by_match) == 1
    assert tuple(example.splitlines()[0].split(",")) == (*REQUIRED, *OPTIONAL)


def test_the_page_shows_what_the_commands_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("suppliers.csv").write_text(fenced(PAGE, "csv")[0], "utf-8")
    listed, verified, hashed = sessions(PAGE)
    check_excerpt(listed[1], of=answered(listed[0], status=1))
    check_excerpt(verified[1], of=answered(verified[0], status=0))
    assert hashed[1].split()[0] in Path("suppliers.receipt.json").read_text("utf-8")

    receipt = Path("suppliers.receipt.json")
    receipt.write_text(receipt.read_text("utf-8").replace("no_match", "not_listed"), "utf-8")
    (differences,) = fenced(PAGE, "text")
    check_excerpt(differences, of=answered(verified[0], status=1))


def answered(command: str, *, status: int) -> str:
    """What a command of the page prints, asked of this record."""
    _, *arguments = shlex.split(command)
    result = CliRunner().invoke(cli, ["--package", str(ROOT), *arguments])
    assert result.exit_code == status, result.output
    return result.output
