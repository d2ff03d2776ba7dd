"""Seats that one person holds at a time, held by two."""

from benchmarks.planted_rows.days import moved
from benchmarks.planted_rows.ways import Family, way

SINGLE = (
    *("Chairman", "Party Secretary", "President of the United States", "Secretary of State"),
    *("Secretary of Commerce", "Prime Minister", "Governor", "Minister of Foreign Affairs"),
)


def single_seats(record, *filled):
    for position in record.rows("positions", *filled):
        if position["title"] in SINGLE:
            yield position


@way(Family.SEATS)
def second_person_holds_a_single_seat(record):
    officials = record.rows("officials")
    for position in single_seats(record, "started_on"):
        told = record.get("sources", position["source_id"])["published_on"]
        other = record.pick.choice(officials).id
        is_told = not position["ended_on"] or position["ended_on"] <= told
        if is_told and other != position["official_id"]:
            yield position.doubled(official_id=other)


@way(Family.SEATS)
def predecessor_leaves_a_single_seat_a_year_too_late(record):
    for position in single_seats(record, "ended_on"):
        same_seat = {"entity_id": position["entity_id"], "title": position["title"]}
        later = [
            other
            for other in record.rows("positions", "started_on", **same_seat)
            if other["started_on"] >= position["ended_on"][: len(other["started_on"])]
            and other["official_id"] != position["official_id"]
        ]
        if later:
            first = min(one["started_on"] for one in later)
            yield position.changed(ended_on=moved(first, days=400))
