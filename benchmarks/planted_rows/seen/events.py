"""Listings that do not go with the event that they name."""

from benchmarks.planted_rows.days import days_between, moved
from benchmarks.planted_rows.ways import Family, way


@way(Family.EVENTS)
def listing_announced_months_after_its_event(record):
    for listing in record.rows("designations", "event_id", "announced_on"):
        yield listing.changed(announced_on=moved(listing["announced_on"], days=200))


@way(Family.EVENTS)
def listing_names_an_event_of_another_year(record):
    events = record.rows("events", kind="listing") + record.rows("events", kind="sanction")
    for listing in record.rows("designations", "event_id", "announced_on"):
        event = record.pick.choice(events)
        if days_between(event["occurred_on"], listing["began_on"]) > 365:
            yield listing.changed(event_id=event.id)


@way(Family.EVENTS)
def listed_party_is_no_party_of_the_event(record):
    """A party of the event is replaced by one that it does not name."""
    listed = {(one["event_id"], one["entity_id"]) for one in record.tables["designations"]}
    entities = record.rows("entities", kind="company")
    named = {(one["event_id"], one["entity_id"]) for one in record.tables["event_parties"]}
    for party in record.rows("event_parties", "entity_id"):
        stranger = record.pick.choice(entities).id
        is_listed = (party["event_id"], party["entity_id"]) in listed
        if is_listed and (party["event_id"], stranger) not in named:
            yield party.changed(entity_id=stranger)


@way(Family.EVENTS)
def listing_names_a_report_as_its_event(record):
    reports = record.rows("events", kind="press_report") + record.rows("events", kind="report")
    for listing in record.rows("designations", "event_id"):
        yield listing.changed(event_id=record.pick.choice(reports).id)


@way(Family.EVENTS)
def listing_ended_before_its_event(record):
    for listing in record.rows("designations", "event_id", "ended_on"):
        later = [
            event
            for event in record.rows("events", kind="listing")
            if event["occurred_on"] > listing["ended_on"]
        ]
        if later:
            yield listing.changed(event_id=later[0].id)
