"""One finding as a table: contracts whose project companies were listed, and how they ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.answers.listing_dates import listed_from
from watchers.profile.contracts import WHO_AND_HOW, contract_period, limits_of_stage
from watchers.profile.format import amount
from watchers.profile.milestones import Period
from watchers.profile.sentence import Mention
from watchers.site.edition import Edition
from watchers.tables.passages import is_inferred
from watchers.tables.rows import Row

PROJECT_COMPANY = "project_company"
"""The role of a company that was founded for one contract."""


@dataclass(frozen=True)
class ListedContract:
    """A contract whose project company was listed."""

    contract: Mention
    worth: str
    awarded: str
    period: Period
    """From when to when it held."""
    company: Mention
    is_inferred: bool
    """Whether no document states in so many words that the contract is that of the company."""
    listed: str
    on: Mention
    ended: str
    limits_of_award: str
    limits_of_end: str
    """Why it ended, and whether that is inferred; likewise of the award."""
    source_ids: tuple[str, ...]
    """The documents of the contract, of the listing and of the end, each once."""


def listed_contracts(edition: Edition) -> list[ListedContract]:
    """The contracts whose project company is or was on a list, by their titles."""
    return sorted(_found(edition), key=lambda found: (found.contract.label, found.listed))


def _found(edition: Edition) -> Iterator[ListedContract]:
    record = edition.record
    for party in record.where("contract_parties", role=PROJECT_COMPANY):
        for listing in record.where("designations", entity_id=party["entity_id"]):
            yield _listed_contract(edition, party, listing)


def _listed_contract(edition: Edition, party: Row, listing: Row) -> ListedContract:
    contract = edition.record.get("contracts", party["contract_id"])
    documents = (contract["source_id"], listing["source_id"], contract["end_source_id"])
    return ListedContract(
        contract=edition.mention("contracts", contract["contract_id"]),
        worth=amount(contract),
        awarded=contract["awarded_on"],
        period=contract_period(contract),
        company=edition.party(listing),
        is_inferred=is_inferred(edition.record, "contract_parties", party, columns=WHO_AND_HOW),
        listed=listed_from(listing)[0],
        on=edition.mention("lists", listing["list_id"]),
        ended=contract["ended_on"],
        limits_of_award=limits_of_stage(edition.record, contract, "awarded_on"),
        limits_of_end=limits_of_stage(edition.record, contract, "ended_on"),
        source_ids=tuple(dict.fromkeys(filter(None, documents))),
    )
