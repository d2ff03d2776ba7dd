"""docs/proof.md: its table names the parts of a receipt, and its file of decisions can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

from support.packages import ROOT
from support.pages import fenced
from support.receipts import make_receipt
from watchers.screening.decisions import OPTIONAL, REQUIRED, read_decisions

PAGE = (ROOT / "docs" / "proof.md").read_text("utf-8")


def test_every_part_of_a_receipt_is_explained(valid_package: Path, tmp_path: Path) -> None:
    document = json.loads(make_receipt(valid_package, tmp_path / "r.json").read_text("utf-8"))
    explained = re.findall(r"^\| `([a-z_]+)` \|", PAGE, re.MULTILINE)
    assert explained == [part for part in document if not part.startswith("format")]


def test_the_file_of_decisions_is_one(tmp_path: Path) -> None:
    (example,) = fenced(PAGE, "csv")
    file = tmp_path / "decisions.csv"
    file.write_text(example, "utf-8")
    assert len(read_decisions(file).by_match) == 1
    assert tuple(example.splitlines()[0].split(",")) == (*REQUIRED, *OPTIONAL)
