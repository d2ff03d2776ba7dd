"""Dates that no document of the row can know."""

from benchmarks.planted_rows.days import last_day
from benchmarks.planted_rows.ways import Family, way


@way(Family.FORESIGHT)
def contract_tendered_after_every_document(record):
    yield from record.after_documents("contracts", "tendered_on")


@way(Family.FORESIGHT)
def contract_started_after_every_document(record):
    yield from record.after_documents("contracts", "started_on")


@way(Family.FORESIGHT)
def listing_published_after_every_document(record):
    yield from record.after_documents("designations", "published_on")


@way(Family.FORESIGHT)
def listing_in_effect_after_every_document(record):
    """More than a year later: a notice may lie some weeks before its effect."""
    for plant in record.after_documents("designations", "effective_on"):
        told = record.get("sources", plant.cells["source_id"])["published_on"]
        if told and (last_day(plant.cells["effective_on"]) - last_day(told)).days > 400:
            yield plant


@way(Family.FORESIGHT)
def entity_dissolved_after_every_document(record):
    yield from record.after_documents("entities", "dissolved_on")


@way(Family.FORESIGHT)
def event_occurred_after_every_document(record):
    yield from record.after_documents("events", "occurred_on")


@way(Family.FORESIGHT)
def name_taken_after_every_document(record):
    yield from record.after_documents("names", "started_on")


@way(Family.FORESIGHT)
def ownership_stated_after_every_document(record):
    yield from record.after_documents("ownership", "as_of", "as_of")


@way(Family.FORESIGHT)
def ownership_ended_after_every_document(record):
    yield from record.after_documents("ownership", "ended_on")


@way(Family.FORESIGHT)
def office_ended_after_every_document(record):
    yield from record.after_documents("positions", "ended_on")


@way(Family.FORESIGHT)
def ownership_rule_ended_after_every_document(record):
    yield from record.after_documents("ownership_rules", "ended_on")


@way(Family.FORESIGHT)
def coverage_ends_after_its_document(record):
    yield from record.after_documents("coverage", "complete_to", "complete_to")


@way(Family.FORESIGHT)
def rate_of_a_year_after_its_document(record):
    last_year = int(record.package.as_of[:4])
    for rate in record.rows("exchange_rates"):
        yield rate.changed(year=str(last_year + record.pick.randint(1, 9)))
