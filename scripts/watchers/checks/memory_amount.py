"""Amounts of memory as `--memory-limit` takes them, such as 4GB."""

from __future__ import annotations

import re

from watchers.problems.errors import EngineFailed
from watchers.text.printable import quoted

AMOUNT = re.compile(r"([0-9]+) ?([kmgt])i?b?", re.IGNORECASE)


def number_and_unit(amount: str) -> tuple[int, str]:
    """The number, and k, m, g or t. Raises EngineFailed for what is no amount."""
    read = AMOUNT.fullmatch(amount)
    if not read:
        raise no_amount(amount)
    return int(read[1]), read[2].lower()


def no_amount(given: str) -> EngineFailed:
    """The error to raise for what is no amount, or none that an engine takes."""
    return EngineFailed(f"{quoted(given)} is not an amount of memory like 4GB")
