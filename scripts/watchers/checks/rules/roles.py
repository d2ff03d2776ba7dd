"""Roles: who can buy, sell, run or arrange what a contract is about."""

import narwhals as nw

from watchers.checks.lookups import one_of
from watchers.checks.rules.registry import rule

STATE = ["government_body", "police_body", "party_body", "military_body", "legislature", "court"]
LEARNING = ["university", "research_body"]
KINDS_IN_ROLE = {
    "buyer": ["company", *STATE, *LEARNING],
    "supplier": ["company", "group", *LEARNING],
    "project_company": ["company"],
    "operator": ["company", "government_body", "police_body", "party_body", "military_body"],
    "agent": ["company", "government_body"],
}
"""By role in a contract, the kinds of entities that can have it."""


@rule("entity_id")
def party_cannot_have_its_role(contract_parties, entities):
    """{entity_id} is of the kind {_kind:plain}, which cannot be the {role:plain} of a contract.

    States, universities and companies buy; companies and those who study such systems sell. A
    newspaper or an organisation that reports a contract is not a party to it.
    """
    kinds = entities.select("entity_id", nw.col("kind").alias("_kind"))
    judged = contract_parties.join(kinds, on="entity_id", how="inner").with_columns(
        nw.concat_str(["role", "_kind"], separator=" ").alias("_pair")
    )
    possible = [f"{role} {kind}" for role, kinds in KINDS_IN_ROLE.items() for kind in kinds]
    return judged.filter(one_of("role", KINDS_IN_ROLE) & ~one_of("_pair", possible))
