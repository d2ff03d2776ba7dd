"""What each owner holds of a party on a day, from the rows of `ownership` that state it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchers.answers.ownership_statements import WHOLE, Statement, statement_on
from watchers.answers.reasons import Reason
from watchers.dates.as_of import Truth
from watchers.dates.partial_date import first_day, last_day

if TYPE_CHECKING:
    from watchers.tables.rows import Record, Row


@dataclass(frozen=True, kw_only=True)
class Link:
    """What one owner holds of one party on a day, by all rows on the two together."""

    owner_id: str
    owned_id: str
    kind: str
    share_pct: str
    """Kind and share as the row gives them that was stated last; the share empty if unknown."""
    least: float
    most: float
    """The share lies between these, in percent, if the link held."""
    is_sure: bool
    """Whether it is known to have held; otherwise it may have."""
    control: Truth
    """Whether it is control."""
    source_ids: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    """What is not known of its days."""


class OwnershipLinks:
    """The links of a record."""

    def __init__(self, record: Record) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for row in record.tables["ownership"]:
            self._rows[row["owned_id"]].append(row)
        self._made: dict[tuple[str, str], list[Link]] = {}

    def rows_above(self, party_id: str) -> list[Row]:
        """The rows that lead to the party from above, of any day, through any number of others."""
        found: list[Row] = []
        seen, waiting = {party_id}, [party_id]
        while waiting:
            for row in self._rows.get(waiting.pop(), []):
                found.append(row)
                if row["owner_id"] not in seen:
                    seen.add(row["owner_id"])
                    waiting.append(row["owner_id"])
        return found

    def above(self, party_id: str, day: str) -> dict[str, list[Link]]:
        """The links of the day that lead to the party from above, by what they hold."""
        found: dict[str, list[Link]] = {}
        waiting = [party_id]
        while waiting:
            owned_id = waiting.pop()
            if owned_id not in found:
                found[owned_id] = self._links_into(owned_id, day)
                waiting.extend(link.owner_id for link in found[owned_id])
        return found

    def _links_into(self, owned_id: str, day: str) -> list[Link]:
        """The links of the day straight to a party; kept, as it is asked for list by list."""
        key = owned_id, day
        if key not in self._made:
            self._made[key] = self._make_links(owned_id, day)
        return self._made[key]

    def _make_links(self, owned_id: str, day: str) -> list[Link]:
        by_owner: dict[str, list[Statement]] = defaultdict(list)
        for row in self._rows.get(owned_id, []):
            if statement := statement_on(row, day):
                by_owner[statement.owner_id].append(statement)
        return [_link(of_owner) for of_owner in by_owner.values()]


def _link(statements: list[Statement]) -> Link:
    """One link from all that is stated of it: nothing is counted twice, no doubt is dropped.

    Of shares that surely held, one that was surely stated later takes the place of the earlier. A
    share that may have held is possible beside it, and never stands in for one that is unknown.
    That somebody controls says nothing against a share, but leaves open that it has grown, if it is
    stated later or may have held.
    """
    certain = [one for one in statements if one.is_sure]
    doubtful = [one for one in statements if not one.is_sure]
    shares = _not_superseded(certain)
    possible = [*shares, *(one for one in doubtful if one.has_share)]
    without_share = [one for one in statements if not one.has_share]
    nothing_sure = bool(certain) and not shares
    can_be_more = (
        nothing_sure
        or not possible
        or any(
            not one.is_sure or all(_is_later(one, share) for share in possible)
            for one in without_share
        )
    )
    shown = _newest(shares or certain or doubtful)
    return Link(
        owner_id=shown.owner_id,
        owned_id=shown.owned_id,
        kind=shown.kind,
        share_pct=shown.share_pct,
        least=0.0 if nothing_sure else min((one.least for one in possible), default=0.0),
        most=WHOLE if can_be_more else max(one.most for one in possible),
        is_sure=bool(certain),
        control=_control(certain, doubtful),
        source_ids=tuple(dict.fromkeys(one.source_id for one in statements)),
        reasons=tuple(dict.fromkeys(one.reason for one in statements if one.reason)),
    )


def _not_superseded(certain: list[Statement]) -> list[Statement]:
    """The shares after which no other is surely stated."""
    shares = [one for one in certain if one.has_share]
    return [one for one in shares if not any(_is_later(other, one) for other in shares)]


def _is_later(one: Statement, other: Statement) -> bool:
    """Whether `one` is stated for a day that is surely after that of `other`."""
    return bool(one.dated and other.dated) and first_day(one.dated) > last_day(other.dated)


def _newest(statements: Iterable[Statement]) -> Statement:
    return max(statements, key=_order)


def _order(statement: Statement) -> tuple[str, str]:
    return statement.dated, statement.ownership_id


def _control(certain: list[Statement], doubtful: list[Statement]) -> Truth:
    if any(one.is_control for one in certain):
        return Truth.YES
    return Truth.UNKNOWN if any(one.is_control for one in doubtful) else Truth.NO
