"""The broken examples: for each fault, the cells that break the small valid package, and the lines that it gives."""

import csv
from pathlib import Path

from support.packages import ROOT, change_rows

BROKEN = sorted((ROOT / "tests" / "broken").iterdir())


def break_package(package: Path, folder: Path) -> None:
    for overlay in sorted(folder.glob("*.csv")):
        with overlay.open(encoding="utf-8", newline="") as rows:
            change_rows(package, overlay.stem, list(csv.DictReader(rows)))
