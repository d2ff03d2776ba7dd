"""What a tired hand or a careless script does to a row."""

import re

from benchmarks.planted_rows.days import moved
from benchmarks.planted_rows.ways import Family, way

CITATION = re.compile(r"(\d+ FR \d*?)(\d)(\d)(?=\D*$)")


@way(Family.SLIPS)
def supplier_is_entered_as_buyer(record):
    for party in record.rows("contract_parties", role="supplier"):
        yield party.changed(role="buyer")


@way(Family.SLIPS)
def day_and_month_are_swapped(record):
    for listing in record.rows("designations", "announced_on"):
        year, month, day = (*listing["announced_on"].split("-"), "", "")[:3]
        if day and month != day and int(day) <= 12:
            yield listing.changed(announced_on=f"{year}-{day}-{month}")


@way(Family.SLIPS)
def amount_is_in_tens_of_thousands(record):
    """The unit 万 was passed over."""
    for contract in record.rows("contracts", "amount"):
        if contract["amount"].endswith("0000"):
            yield contract.changed(amount=contract["amount"][:-4])


@way(Family.SLIPS)
def event_is_dated_a_month_too_late(record):
    for event in record.rows("events"):
        if len(event["occurred_on"]) == 10:
            yield event.changed(occurred_on=moved(event["occurred_on"], days=31))


@way(Family.SLIPS)
def event_is_in_another_prefecture(record):
    for event, other in record.pairs("events", "place_id"):
        if record.are_apart(event["place_id"], other["place_id"]):
            yield event.changed(place_id=other["place_id"])


@way(Family.SLIPS)
def last_digits_of_a_citation_are_transposed(record):
    for listing in record.rows("designations", "citation"):
        changed = CITATION.sub(r"\1\3\2", listing["citation"])
        if changed != listing["citation"]:
            yield listing.changed(citation=changed)


@way(Family.SLIPS)
def grounds_are_those_of_another_list(record):
    for listing in record.rows("designations", grounds_kind="xinjiang_human_rights"):
        yield listing.changed(grounds_kind=record.pick.choice(["military", "telecom_security"]))


@way(Family.SLIPS)
def identifier_lacks_a_digit(record):
    for identifier in record.rows("identifiers", scheme="wikidata"):
        yield identifier.changed(value=identifier["value"][:-1])


@way(Family.SLIPS)
def identifier_of_another_person(record):
    for identifier, other in record.pairs("identifiers", "official_id"):
        if identifier["official_id"] != other["official_id"]:
            yield identifier.changed(official_id=other["official_id"])


@way(Family.SLIPS)
def statement_of_another_claim(record):
    for claim, other in record.pairs("claims"):
        if claim["about_id"] != other["about_id"]:
            yield claim.changed(statement=other["statement"])


@way(Family.SLIPS)
def listing_rests_on_a_document_about_something_else(record):
    for listing, other in record.pairs("designations"):
        if listing["list_id"] != other["list_id"]:
            yield listing.changed(source_id=other["source_id"])


@way(Family.SLIPS)
def chinese_document_is_said_to_be_english(record):
    for source in record.rows("sources", language="zh-Hans"):
        if not source["title"].isascii():
            yield source.changed(language="en")


@way(Family.SLIPS)
def threshold_is_short_of_a_digit(record):
    for rule in record.rows("ownership_rules", "threshold_pct"):
        yield rule.changed(threshold_pct=rule["threshold_pct"][0])


@way(Family.SLIPS)
def owner_and_owned_are_swapped(record):
    for link in record.rows("ownership"):
        yield link.changed(owner_id=link["owned_id"], owned_id=link["owner_id"])


@way(Family.SLIPS)
def office_begins_after_it_ended(record):
    for position in record.rows("positions", "started_on", "ended_on"):
        yield position.changed(started_on=moved(position["ended_on"], days=400))


@way(Family.SLIPS)
def living_person_held_office_in_another_century(record):
    for position in record.rows("positions", "started_on"):
        yield position.changed(started_on=f"18{position['started_on'][2:]}")


@way(Family.SLIPS)
def listed_party_is_an_author_of_the_measure(record):
    listed = {(one["event_id"], one["entity_id"]) for one in record.tables["designations"]}
    for party in record.rows("event_parties", "entity_id", role="target"):
        if (party["event_id"], party["entity_id"]) in listed:
            yield party.changed(role="author")


@way(Family.SLIPS)
def document_credits_a_later_one(record):
    for source, other in record.pairs("sources", "published_on"):
        if source["published_on"][:4] < other["published_on"][:4]:
            yield source.changed(via_source_id=other.id)


@way(Family.SLIPS)
def company_is_replaced_by_a_legislature(record):
    bodies = record.rows("entities", kind="legislature")
    for entity in record.rows("entities", kind="company"):
        yield entity.changed(replaced_by=record.pick.choice(bodies).id)


@way(Family.SLIPS)
def listing_begins_in_another_notice(record):
    """The citation is that of another notice of the same list."""
    for one in record.rows("lists"):
        for listing, other in record.pairs("designations", "citation", list_id=one.id):
            if listing["citation"] != other["citation"]:
                yield listing.changed(citation=other["citation"])
