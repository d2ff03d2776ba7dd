"""The sections of an account, in their order.

A new section is a row of SECTIONS and a function that makes its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from watchers.profile.about import about
from watchers.profile.claims import claims, relays
from watchers.profile.contracts import contract_dates, contract_parties, contracts
from watchers.profile.events import event_parties, events, links, of_contract
from watchers.profile.figures import coverage, figures
from watchers.profile.format import Line
from watchers.profile.law import ownership_rules, through_owners
from watchers.profile.listings import listings
from watchers.profile.parties import identifiers, names, offices, owned, owners
from watchers.profile.passages import passages
from watchers.profile.places import parts, seated
from watchers.profile.rests import rests_on_it
from watchers.profile.standing import standing
from watchers.profile.subject import Subject


class Heading(StrEnum):
    """The headings, as they are printed."""

    ABOUT = "What it is"
    STANDING = "Where it stands"
    CONTRACTS = "Contracts"
    PARTIES = "Parties"
    DATES = "Dates"
    OWNERS = "Owners"
    OWNED = "Owns"
    LISTINGS = "Listings"
    THROUGH_OWNERS = "Reached through its owners"
    RULES = "Does it reach what listed parties own"
    COVERAGE = "Checked so far"
    NAMES = "Also called"
    IDENTIFIERS = "Identifiers"
    OFFICES = "Offices"
    EVENTS = "Events"
    LINKS = "Cause and answer"
    SAME_DOCUMENTS = "Events told by the same documents"
    PARTS = "Places in it"
    SEATED = "Seated here"
    FIGURES = "Figures"
    CLAIMS = "What sources say"
    RELAYS = "Relayed by"
    WORDS = "In which words"
    RESTS = "What rests on it"

    @property
    def key(self) -> str:
        """What a command calls it: its name in small letters, with hyphens."""
        return self.name.lower().replace("_", "-")


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
    is_first_screen: bool = False
    """Whether it is part of what a reader sees first."""


PARTIES = ("entities", "officials")
SECTIONS = (
    Section(
        Heading.ABOUT,
        tables=(*PARTIES, "contracts", "events", "lists", "sources", "places"),
        lines=about,
        is_first_screen=True,
    ),
    Section(Heading.STANDING, tables=PARTIES, lines=standing, is_first_screen=True),
    Section(
        Heading.CONTRACTS,
        tables=("entities", "places"),
        lines=contracts,
        needs_dates=True,
        is_first_screen=True,
    ),
    Section(Heading.PARTIES, tables=("contracts",), lines=contract_parties, is_first_screen=True),
    Section(
        Heading.DATES,
        tables=("contracts",),
        lines=contract_dates,
        needs_dates=True,
        is_first_screen=True,
    ),
    Section(Heading.PARTIES, tables=("events",), lines=event_parties),
    Section(Heading.OWNERS, tables=("entities",), lines=owners, needs_dates=True),
    Section(Heading.OWNED, tables=("entities",), lines=owned, needs_dates=True),
    Section(
        Heading.LISTINGS, tables=(*PARTIES, "events", "lists"), lines=listings, needs_dates=True
    ),
    Section(Heading.THROUGH_OWNERS, tables=("entities",), lines=through_owners),
    Section(Heading.RULES, tables=("lists",), lines=ownership_rules),
    Section(Heading.COVERAGE, tables=("lists",), lines=coverage),
    Section(Heading.NAMES, tables=PARTIES, lines=names, needs_dates=True),
    Section(Heading.IDENTIFIERS, tables=PARTIES, lines=identifiers),
    Section(Heading.OFFICES, tables=PARTIES, lines=offices, needs_dates=True),
    Section(Heading.EVENTS, tables=(*PARTIES, "places"), lines=events, needs_dates=True),
    Section(Heading.LINKS, tables=("events",), lines=links),
    Section(Heading.SAME_DOCUMENTS, tables=("contracts",), lines=of_contract),
    Section(Heading.SEATED, tables=("places",), lines=seated),
    Section(Heading.PARTS, tables=("places",), lines=parts),
    Section(Heading.FIGURES, tables=("entities", "events", "places", "figures"), lines=figures),
    Section(
        Heading.CLAIMS,
        tables=(*PARTIES, "contracts", "events", "lists", "sources", "places", "figures", "claims"),
        lines=claims,
    ),
    Section(Heading.RELAYS, tables=("claims",), lines=relays),
    Section(
        Heading.WORDS,
        tables=(*PARTIES, "contracts", "events", "lists", "places", "figures", "claims"),
        lines=passages,
    ),
    Section(Heading.RESTS, tables=("sources",), lines=rests_on_it),
)
NEED_DATES = frozenset(section.heading for section in SECTIONS if section.needs_dates)
FIRST_SCREEN = frozenset(section.heading for section in SECTIONS if section.is_first_screen)
