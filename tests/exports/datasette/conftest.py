"""One Datasette serves the folder of the record; tests only read it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from support.datasette_folder import ASK, PYTHON, Ask, Rows


@pytest.fixture(scope="session")
def folder(record_export: Callable[[str], Path]) -> Path:
    return record_export("datasette")


@pytest.fixture(scope="session")
def ask(folder: Path) -> Iterator[Ask]:
    """Gives the status and the text of a page of Datasette."""
    with subprocess.Popen(
        [PYTHON, ASK, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def asked(path: str) -> tuple[int, str]:
            print(quote(path, safe="/?&=%+"), file=process.stdin, flush=True)
            status, text = json.loads(process.stdout.readline())
            return status, text

        yield asked
        process.stdin.close()


@pytest.fixture(scope="session")
def rows(ask: Ask) -> Rows:
    """The rows of a table, a view or a question."""

    def found(page: str, **parameters: str) -> list[dict[str, Any]]:
        query = urlencode({"_shape": "array", "_nofacet": "1"} | parameters)
        status, text = ask(f"/watchers/{page}.json?{query}")
        assert status == 200, text
        return json.loads(text)

    return found
