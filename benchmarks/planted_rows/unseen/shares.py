"""Shares that together exceed the whole, or cannot be meant."""

from benchmarks.planted_rows.ways import Family, way


@way(Family.SHARES)
def partner_of_a_joint_venture_has_a_share_beside_the_sole_owner(record):
    entities = record.rows("entities", kind="company")
    for link in record.rows("ownership", "as_of", share_pct="100"):
        other = record.pick.choice(entities).id
        if other not in (link["owner_id"], link["owned_id"]):
            yield link.doubled(owner_id=other, share_pct="33.5", kind="joint_venture")


@way(Family.SHARES)
def share_is_written_as_a_fraction(record):
    for link in record.rows("ownership", "share_pct", kind="subsidiary"):
        yield link.changed(share_pct=f"{float(link['share_pct']) / 100:g}")


@way(Family.SHARES)
def owner_is_stated_for_a_day_on_which_another_holds_the_rest(record):
    """The other share is dated by its start and has no end yet."""
    entities = record.rows("entities", kind="company")
    for link in record.rows("ownership", "started_on", "share_pct", ended_on=""):
        share = f"{120 - float(link['share_pct']):g}"
        other = record.pick.choice(entities).id
        told = record.get("sources", link["source_id"])["published_on"]
        is_stranger = other not in (link["owner_id"], link["owned_id"])
        if is_stranger and float(share) <= 100 and told:
            cells = {"started_on": "", "as_of": told, "share_pct": share}
            yield link.doubled(owner_id=other, kind="shareholding", **cells)
