"""Every tie of the record: who owns whom, who is party to which contract, who is on which list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from watchers.profile.contracts import contract_in_words, contract_period, role_in_words
from watchers.profile.listings import listing_period
from watchers.profile.milestones import Period
from watchers.profile.parties import link_in_words, period_of
from watchers.profile.sentence import Mention
from watchers.site.edition import Edition
from watchers.site.pictures.tie_words import listing_in_words


class Kind(StrEnum):
    """What a tie is, as its line and the filter call it."""

    OWNERSHIP = "Ownership"
    CONTRACT = "Contract"
    LISTING = "Listing"


@dataclass(frozen=True)
class Tie:
    """One tie, as it reads from `one` to `other`."""

    kind: Kind
    one: Mention
    other: Mention
    what: str
    """What ties them, in words, with its dates."""
    period: Period
    source_id: str


def ties(edition: Edition) -> list[Tie]:
    """All ties, kind by kind, in the order of the tables."""
    return [*_ownership(edition), *_contracts(edition), *_listings(edition)]


def _ownership(edition: Edition) -> Iterator[Tie]:
    for row in edition.record.tables["ownership"]:
        owner = edition.mention("entities", row["owner_id"])
        owned = edition.mention("entities", row["owned_id"])
        what = link_in_words(edition.record, row, day=edition.record.package.created)
        yield Tie(Kind.OWNERSHIP, owner, owned, what, period_of(row), row["source_id"])


def _contracts(edition: Edition) -> Iterator[Tie]:
    for row in edition.record.tables["contract_parties"]:
        party = edition.mention("entities", row["entity_id"])
        contract = edition.mention("contracts", row["contract_id"])
        told = edition.record.get("contracts", row["contract_id"])
        period = contract_period(told)
        what = f"{role_in_words(edition.record, row)}, {contract_in_words(edition.record, told)}"
        yield Tie(Kind.CONTRACT, party, contract, what, period, row["source_id"])


def _listings(edition: Edition) -> Iterator[Tie]:
    for row in edition.record.tables["designations"]:
        on = edition.mention("lists", row["list_id"])
        what = listing_in_words(row)
        period = listing_period(row)
        yield Tie(Kind.LISTING, edition.party(row), on, what, period, row["source_id"])
