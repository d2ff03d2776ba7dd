"""Receipts of screenings: made by the command, changed, and verified."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from watchers.cli import cli

NAMES = "supplier\nCamera Maker\nNobody at All GmbH\nProject Company Ltd\nCamera Maker\n"
DAY = "2024-01-01"
OTHER_HASH = "0" * 64
Document = dict[str, Any]


def run(package: Path, *arguments: object) -> Result:
    return CliRunner().invoke(cli, ["--package", str(package), *map(str, arguments)])


def make_receipt(package: Path, receipt: Path, *options: object, names: str = NAMES) -> Path:
    """The receipt of a file of names, which is beside it."""
    suppliers = receipt.with_name("suppliers.csv")
    suppliers.write_bytes(names.encode())
    done = run(
        package,
        *("listed", "--file", suppliers, "--on", DAY, "--receipt", receipt, "--overwrite"),
        *("--exit-zero", *options),
    )
    assert done.exit_code == 0, done.output
    return receipt


def laid_out(document: Document) -> str:
    """The document on the lines on which a receipt has its parts."""
    parts = []
    for key, value in document.items():
        if isinstance(value, list):
            entries = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in value)
            parts.append(f'"{key}": [\n{entries}\n]')
        else:
            parts.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    version = f"{{{parts[0]}, {parts[1]},\n"
    return version + ",\n".join(parts[2:]) + "}\n"


def change(receipt: Path, changed: Callable[[Document], object]) -> Path:
    """Changes what a receipt says, and leaves its seals as they were."""
    document = json.loads(receipt.read_text("utf-8"))
    assert laid_out(document) == receipt.read_text("utf-8")
    changed(document)
    receipt.write_text(laid_out(document), "utf-8")
    return receipt


def put(*path: str | int, value: object) -> Callable[[Document], None]:
    """A change of one value of a receipt."""

    def changed(document: Document) -> None:
        *above, last = path
        part = document
        for step in above:
            part = part[step]
        part[last] = value

    return changed


def verify(package: Path, receipt: Path, *options: object) -> Result:
    return run(package, "verify", receipt, *options)
