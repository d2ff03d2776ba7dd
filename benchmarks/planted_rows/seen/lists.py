"""Listings and coverage that the list or other coverage rules out."""

from benchmarks.planted_rows.days import moved
from benchmarks.planted_rows.ways import Family, way


@way(Family.LISTS)
def listing_in_effect_before_its_list_began(record):
    for listing in record.rows("designations", "effective_on"):
        if began := record.get("lists", listing["list_id"])["started_on"]:
            yield listing.changed(effective_on=moved(began, days=-record.pick.randint(20, 900)))


@way(Family.LISTS)
def coverage_begins_before_its_list(record):
    for coverage in record.rows("coverage"):
        if began := record.get("lists", coverage["list_id"])["started_on"]:
            yield coverage.changed(complete_from=moved(began, days=-record.pick.randint(20, 900)))


@way(Family.LISTS)
def coverage_says_partial_where_it_says_complete(record):
    for coverage in record.rows("coverage", "complete_to", extent="complete"):
        yield coverage.doubled(extent="partial")


@way(Family.LISTS)
def removals_unseen_where_the_list_was_checked(record):
    for coverage in record.rows("coverage", "complete_to"):
        if coverage["extent"] in ("complete", "xinjiang_grounds"):
            yield coverage.doubled(extent="removals_unseen")
