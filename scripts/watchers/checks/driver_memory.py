"""How much memory the driver of Spark may have."""

from __future__ import annotations

from watchers.checks.memory_amount import number_and_unit
from watchers.problems.errors import EngineFailed

POWERS = {"k": 10, "m": 20, "g": 30, "t": 40}
LEAST = 450 << 20
"""Bytes that Spark wants to find as it starts; Java gives it a little less than it is told to."""
TOO_LITTLE = "the driver of Spark has too little memory: give it --memory-limit 512MB or more"


def as_java_writes(amount: str) -> str:
    """An amount of memory like 4GB as 4g; empty for an empty one.

    Raises EngineFailed for what is no amount, and for one with which Spark does not start.
    """
    if not amount:
        return ""
    number, unit = number_and_unit(amount)
    if number << POWERS[unit] < LEAST:
        raise EngineFailed(TOO_LITTLE)
    return f"{number}{unit}"
