"""Today, for what is compared with it."""

from __future__ import annotations

import os
from datetime import UTC, datetime

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable that stands in for the clock where builds and tests must repeat
(https://reproducible-builds.org/specs/source-date-epoch/): seconds since 1970."""


class NotATime(ValueError):
    """SOURCE_DATE_EPOCH is not a whole number of seconds."""


def today() -> str:
    """The day in UTC (YYYY-MM-DD), or that of SOURCE_DATE_EPOCH where it is set.

    Raises NotATime if SOURCE_DATE_EPOCH is none.
    """
    seconds = os.environ.get(EPOCH)
    if not seconds:
        return datetime.now(UTC).date().isoformat()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise NotATime(f"{EPOCH} is not a number of seconds since 1970: {seconds!r}") from error
