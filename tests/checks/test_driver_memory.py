"""An amount of memory for Spark is turned into Java's own, or refused."""

from __future__ import annotations

import pytest

from watchers.checks.driver_memory import TOO_LITTLE, as_java_writes
from watchers.problems.errors import EngineFailed


@pytest.mark.parametrize(
    ("amount", "written"),
    [("4GB", "4g"), ("512MB", "512m"), ("450 mib", "450m"), ("1t", "1t"), ("", "")],
)
def test_an_amount_is_written_as_java_writes_it(amount: str, written: str) -> None:
    assert as_java_writes(amount) == written


@pytest.mark.parametrize("amount", ["1KB", "100MB", "449MB", "0GB"])
def test_too_little_is_refused_before_anything_starts(amount: str) -> None:
    with pytest.raises(EngineFailed, match="--memory-limit 512MB or more") as refusal:
        as_java_writes(amount)
    assert str(refusal.value) == TOO_LITTLE


@pytest.mark.parametrize("amount", ["much", "4", "4PB", "-1GB", "1.5GB"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(EngineFailed, match="is not an amount of memory like 4GB"):
        as_java_writes(amount)
