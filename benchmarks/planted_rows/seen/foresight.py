"""Dates that no document of the row can know."""

from benchmarks.planted_rows.ways import Family, way


@way(Family.FORESIGHT)
def contract_awarded_after_every_document(record):
    yield from record.after_documents("contracts", "awarded_on", "awarded_on")


@way(Family.FORESIGHT)
def contract_ended_after_every_document(record):
    yield from record.after_documents("contracts", "ended_on", "ended_on")


@way(Family.FORESIGHT)
def listing_announced_after_every_document(record):
    yield from record.after_documents("designations", "announced_on", "announced_on")


@way(Family.FORESIGHT)
def listing_ended_after_every_document(record):
    yield from record.after_documents("designations", "ended_on", "ended_on")


@way(Family.FORESIGHT)
def entity_founded_after_every_document(record):
    yield from record.after_documents("entities", "founded_on")


@way(Family.FORESIGHT)
def event_ended_after_every_document(record):
    yield from record.after_documents("events", "ended_on")


@way(Family.FORESIGHT)
def list_started_after_every_document(record):
    yield from record.after_documents("lists", "started_on")


@way(Family.FORESIGHT)
def name_given_up_after_every_document(record):
    yield from record.after_documents("names", "ended_on")


@way(Family.FORESIGHT)
def ownership_started_after_every_document(record):
    for plant in record.after_documents("ownership", "started_on"):
        if not plant.cells["as_of"] and not plant.cells["ended_on"]:
            yield plant


@way(Family.FORESIGHT)
def office_started_after_every_document(record):
    yield from record.after_documents("positions", "started_on")


@way(Family.FORESIGHT)
def ownership_rule_started_after_every_document(record):
    yield from record.after_documents("ownership_rules", "started_on")


@way(Family.FORESIGHT)
def list_counted_after_every_document(record):
    yield from record.after_documents("list_counts", "counted_on", "counted_on")


@way(Family.FORESIGHT)
def figure_of_a_period_after_every_document(record):
    yield from record.after_documents("figures", "period")
