"""The article of May 2019 with which the record began is in it whole."""

import pytest

import watchers
from support.packages import ROOT

ARTICLE = "forbes-2019-hikvision-may-blacklist"
STATEMENTS = [f"forbes-s{number:02}" for number in range(1, 54)]
HIKVISION_CONTRACTS = 5
"""As many were reported to have ended; more may come to light."""


@pytest.fixture(scope="module")
def tables():
    return watchers.load(ROOT)


@pytest.fixture(scope="module")
def article(tables):
    claims = tables["claims"][tables["claims"].source_id == ARTICLE].set_index("claim_id")
    return claims[claims.index.isin(STATEMENTS)]


def test_all_53_statements_are_claims(article):
    assert sorted(article.index) == STATEMENTS


def chain(tables, claim_id):
    """Publishers and credited persons, from a claim to its end."""
    claims = tables["claims"].set_index("claim_id")
    publishers = tables["sources"].set_index("source_id").publisher_id
    walked = []
    while isinstance(claim_id, str):
        claim = claims.loc[claim_id]
        walked.append(publishers[claim.source_id])
        if isinstance(claim.attributed_to, str):
            walked.append(claim.attributed_to)
        claim_id = claim.relays_claim_id
    return walked


@pytest.mark.parametrize(
    ("claim", "credited"),
    [
        ("forbes-s11", ["forbes", "scmp", "afp", "its114"]),
        ("forbes-s10", ["forbes", "scmp", "afp", "its114"]),
        ("forbes-s15", ["forbes", "new-york-times", "people familiar with the matter"]),
    ],
)
def test_the_chain_of_credits_can_be_walked_row_by_row(tables, claim, credited):
    assert [name for name in chain(tables, claim) if name in credited] == credited


def test_the_five_contracts_ended_in_december_2024(tables):
    contracts = tables["contracts"]
    parties = tables["contract_parties"]
    won = parties[(parties.entity_id == "hikvision") & (parties.role == "supplier")].contract_id
    ended = contracts[contracts.contract_id.isin(won) & (contracts.ended_on == "2024-12")]
    assert len(ended) >= HIKVISION_CONTRACTS
    companies = parties[
        parties.contract_id.isin(ended.contract_id) & (parties.role == "project_company")
    ]
    assert companies.entity_id.nunique() >= HIKVISION_CONTRACTS


def test_the_report_that_a_listing_was_considered_is_linked_to_the_listing(tables):
    links = tables["event_links"]
    pair = (links.from_event_id == "nyt-hikvision-blacklist-report-2019") | (
        links.to_event_id == "nyt-hikvision-blacklist-report-2019"
    )
    events = tables["events"].set_index("event_id").kind
    others = set(links[pair].from_event_id) | set(links[pair].to_event_id)
    assert "listing" in set(events[list(others)])


def test_a_reader_sees_what_held_up(article):
    assert {"confirmed", "partly_supported", "contested", "unsupported", "opinion"} <= set(
        article.status
    )


def test_every_verdict_says_why(article):
    assert article.status_reason.notna().all()
