"""Which Datasette is asked for what, and what the files of its folder say."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from support.packages import ROOT
from watchers.exports.datasette_queries import EVERYWHERE, written_queries

PYTHON = os.environ.get("WATCHERS_DATASETTE", sys.executable)
"""Has the Datasette that is asked: that of the tests, if no other is named."""
ASK = ROOT / "tests" / "support" / "ask_datasette.py"
QUESTIONS = [*(query.name for query in written_queries()), EVERYWHERE]
Ask = Callable[[str], tuple[int, str]]
Rows = Callable[..., list[dict[str, Any]]]


def contents(folder: Path) -> dict[str, Any]:
    """What its three files of settings say."""
    return {
        "metadata": json.loads((folder / "metadata.json").read_text("utf-8")),
        "yaml": yaml.safe_load((folder / "datasette.yaml").read_text("utf-8")),
        "settings": json.loads((folder / "settings.json").read_text("utf-8")),
    }
