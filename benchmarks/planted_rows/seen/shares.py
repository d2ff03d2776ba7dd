"""Shares that together exceed the whole, or cannot be meant."""

from benchmarks.planted_rows.ways import Family, way


@way(Family.SHARES)
def second_owner_of_a_company_that_is_wholly_owned(record):
    entities = record.rows("entities", kind="company")
    for link in record.rows("ownership", "as_of", share_pct="100"):
        other = record.pick.choice(entities).id
        if other not in (link["owner_id"], link["owned_id"]):
            yield link.doubled(owner_id=other, share_pct="60", kind="shareholding")


@way(Family.SHARES)
def second_majority_stated_for_the_same_day(record):
    entities = record.rows("entities", kind="company")
    for link in record.rows("ownership", "share_pct", "as_of"):
        other = record.pick.choice(entities).id
        is_stranger = other not in (link["owner_id"], link["owned_id"])
        if is_stranger and 40 < float(link["share_pct"]) < 100:
            yield link.doubled(owner_id=other, share_pct="75", share_qualifier="at_least")


@way(Family.SHARES)
def share_of_the_same_owner_in_another_kind(record):
    """The owner holds the whole and, as a joint venture, a half."""
    for link in record.rows("ownership", share_pct="100"):
        yield link.doubled(kind="joint_venture", share_pct="50", note="")
