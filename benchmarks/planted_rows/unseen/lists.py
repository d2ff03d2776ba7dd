"""Listings and coverage that the list or other coverage rules out."""

from benchmarks.planted_rows.days import moved
from benchmarks.planted_rows.ways import Family, way


@way(Family.LISTS)
def listing_announced_before_its_list_began(record):
    for listing in record.rows("designations", "announced_on"):
        if began := record.get("lists", listing["list_id"])["started_on"]:
            yield listing.changed(announced_on=moved(began, days=-record.pick.randint(200, 900)))


@way(Family.LISTS)
def list_began_after_its_first_listings(record):
    for one in record.rows("lists"):
        began = sorted(
            listing["began_on"]
            for listing in record.rows("designations", "began_on", list_id=one.id)
        )
        if began:
            yield one.changed(started_on=moved(began[len(began) // 2], days=40))


@way(Family.LISTS)
def coverage_says_complete_where_it_says_partial(record):
    for coverage in record.rows("coverage", "complete_to", extent="partial"):
        yield coverage.doubled(extent="complete")


@way(Family.LISTS)
def ownership_rule_began_before_its_list(record):
    for rule in record.rows("ownership_rules"):
        if began := record.get("lists", rule["list_id"])["started_on"]:
            yield rule.changed(started_on=moved(began, days=-record.pick.randint(100, 900)))
