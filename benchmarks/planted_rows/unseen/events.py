"""Listings that do not go with the event that they name."""

from benchmarks.planted_rows.days import days_between, moved
from benchmarks.planted_rows.ways import Family, way


@way(Family.EVENTS)
def event_moved_a_year_before_its_listings(record):
    listed = {one["event_id"] for one in record.tables["designations"]}
    for event in record.rows("events"):
        if event.id in listed:
            yield event.changed(occurred_on=moved(event["occurred_on"], days=-365))


@way(Family.EVENTS)
def listing_in_effect_a_year_before_its_event(record):
    for listing in record.rows("designations", "event_id", "effective_on"):
        yield listing.changed(effective_on=moved(listing["effective_on"], days=-365))


@way(Family.EVENTS)
def listing_published_months_after_its_event(record):
    for listing in record.rows("designations", "event_id", "published_on"):
        yield listing.changed(published_on=moved(listing["published_on"], days=250))


@way(Family.EVENTS)
def listing_names_a_delisting_as_its_event(record):
    delistings = record.rows("events", kind="delisting")
    for listing in record.rows("designations", "event_id"):
        yield listing.changed(event_id=record.pick.choice(delistings).id)


@way(Family.EVENTS)
def listing_names_an_event_of_another_list(record):
    """Of the same season, but of other parties."""
    named = {(one["event_id"], one["entity_id"]) for one in record.tables["event_parties"]}
    listings = record.rows("designations", "event_id", "entity_id")
    for listing in listings:
        for other in record.pick.sample(listings, 50):
            is_near = days_between(other["began_on"], listing["began_on"]) < 90
            is_strange = (other["event_id"], listing["entity_id"]) not in named
            if is_near and is_strange and other["list_id"] != listing["list_id"]:
                yield listing.changed(event_id=other["event_id"])
                break
