"""Whom a party is tied to: its owners, what it owns, its contracts, and the lists it is on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from watchers.answers.list_status import Standing
from watchers.answers.listings import Listings
from watchers.dates.as_of import Truth, held
from watchers.package.model import PARTY_IDS
from watchers.profile.contracts import role_in_words
from watchers.profile.listings import listing_period
from watchers.profile.milestones import Period
from watchers.profile.parties import link_in_words, period_of
from watchers.profile.sentence import Mention
from watchers.site.pictures.tie_words import listing_in_words
from watchers.tables.rows import Record, Row, party_id_of

LISTED, UNKNOWN = "listed", "listing unknown"
MOST_NODES = 40
"""Parties and lists that a picture shows, apart from the party itself."""
MOST_LEVELS = 4
"""How far owners of owners are followed, and what is owned through others."""


class Group(StrEnum):
    """How the party is tied to the others, as headings."""

    OWNERS = "Owners"
    OWNED = "Owns"
    CONTRACTS = "In contracts with"
    LISTS = "Lists"


@dataclass(frozen=True)
class Tie:
    """One tie: a link of ownership, a contract shared, or a listing."""

    group: Group
    node: Mention
    """The party or list at the other end."""
    parent_id: str
    """The row that it is tied to: the party itself, or an owner or owned one nearer to it."""
    level: int
    """1 if it is tied to the party itself."""
    what: str
    """What ties them, in words, with its dates."""
    source_id: str
    is_past: bool = False
    """Whether it surely was over by the day."""
    standing: str = ""
    """LISTED or UNKNOWN if the party at the other end is, or perhaps is, on a list that day; of a
    listing, UNKNOWN if nobody knows whether it holds that day."""


@dataclass(frozen=True)
class Network:
    """The ties of a party on the day of a package, those to be shown first."""

    party: Mention
    day: str
    ties: list[Tie]
    left_out: list[Tie]
    """Ties to what a picture has no room for."""


def network(
    record: Record,
    party_id: str,
    *,
    standings: Mapping[str, str] | None = None,
) -> Network:
    """The ties of an organisation or person, the nearest first, to at most MOST_NODES.

    standings: what `standings_of` gives for the record, if it was asked before.

    Raises KeyError if the record has no such party.
    """
    table = next(table for table in ("entities", "officials") if party_id in record.by_id[table])
    party = Mention(table, party_id, record.name(table, party_id))
    day = record.package.created
    standings = standings_of(record) if standings is None else standings
    ties = list(_ties(record, party, day, standings))
    marked = [
        replace(tie, standing=tie.standing or standings.get(tie.node.row_id, "")) for tie in ties
    ]
    nearest = sorted(marked, key=lambda tie: tie.level)
    shown = list(dict.fromkeys((tie.group, tie.node) for tie in nearest))[:MOST_NODES]
    kept = set(shown)
    return Network(
        party,
        day,
        [tie for tie in marked if (tie.group, tie.node) in kept],
        [tie for tie in marked if (tie.group, tie.node) not in kept],
    )


def _ties(record: Record, party: Mention, day: str, standings: Mapping[str, str]) -> Iterator[Tie]:
    yield from _listings(record, party, day, standings)
    if party.table == "entities":
        for group, near, far in (
            (Group.OWNERS, "owned_id", "owner_id"),
            (Group.OWNED, "owner_id", "owned_id"),
        ):
            yield from _ownership(record, party.row_id, day, group=group, near=near, far=far)
        yield from _contracts(record, party)


def _listings(
    record: Record, party: Mention, day: str, standings: Mapping[str, str]
) -> Iterator[Tie]:
    column = PARTY_IDS[party.table == "officials"]
    for row in record.where("designations", **{column: party.row_id}):
        period = listing_period(row)
        yield Tie(
            Group.LISTS,
            Mention("lists", row["list_id"], record.name("lists", row["list_id"])),
            party.row_id,
            level=1,
            what=listing_in_words(row),
            source_id=row["source_id"],
            is_past=_is_over(period, day),
            standing=standings.get(row["designation_id"], ""),
        )


def _ownership(
    record: Record, party_id: str, day: str, *, group: Group, near: str, far: str
) -> Iterator[Tie]:
    """The links up or down, level by level; each party is followed once, so circles end."""
    seen, reached = {party_id}, [party_id]
    for level in range(1, MOST_LEVELS + 1):
        following = []
        for parent_id in reached:
            for row in record.where("ownership", **{near: parent_id}):
                if row[far] == party_id:
                    continue
                yield _link(record, row, day, group=group, near=near, far=far, level=level)
                if row[far] not in seen:
                    seen.add(row[far])
                    following.append(row[far])
        reached = following


def _link(
    record: Record, row: Row, day: str, *, group: Group, near: str, far: str, level: int
) -> Tie:
    return Tie(
        group,
        Mention("entities", row[far], record.name("entities", row[far])),
        row[near],
        level=level,
        what=link_in_words(record, row, day=day),
        source_id=row["source_id"],
        is_past=_is_over(period_of(row), day),
    )


def _contracts(record: Record, party: Mention) -> Iterator[Tie]:
    for mine in record.where("contract_parties", entity_id=party.row_id):
        title = record.name("contracts", mine["contract_id"])
        for other in record.where("contract_parties", contract_id=mine["contract_id"]):
            if other["entity_id"] == party.row_id:
                continue
            yield Tie(
                Group.CONTRACTS,
                Mention(
                    "entities", other["entity_id"], record.name("entities", other["entity_id"])
                ),
                party.row_id,
                level=1,
                what=f"{role_in_words(record, other)}: {title}",
                source_id=other["source_id"],
            )


def _is_over(period: Period, day: str) -> bool:
    return bool(period.ended_on) and held(period.started_on, period.ended_on, day) is Truth.NO


def standings_of(record: Record) -> dict[str, str]:
    """LISTED for the parties that are on some list, UNKNOWN for those that perhaps are.

    UNKNOWN also for the listings, by their ids, of which it is unknown whether they hold.
    """
    listings, day = Listings(record), record.package.created
    found: dict[str, str] = {}
    for row in record.tables["designations"]:
        party_id = party_id_of(row)
        standing = listings.status_on(party_id, row["list_id"], day=day).standing
        if standing is Standing.LISTED:
            found[party_id] = LISTED
        elif standing is Standing.UNKNOWN:
            found.setdefault(party_id, UNKNOWN)
            found[row["designation_id"]] = UNKNOWN
    return found
