"""What was true on a day, answered with yes, no or unknown.

A partial date can mean any day within it; the answer is yes or no only if it is the same for each
of those days.
"""

from __future__ import annotations

from enum import StrEnum

from watchers.dates.partial_date import first_day, last_day


class Truth(StrEnum):
    """Whether something was true on the day asked about."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def happened(date: str, day: str) -> Truth:
    """Whether what happened on `date` had happened by the day `day` (YYYY-MM-DD).

    UNKNOWN if the date is empty, or so imprecise that it can mean days on both sides.
    """
    if not date:
        return Truth.UNKNOWN
    if last_day(date) <= day:
        return Truth.YES
    return Truth.NO if first_day(date) > day else Truth.UNKNOWN


def held(started: str, ended: str, day: str) -> Truth:
    """Whether a period that began on `started` and was over on `ended` ran on the day `day`.

    UNKNOWN if the start is empty. An empty end means that no end is known: the period goes on.
    """
    begun = happened(started, day)
    over = happened(ended, day) if ended else Truth.NO
    if over is Truth.YES or begun is Truth.NO:
        return Truth.NO
    return Truth.YES if begun is Truth.YES and over is Truth.NO else Truth.UNKNOWN
