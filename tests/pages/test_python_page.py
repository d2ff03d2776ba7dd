"""What docs/python.md shows is what the functions give, and it names all of them."""

from __future__ import annotations

import io
import re
import shutil
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

import watchers
from support.packages import ROOT
from watchers.answers.list_status import Standing
from watchers.answers.listings import Listings
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
SNIPPETS = re.findall(
    r"^```python\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", PAGE, re.MULTILINE | re.DOTALL
)
"""Each snippet, and the output that is shown of it; empty if none is."""


@pytest.fixture(autouse=True)
def in_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("data", "schemas"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "datapackage.json", tmp_path)
    monkeypatch.chdir(tmp_path)


def run(code: str) -> tuple[dict[str, Any], str]:
    """The names that the snippet defines, and what it prints."""
    names: dict[str, Any] = {}
    with redirect_stdout(io.StringIO()) as out:
        exec(code, names)
    return names, out.getvalue()


@pytest.mark.parametrize(("code", "shown"), SNIPPETS)
def test_a_snippet_prints_what_is_shown(code: str, shown: str) -> None:
    names, printed = run(code)
    if shown:
        assert printed.strip() == shown.strip()
    if "path" in names:
        assert names["path"].samefile("watchers.sqlite")


def test_the_snippet_about_a_day_finds_what_was_listed() -> None:
    names, _ = run(SNIPPETS[0][0])
    parties = names["held"].dropna(subset=["entity_id"])
    pairs = set(zip(parties.entity_id, parties.list_id, strict=True))
    listings = Listings(Record(open_package(ROOT)))
    assert len(names["held"]) > 100
    assert [
        pair
        for pair in pairs
        if listings.status_on(*pair, day="2021-03-01").standing is not Standing.LISTED
    ] == []


def test_the_page_names_all_that_is_public_and_nothing_else() -> None:
    named = set(re.findall(r"\bwatchers\.([A-Za-z_]+)(?![\w.])", PAGE)) - {"sqlite"}
    assert named == set(watchers.__all__) == set(dir(watchers))
    assert [name for name in watchers.__all__ if not hasattr(watchers, name)] == []


def test_each_function_says_what_it_raises() -> None:
    for name in watchers.__all__:
        value = getattr(watchers, name)
        if callable(value) and not isinstance(value, type):
            assert "Raises" in value.__doc__, name
