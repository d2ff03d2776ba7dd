"""What the README and the other pages show is what the record and the commands really give."""

from __future__ import annotations

import io
import re
import shlex
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from support.packages import ROOT
from watchers.cli import cli
from watchers.package.descriptor import open_package
from watchers.pages.blocks import BEGIN, END
from watchers.tables.rows import Record

README = (ROOT / "README.md").read_text("utf-8")
PYTHON = (ROOT / "docs" / "python.md").read_text("utf-8")
MAX_LINES = 95
"""Without the generated list of tables."""
CUT = "…"


def blocks(text: str, *, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def sessions(text: str) -> list[tuple[str, str]]:
    """Each command in the page's console blocks, and the output that is shown of it."""
    parts = [
        re.split(r"^\$ ", block, flags=re.MULTILINE) for block in blocks(text, language="console")
    ]
    return [tuple(part.split("\n", 1)) for block in parts for part in block[1:]]


def run_snippet(code: str) -> tuple[dict[str, Any], str]:
    """The names that the snippet defines, and what it prints."""
    names: dict[str, Any] = {}
    with redirect_stdout(io.StringIO()) as out:
        exec(code, names)
    return names, out.getvalue()


def check_excerpt(shown: str, *, of: str) -> None:
    """Asserts that the parts of an excerpt, between its lines `…`, occur in this order.

    Spaces do not matter: how wide a column is depends on other rows.
    """
    rest = squeezed(of)
    parts = [squeezed(part) for part in re.split(rf"^{CUT}$", shown, flags=re.MULTILINE)]
    for part in filter(None, parts):
        _, match, rest = rest.partition(part)
        assert match, part


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture
def found() -> pd.DataFrame:
    """What is found as docs/python.md says, as far as the README tells of it; rows may be added."""
    (code,) = (one for one in blocks(PYTHON, language="python") if "project_company" in one)
    names, _ = run_snippet(code)
    rows = names["found"]
    return rows[rows.title.isin([row.split(" | ")[0] for row in finding()])]


def finding() -> list[str]:
    """The rows of the table under "What it tells"."""
    section = README.split("## What it tells")[1].split("## Get it")[0]
    return re.findall(r"^\| (.*) \|$", section, re.MULTILINE)[2:]


def test_readme_stays_short() -> None:
    before, rest = README.split(BEGIN)
    assert len((before + rest.split(END)[1]).splitlines()) <= MAX_LINES


def test_the_first_screen_says_how_to_make_and_test() -> None:
    first_screen = README.splitlines()[:36]
    assert [line.split()[:2] for line in first_screen if line.startswith("make")] == [
        ["make", "#"],
        ["make", "test"],
    ]
    assert any("activate" in line for line in first_screen)
    assert any("Python 3.11" in line for line in first_screen)


@pytest.mark.parametrize(("command", "shown"), sessions(README))
def test_a_command_of_the_readme_gives_the_output_that_is_shown(command: str, shown: str) -> None:
    name, *arguments = shlex.split(command)
    assert name == "watchers"
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code < 2, result.output
    check_excerpt(shown, of=result.output)


def test_the_readme_asks_what_is_listed_and_shows_a_party() -> None:
    assert [command.split()[1] for command, _ in sessions(README)] == ["listed", "show"]


def test_the_snippet_of_the_readme_prints_what_is_shown() -> None:
    (code,) = blocks(README, language="python")
    (shown,) = blocks(README, language="text")
    _, printed = run_snippet(code)
    check_excerpt(shown, of=printed)


def test_the_finding_of_the_readme_is_what_the_record_holds(found: pd.DataFrame) -> None:
    assert finding() == [" | ".join(finding_row(row)) for row in found.to_dict("records")]
    assert len(finding()) == 5


def finding_row(row: dict[str, str]) -> list[str]:
    dates = [row["awarded_on"], row["began_on"], row["ended_on"]]
    return [row["title"], worth(row), *dates, f"`{row['source_id']}`"]


def worth(row: dict[str, str]) -> str:
    if not row["amount"]:
        return "unknown"
    amount = f"{row['currency']} {int(row['amount']):,}"
    return amount if row["amount_qualifier"] == "exact" else f"{row['amount_qualifier']} {amount}"


def test_the_sentences_about_the_finding_are_true(found: pd.DataFrame) -> None:
    record = Record(open_package(ROOT))
    supplied = record.where("contract_parties", entity_id="hikvision", role="supplier")
    assert set(found.contract_id) <= {row["contract_id"] for row in supplied}
    listings = record.where("designations", entity_id="hikvision", list_id="us-entity-list")
    assert {(row["effective_on"][:7], row["source_id"]) for row in listings} == {
        ("2019-10", "fr-84-54002")
    }
    assert "`fr-84-54002`" in README
    assert set(found.source_id_y) == {"fr-88-18983"}
    assert set(found.end_source_id) == {"reuters-2024-12-13-hikvision-exits"}


def test_the_index_names_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    linked = set(re.findall(r"\]\(([^)#:]+)", index.read_text("utf-8")))
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {index.name}
    assert pages <= linked
    assert "(docs/README.md)" in README


def test_the_page_about_upgrading_names_modules_that_exist() -> None:
    page = (ROOT / "docs" / "upgrading.md").read_text("utf-8")
    new = re.findall(r"^\| `[^|]*` \| `(watchers[a-z_.]*)` \|$", page, re.MULTILINE)
    assert len(new) >= 30
    assert [name for name in new if not module_exists(name)] == []


def module_exists(name: str) -> bool:
    path = ROOT / "scripts" / Path(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()
