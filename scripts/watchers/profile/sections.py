"""The sections of an account, in their order.

A new section is a row of SECTIONS and a function that makes its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from watchers.profile.about import about
from watchers.profile.claims import claims, coverage, figures
from watchers.profile.contracts import contract_dates, contract_parties, contracts
from watchers.profile.events import event_parties, events, links
from watchers.profile.format import Line
from watchers.profile.law import ownership_rules, through_owners
from watchers.profile.listings import listings
from watchers.profile.parties import identifiers, names, offices, ownership
from watchers.profile.subject import Subject


class Heading(StrEnum):
    """The headings, as they are printed."""

    ABOUT = "What it is"
    NAMES = "Also called"
    IDENTIFIERS = "Identifiers"
    PARTIES = "Parties"
    DATES = "Dates"
    OFFICES = "Offices"
    OWNERSHIP = "Owners → owned"
    CONTRACTS = "Contracts"
    LISTINGS = "Listings"
    THROUGH_OWNERS = "Reached through its owners"
    RULES = "Does it reach what listed parties own"
    COVERAGE = "Checked so far"
    EVENTS = "Events"
    LINKS = "Cause and answer"
    FIGURES = "Figures"
    CLAIMS = "What sources say"


@dataclass(frozen=True)
class Section:
    """One section of the accounts of some tables."""

    heading: Heading
    _: KW_ONLY
    tables: tuple[str, ...]
    """Tables whose rows have the section."""
    lines: Callable[[Subject], Iterator[Line]]
    needs_dates: bool = False
    """Whether a line without a date is a gap, which a timeline names."""


PARTIES = ("entities", "officials")
SECTIONS = (
    Section(
        Heading.ABOUT,
        tables=(*PARTIES, "contracts", "events", "lists", "sources"),
        lines=about,
    ),
    Section(Heading.NAMES, tables=PARTIES, lines=names, needs_dates=True),
    Section(Heading.IDENTIFIERS, tables=PARTIES, lines=identifiers),
    Section(Heading.PARTIES, tables=("contracts",), lines=contract_parties),
    Section(Heading.PARTIES, tables=("events",), lines=event_parties),
    Section(Heading.DATES, tables=("contracts",), lines=contract_dates, needs_dates=True),
    Section(Heading.OFFICES, tables=PARTIES, lines=offices, needs_dates=True),
    Section(Heading.OWNERSHIP, tables=("entities",), lines=ownership, needs_dates=True),
    Section(Heading.CONTRACTS, tables=("entities",), lines=contracts, needs_dates=True),
    Section(
        Heading.LISTINGS, tables=(*PARTIES, "events", "lists"), lines=listings, needs_dates=True
    ),
    Section(Heading.THROUGH_OWNERS, tables=("entities",), lines=through_owners),
    Section(Heading.RULES, tables=("lists",), lines=ownership_rules),
    Section(Heading.COVERAGE, tables=("lists",), lines=coverage),
    Section(Heading.EVENTS, tables=PARTIES, lines=events, needs_dates=True),
    Section(Heading.LINKS, tables=("events",), lines=links),
    Section(Heading.FIGURES, tables=("entities", "events"), lines=figures),
    Section(Heading.CLAIMS, tables=(*PARTIES, "contracts", "events", "sources"), lines=claims),
)
NEED_DATES = frozenset(section.heading for section in SECTIONS if section.needs_dates)
