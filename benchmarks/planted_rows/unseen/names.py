"""Names of one party on another."""

from benchmarks.planted_rows.ways import Family, way


@way(Family.NAMES)
def person_is_listed_under_the_name_of_another(record):
    for listing, other in record.pairs("designations", "official_id"):
        if other["official_id"] != listing["official_id"]:
            yield listing.changed(name_as_listed=other["name_as_listed"])


@way(Family.NAMES)
def listing_moved_to_the_owner(record):
    """The parent often shares words of the name, and is not the party that was listed."""
    owners = {one["owned_id"]: one["owner_id"] for one in record.rows("ownership")}
    for listing in record.rows("designations", "entity_id"):
        if listing["entity_id"] in owners:
            yield listing.changed(entity_id=owners[listing["entity_id"]])


@way(Family.NAMES)
def listing_swapped_within_one_notice(record):
    """The party is another one of the same notice, so days and grounds still agree."""
    for listing in record.rows("designations", "entity_id", "citation"):
        others = record.rows("designations", "entity_id", citation=listing["citation"])
        if others[0]["entity_id"] != listing["entity_id"]:
            yield listing.changed(entity_id=others[0]["entity_id"])


@way(Family.NAMES)
def listed_spelling_moved_to_another_company(record):
    for name, other in record.pairs("names", "entity_id", kind="as_listed"):
        if other["entity_id"] != name["entity_id"]:
            yield name.changed(entity_id=other["entity_id"])


@way(Family.NAMES)
def chinese_name_moved_to_another_person(record):
    for name, other in record.pairs("names", "official_id"):
        if other["official_id"] != name["official_id"]:
            yield name.changed(official_id=other["official_id"])
