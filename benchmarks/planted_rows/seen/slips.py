"""What a tired hand or a careless script does to a row."""

from benchmarks.planted_rows.days import moved
from benchmarks.planted_rows.ways import Family, way


@way(Family.SLIPS)
def buyer_is_entered_as_supplier(record):
    for party in record.rows("contract_parties", role="buyer"):
        yield party.changed(role="supplier")


@way(Family.SLIPS)
def first_digits_of_an_amount_are_transposed(record):
    for contract in record.rows("contracts", "amount"):
        amount = contract["amount"]
        if amount[:2].isdigit() and amount[0] != amount[1] and amount[1] != "0":
            yield contract.changed(amount=amount[1] + amount[0] + amount[2:])


@way(Family.SLIPS)
def listing_is_dated_a_month_too_soon(record):
    for listing in record.rows("designations", "effective_on"):
        yield listing.changed(effective_on=moved(listing["effective_on"], days=-30))


@way(Family.SLIPS)
def statute_has_another_section_letter(record):
    for listing in record.rows("designations", statute="2(d)(2)(B)(v)"):
        yield listing.changed(statute=record.pick.choice(["2(d)(2)(B)(i)", "2(d)(2)(B)(ii)"]))


@way(Family.SLIPS)
def identifier_of_another_company(record):
    for identifier, other in record.pairs("identifiers", "entity_id"):
        if identifier["entity_id"] != other["entity_id"]:
            yield identifier.changed(entity_id=other["entity_id"])


@way(Family.SLIPS)
def quote_of_another_claim(record):
    for claim, other in record.pairs("claims", "quote"):
        if claim["source_id"] != other["source_id"]:
            yield claim.changed(quote=other["quote"])


@way(Family.SLIPS)
def contested_claim_has_no_reason(record):
    for claim in record.rows("claims", "status_reason", status="contested"):
        yield claim.changed(status_reason="")


@way(Family.SLIPS)
def contract_is_in_another_prefecture(record):
    for contract, other in record.pairs("contracts", "place_id"):
        if record.are_apart(contract["place_id"], other["place_id"]):
            yield contract.changed(place_id=other["place_id"])


@way(Family.SLIPS)
def contract_is_in_another_currency(record):
    for contract in record.rows("contracts", "amount", currency="CNY"):
        yield contract.changed(currency=record.pick.choice(["USD", "EUR", "GBP"]))


@way(Family.SLIPS)
def listing_ended_before_it_took_effect(record):
    for listing in record.rows("designations", "effective_on", "ended_on"):
        yield listing.changed(ended_on=moved(listing["effective_on"], days=-60))


@way(Family.SLIPS)
def source_was_read_before_it_was_published(record):
    for source in record.rows("sources", "published_on"):
        if len(source["published_on"]) == 10:
            yield source.changed(retrieved_on=moved(source["published_on"], days=-20))


@way(Family.SLIPS)
def publisher_of_an_official_list_is_a_company(record):
    """A party that a document is about is taken for its publisher."""
    companies = record.rows("entities", kind="company", country="CN")
    for source in record.rows("sources", "publisher_id", kind="official_list"):
        yield source.changed(publisher_id=record.pick.choice(companies).id)


@way(Family.SLIPS)
def officer_of_another_body(record):
    for position, other in record.pairs("positions"):
        if position["entity_id"] != other["entity_id"]:
            yield position.changed(entity_id=other["entity_id"])


@way(Family.SLIPS)
def listing_has_no_reason_for_its_end(record):
    for listing in record.rows("designations", "ended_on", "end_reason"):
        yield listing.changed(end_reason="")


@way(Family.SLIPS)
def cause_and_effect_are_swapped(record):
    """The later event has led to the earlier one."""
    for link in record.rows("event_links", relation="led_to"):
        yield link.changed(from_event_id=link["to_event_id"], to_event_id=link["from_event_id"])


@way(Family.SLIPS)
def listing_is_on_another_list(record):
    for listing, other in record.pairs("designations"):
        if listing["list_id"] != other["list_id"]:
            yield listing.changed(list_id=other["list_id"])


@way(Family.SLIPS)
def party_is_listed_twice(record):
    for listing in record.rows("designations", ended_on=""):
        yield listing.doubled()


@way(Family.SLIPS)
def event_is_dated_a_century_too_soon(record):
    for event in record.rows("events"):
        yield event.changed(occurred_on=f"19{event['occurred_on'][2:]}")
