"""What docs/datasette.md shows is what Datasette prints."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from support.datasette_folder import PYTHON, Ask
from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from support.pages import fenced

pytestmark = RECORD_EXPORTS
PAGE = (ROOT / "docs" / "datasette.md").read_text("utf-8")
(CONSOLE,) = fenced(PAGE, "console")
EXAMPLES = re.findall(r"^\$ (datasette .*) '(.*)'\n((?:[^$].*\n)+)", CONSOLE, re.MULTILINE)


@pytest.mark.parametrize(("command", "path", "printed"), EXAMPLES)
def test_an_example_of_the_page_prints_what_it_shows(
    ask: Ask, command: str, path: str, printed: str
) -> None:
    assert command == "datasette watchers.datasette --get"
    status, text = ask(path)
    assert status == 200
    shown = [line for line in printed.splitlines() if line != "…"]
    lines = [line for line in text.splitlines() if line]
    assert [line for line in shown if line not in lines] == []
    assert "…" in printed or shown == lines


def test_the_command_of_the_page_opens_the_folder(folder: Path, ask: Ask) -> None:
    (command, path, _), *_ = EXAMPLES
    _, *arguments = shlex.split(command)
    printed = subprocess.run(
        [PYTHON, "-m", "datasette", *arguments, path],
        cwd=folder.parent,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert printed.stdout.strip() == ask(path)[1].strip()
