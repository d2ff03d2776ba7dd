"""Claims whose value, stance or chain cannot be."""

from benchmarks.planted_rows.days import moved
from benchmarks.planted_rows.ways import Family, way


def about_dates(record, *, stance):
    for claim in record.rows("claims", "value_given", stance=stance):
        if claim["about_field"].endswith("_on") and claim["value_given"][:4].isdigit():
            yield claim


@way(Family.CLAIMS)
def supporting_claim_gives_another_day(record):
    for claim in about_dates(record, stance="supports"):
        if len(claim["value_given"]) in (7, 10):
            yield claim.changed(value_given=moved(claim["value_given"], days=-45))


@way(Family.CLAIMS)
def supporting_claim_gives_ten_times_the_amount(record):
    for claim in record.rows("claims", "value_given", stance="supports"):
        if claim["about_field"] in ("amount", "value") and claim["value_given"].isdigit():
            yield claim.changed(value_given=claim["value_given"] + "0")


@way(Family.CLAIMS)
def contradicting_claim_gives_the_same_day(record):
    for claim in about_dates(record, stance="contradicts"):
        cell = record.get(claim["about_table"], claim["about_id"])[claim["about_field"]]
        if cell:
            yield claim.changed(value_given=cell)


@way(Family.CLAIMS)
def claim_about_a_day_gives_words(record):
    for claim in about_dates(record, stance="supports"):
        yield claim.changed(value_given="in the spring of that year")


@way(Family.CLAIMS)
def claim_relays_a_later_document(record):
    for claim, other in record.pairs("claims"):
        told = record.get("sources", claim["source_id"])["published_on"]
        later = record.get("sources", other["source_id"])["published_on"]
        if claim["origin"] == "relayed" and told and later[:4] > told[:4]:
            yield claim.changed(relays_claim_id=other.id)


@way(Family.CLAIMS)
def claim_about_a_day_points_at_another_row(record):
    """The value is that of one row, and the claim is on another of the table."""
    for claim in about_dates(record, stance="supports"):
        others = record.rows(claim["about_table"], claim["about_field"])
        if others and others[0][claim["about_field"]][:4] != claim["value_given"][:4]:
            yield claim.changed(about_id=others[0].id)
