"""Terms of office: that of a single seat is over, at the latest, when the next holder begins."""

from __future__ import annotations

from dataclasses import replace

from watchers.dates.partial_date import first_day, last_day
from watchers.profile.milestones import Period
from watchers.tables.rows import Record, Row


def term(record: Record, position: Row) -> Period:
    """The period of an office; of a single seat whose end is unknown, bounded by the next holder.

    So is one whose end is a year or month within which the next holder began.
    """
    period = Period(position["started_on"], position["ended_on"])
    bound = _next_start(record, position)
    is_open = not period.ended_on or last_day(period.ended_on) > last_day(bound)
    return replace(period, ended_by=bound) if bound and is_open else period


def _next_start(record: Record, position: Row) -> str:
    """When the next holder of the seat began; empty if that is not known. Older releases have no
    seats."""
    seat, started = position.get("seat", ""), position["started_on"]
    if not (seat and started):
        return ""
    starts = [
        other["started_on"]
        for other in record.where("positions", entity_id=position["entity_id"], seat=seat)
        if other["official_id"] != position["official_id"]
        and other["started_on"]
        and first_day(other["started_on"]) > last_day(started)
    ]
    return min(starts, key=last_day, default="")
