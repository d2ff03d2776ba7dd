"""The sentences of an account: one function for each kind of fact, from rows to lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from watchers.show import Line, Record, Row

KEYS = {"entities": "entity_id", "officials": "official_id", "contracts": "contract_id", "events": "event_id"}


def _dated(start: str, end: str = "", planned: str = "") -> str:
    if not start and not end:
        return "dates unknown"
    span = f"{start or '?'} to {end}" if end else f"since {start}"
    return f"{span}, planned to {planned}" if planned else span


def _joined(parts: Iterable[str], glue: str = "; ") -> str:
    return glue.join(part for part in parts if part)


def _amount(row: Row) -> str:
    if not row["amount"]:
        return ""
    amount = float(row["amount"])
    number = f"{amount:,.0f}" if amount.is_integer() else f"{amount:,}"
    return f"{row['amount_qualifier'].replace('_', ' ')} {row['currency']} {number}".replace("exact ", "")


def about(record: Record, table: str, row: Row) -> Iterator[Line]:
    """What the row itself says in words."""
    place = record.name("places", row["place_id"]) if row.get("place_id") else ""
    facts = {
        "entities": lambda: [row["kind"].replace("_", " "), row["country"], place, row["founded_on"] and f"founded {row['founded_on']}"],
        "officials": lambda: [row["country"]],
        "contracts": lambda: [row["kind"], place, _amount(row)],
        "events": lambda: [row["kind"].replace("_", " "), _joined([row["occurred_on"], row["ended_on"]], " to "), place],
        "lists": lambda: [record.name("entities", row["authority_id"]), row["legal_basis"], row["url"]],
        "sources": lambda: [row["kind"].replace("_", " "), row["published_on"], row["author"], row["note"]],
    }[table]()
    text = row.get("summary") or row.get("scope") or row.get("effect") or ""
    yield Line(_joined([*facts]), "" if text else row.get("source_id", ""))
    if text:
        yield Line(text, row["source_id"])


def names(record: Record, table: str, row: Row) -> Iterator[Line]:
    for name in record.where("names", **{KEYS[table]: row[KEYS[table]]}):
        years = f", {_dated(name['started_on'], name['ended_on'])}" if name["started_on"] or name["ended_on"] else ""
        yield Line(f"{name['name']} ({name['kind'].replace('_', ' ')}, {name['language']}{years})", name["source_id"])


def identifiers(record: Record, table: str, row: Row) -> Iterator[Line]:
    for found in record.where("identifiers", **{KEYS[table]: row[KEYS[table]]}):
        yield Line(f"{found['scheme'].replace('_', ' ')}: {found['value']}", found["source_id"])


def ownership(record: Record, table: str, row: Row) -> Iterator[Line]:
    for link in record.tables["ownership"]:
        if row["entity_id"] in (link["owner_id"], link["owned_id"]):
            owner, owned = (record.name("entities", link[side]) for side in ("owner_id", "owned_id"))
            share = f", {link['share_qualifier'].replace('_', ' ')} {link['share_pct']} %".replace(" exact", "") if link["share_pct"] else ""
            kind = link["kind"].replace("_", " ")
            yield Line(f"{owner} → {owned} ({kind}{share}, {_dated(link['started_on'], link['ended_on'])})", link["source_id"])


def listings(record: Record, table: str, row: Row) -> Iterator[Line]:
    key = {"lists": "list_id"}.get(table) or KEYS[table]
    for listing in sorted(record.where("designations", **{key: row[key]}), key=lambda r: r["effective_on"] or r["announced_on"]):
        dates = [
            f"{word} {listing[column]}"
            for word, column in (("announced", "announced_on"), ("published", "published_on"), ("effective", "effective_on"))
            if listing[column]
        ]
        end = f"ended {listing['ended_on']} ({listing['end_reason'].replace('_', ' ')})" if listing["ended_on"] else "open"
        what = record.party(listing) if table in ("lists", "events") else record.name("lists", listing["list_id"])
        printed = f'as "{listing["name_as_listed"]}"'
        yield Line(_joined([f"{what}, {printed}", listing["citation"], *dates, end], ", "), listing["source_id"])


def contracts(record: Record, table: str, row: Row) -> Iterator[Line]:
    for party in record.where("contract_parties", entity_id=row["entity_id"]):
        contract = record.get("contracts", party["contract_id"])
        dates = _dated(contract["awarded_on"] or contract["started_on"], contract["ended_on"], contract["planned_end_on"])
        yield Line(_joined([f"{party['role'].replace('_', ' ')}: {contract['title']} ({party['contract_id']})", _amount(contract), dates], ", "), contract["source_id"])


def contract_dates(record: Record, table: str, row: Row) -> Iterator[Line]:
    for word, column, source in (
        ("tendered", "tendered_on", "source_id"), ("awarded", "awarded_on", "source_id"), ("begun", "started_on", "source_id"),
        ("planned to end", "planned_end_on", "source_id"), ("ended", "ended_on", "end_source_id"),
    ):
        if row[column]:
            reason = f" ({row['end_reason']} reason)" if column == "ended_on" and row["end_reason"] == "unknown" else ""
            yield Line(f"{word} {row[column]}{reason}", row[source])


def parties(record: Record, table: str, row: Row) -> Iterator[Line]:
    key = KEYS[table]
    for party in record.where("contract_parties" if table == "contracts" else "event_parties", **{key: row[key]}):
        name = record.name("entities", party["entity_id"]) if table == "contracts" else record.party(party)
        yield Line(f"{party['role'].replace('_', ' ')}: {name} ({party['entity_id'] or party['official_id']})", party["source_id"])


def offices(record: Record, table: str, row: Row) -> Iterator[Line]:
    for position in sorted(record.where("positions", **{KEYS[table]: row[KEYS[table]]}), key=lambda r: r["started_on"]):
        who = record.name("officials", position["official_id"]) + ", " if table == "entities" else ""
        body = "" if table == "entities" else f", {record.name('entities', position['entity_id'])}"
        yield Line(f"{who}{position['title']}{body} ({_dated(position['started_on'], position['ended_on'])})", position["source_id"])


def events(record: Record, table: str, row: Row) -> Iterator[Line]:
    found = [(record.get("events", party["event_id"]), party) for party in record.where("event_parties", **{KEYS[table]: row[KEYS[table]]})]
    for event, party in sorted(found, key=lambda pair: pair[0]["occurred_on"]):
        yield Line(f"{event['occurred_on']} {event['title']} ({party['role']})", party["source_id"])


def links(record: Record, table: str, row: Row) -> Iterator[Line]:
    for link in record.tables["event_links"]:
        if row["event_id"] in (link["from_event_id"], link["to_event_id"]):
            ends = (record.get("events", link[side]) for side in ("from_event_id", "to_event_id"))
            first, second = (f"{event['title']} ({event['occurred_on']})" for event in ends)
            yield Line(_joined([f"{first} {link['relation'].replace('_', ' ')} {second}", link["note"]]), link["source_id"])


def figures(record: Record, table: str, row: Row) -> Iterator[Line]:
    for figure in record.where("figures", **{KEYS[table]: row[KEYS[table]]}):
        value = f"{float(figure['value']):,.10g}"
        yield Line(_joined([f"{figure['subject']}, {figure['period'] or 'no date'}: {figure['qualifier'].replace('_', ' ')} {value} {figure['unit']}", figure["note"]]), figure["source_id"])


def claims(record: Record, table: str, row: Row) -> Iterator[Line]:
    wanted = {"about_id": row[KEYS[table]], "about_table": table} if table in KEYS else {"source_id": row["source_id"]}
    for claim in record.where("claims", **wanted):
        chain = "; ".join(_chain(record, claim))
        hedge = f" (hedged: {claim['hedge']})" if claim["hedge"] else ""
        yield Line(_joined([f"{claim['statement']}{hedge}", chain and f"from {chain}", f"{claim['stance']}, {claim['status'].replace('_', ' ')}"], " — "), claim["source_id"])


def _chain(record: Record, claim: Row) -> Iterator[str]:
    """Whom the claim credits, and whom those credit in turn."""
    while claim:
        if claim["attributed_to"]:
            yield claim["attributed_to"]
        claim = record.get("claims", claim["relays_claim_id"]) if claim["relays_claim_id"] else {}
        if claim:
            yield record.name("entities", record.get("sources", claim["source_id"])["publisher_id"])


def coverage(record: Record, table: str, row: Row) -> Iterator[Line]:
    for checked in record.where("coverage", list_id=row["list_id"]):
        span = f"{checked['complete_from'] or '?'} to {checked['complete_to'] or '?'}"
        yield Line(_joined([f"{checked['extent'].replace('_', ' ')}, {span}", checked["note"]]), checked["source_id"])


Lines = Callable[[Record, str, Row], Iterator[Line]]
SECTIONS: list[tuple[str, tuple[str, ...], Lines]] = [
    ("What it is", ("entities", "officials", "contracts", "events", "lists", "sources"), about),
    ("Also called", ("entities", "officials"), names),
    ("Identifiers", ("entities", "officials"), identifiers),
    ("Parties", ("contracts", "events"), parties),
    ("Dates", ("contracts",), contract_dates),
    ("Offices", ("entities", "officials"), offices),
    ("Owners → owned", ("entities",), ownership),
    ("Contracts", ("entities",), contracts),
    ("Listings", ("entities", "officials", "events", "lists"), listings),
    ("Checked so far", ("lists",), coverage),
    ("Events", ("entities", "officials"), events),
    ("Cause and answer", ("events",), links),
    ("Figures", ("entities", "events"), figures),
    ("What sources say", ("entities", "officials", "contracts", "events", "sources"), claims),
]
