"""Names of one party on another."""

from benchmarks.planted_rows.ways import Family, way


@way(Family.NAMES)
def listing_moved_to_another_organisation(record):
    companies = record.rows("entities", kind="company")
    for listing in record.rows("designations", "entity_id"):
        other = record.pick.choice(companies).id
        if other != listing["entity_id"]:
            yield listing.changed(entity_id=other)


@way(Family.NAMES)
def listing_moved_to_another_person(record):
    for listing, other in record.pairs("designations", "official_id"):
        if other["official_id"] != listing["official_id"]:
            yield listing.changed(official_id=other["official_id"])


@way(Family.NAMES)
def listing_has_the_name_of_another_on_its_list(record):
    for one in record.rows("lists"):
        for listing, other in record.pairs("designations", "entity_id", list_id=one.id):
            if other["entity_id"] != listing["entity_id"]:
                yield listing.changed(name_as_listed=other["name_as_listed"])


@way(Family.NAMES)
def chinese_name_moved_to_another_company(record):
    for name, other in record.pairs("names", "entity_id", script="Hans"):
        if other["entity_id"] != name["entity_id"]:
            yield name.changed(entity_id=other["entity_id"])


@way(Family.NAMES)
def summary_of_another_party(record):
    """A company that has the name and the id of one firm and is told of as another."""
    for entity, other in record.pairs("entities", kind="company"):
        if other["name"].split()[0] in other["summary"]:
            yield entity.changed(summary=other["summary"])
