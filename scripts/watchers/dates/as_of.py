"""What was so on a day, answered with yes, no or unknown.

A date that is cut to what is known (EDTF level 0: 2017, 2017-04, 2017-04-12) stands for every day
that it can mean; yes and no are said only where they hold for each of those days.
"""

from __future__ import annotations

from enum import StrEnum

PARTIAL_DATE = "^[0-9]{4}(?:-[0-9]{2}){0,2}$"
"""How such a date is spelled."""


class Truth(StrEnum):
    """Whether something was so on the day asked."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def first_day(date: str) -> str:
    """Text that sorts no later than any day that the date can mean."""
    return f"{date}-00-00"[:10]


def last_day(date: str) -> str:
    """Text that sorts no earlier than any day that the date can mean."""
    return f"{date}-99-99"[:10]


def happened(date: str, day: str) -> Truth:
    """Whether what happened on `date` had happened on the day `day` (YYYY-MM-DD) or before; an empty date is unknown."""
    if not date:
        return Truth.UNKNOWN
    if last_day(date) <= day:
        return Truth.YES
    return Truth.NO if first_day(date) > day else Truth.UNKNOWN


def held(started: str, ended: str, day: str) -> Truth:
    """Whether a period that began on `started` and was over on `ended` ran on the day `day`.

    An empty start is unknown; an empty end means that no end is known, and so that the period runs.
    """
    begun = happened(started, day)
    over = happened(ended, day) if ended else Truth.NO
    if over is Truth.YES or begun is Truth.NO:
        return Truth.NO
    return Truth.YES if begun is Truth.YES and over is Truth.NO else Truth.UNKNOWN
