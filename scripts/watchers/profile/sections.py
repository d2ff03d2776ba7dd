"""The sections of an account, in their order: heading, tables whose rows have it, and its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from watchers.profile.claims import about, claims, coverage, figures
from watchers.profile.format import Line
from watchers.profile.measures import (
    contract_dates,
    contract_parties,
    contracts,
    event_parties,
    events,
    links,
    listings,
)
from watchers.profile.parties import identifiers, names, offices, ownership
from watchers.tables.rows import Record, Row

Lines = Callable[[Record, str, Row], Iterator[Line]]
SECTIONS: list[tuple[str, tuple[str, ...], Lines]] = [
    ("What it is", ("entities", "officials", "contracts", "events", "lists", "sources"), about),
    ("Also called", ("entities", "officials"), names),
    ("Identifiers", ("entities", "officials"), identifiers),
    ("Parties", ("contracts",), contract_parties),
    ("Parties", ("events",), event_parties),
    ("Dates", ("contracts",), contract_dates),
    ("Offices", ("entities", "officials"), offices),
    ("Owners → owned", ("entities",), ownership),
    ("Contracts", ("entities",), contracts),
    ("Listings", ("entities", "officials", "events", "lists"), listings),
    ("Checked so far", ("lists",), coverage),
    ("Events", ("entities", "officials"), events),
    ("Cause and answer", ("events",), links),
    ("Figures", ("entities", "events"), figures),
    ("What sources say", ("entities", "officials", "contracts", "events", "sources"), claims),
]
