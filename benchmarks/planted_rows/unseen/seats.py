"""Seats that one person holds at a time, held by two."""

from benchmarks.planted_rows.days import moved
from benchmarks.planted_rows.ways import Family, way

HEADS = (
    *("Chair", "Chairman", "Director", "Governor", "Mayor", "Minister", "Party Secretary"),
    *("President", "Prime Minister", "Secretary of"),
)
NOT_ALONE = ("Deputy", "Vice", "Assistant", "Under", "Former", "Co-", "State Secretary", "Member")


def heads(record, *filled):
    """Who is at the head of something, by the first words of the title."""
    for position in record.rows("positions", *filled):
        title = position["title"]
        if title.startswith(HEADS) and not any(word in title for word in NOT_ALONE):
            yield position


def predecessors(record, position):
    """Those who left the same seat not long before."""
    return [
        other
        for other in record.rows(
            "positions", "ended_on", entity_id=position["entity_id"], title=position["title"]
        )
        if other["ended_on"] <= position["started_on"]
        and other["official_id"] != position["official_id"]
    ]


@way(Family.SEATS)
def successor_takes_a_single_seat_a_year_too_soon(record):
    for position in heads(record, "started_on"):
        for other in predecessors(record, position)[:1]:
            yield position.changed(started_on=moved(other["ended_on"], days=-370))


@way(Family.SEATS)
def predecessor_of_a_single_seat_has_no_end(record):
    for position in heads(record, "started_on"):
        for other in predecessors(record, position)[:1]:
            if other["started_on"]:
                yield other.changed(ended_on="")


@way(Family.SEATS)
def two_heads_from_the_middle_of_a_term(record):
    officials = record.rows("officials")
    for position in heads(record, "started_on"):
        start = moved(position["started_on"], days=200)
        if not position["ended_on"] or start < position["ended_on"]:
            other = record.pick.choice(officials).id
            yield position.doubled(official_id=other, started_on=start)
