"""Nothing is written as FollowTheMoney that does not hold together."""

from __future__ import annotations

import pytest

from watchers.exports.ftm.graph import Entity, Key
from watchers.exports.ftm.resolve import faults


def entity(schema: str, entity_id: str, **properties: str) -> Entity:
    statements = {Key(prop, value, ""): "s" for prop, value in properties.items()}
    return Entity(entity_id, schema, "s", statements)


COMPANY = entity("Company", "a", name="A")
BODY = entity("PublicBody", "b", name="B")


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        (entity("Ownership", "o", owner="b", asset="gone"), "asset refers to gone, which does not"),
        (entity("Ownership", "o", owner="a", asset="b"), "refers to b, a PublicBody and no Asset"),
        (entity("Ownership", "o", owner="a"), "has no asset, which a Ownership needs"),
        (entity("Company", "o", name="O", isin="X"), "has isin, which a Company does not have"),
        (entity("Company", "o", name="O", topics="bad"), "a topic that does not exist: bad"),
        (entity("Company", "o", name="O", riskSource="o"), "riskSource refers to itself"),
        (entity("Company", "o_o", name="O"), "o_o cannot be an id"),
        (entity("Company", "o" * 201, name="O"), "cannot be an id"),
    ],
)
def test_a_fault_is_found(made: Entity, fault: str) -> None:
    (found,) = faults([COMPANY, BODY, made])
    assert fault in found


def test_what_holds_together_has_none() -> None:
    assert list(faults([COMPANY, BODY, entity("Ownership", "o", owner="b", asset="a")])) == []
