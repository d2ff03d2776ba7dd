"""Organisations and persons, with their names, identifiers and successors."""

from __future__ import annotations

from watchers.exports.ftm.graph import Entity, Graph, entity_id
from watchers.exports.ftm.model import ftm_model
from watchers.exports.ftm.record import FtmRecord
from watchers.tables.rows import Row

PUBLIC_BODIES = frozenset(
    {"government_body", "police_body", "military_body", "legislature", "court"}
)
TOPICS = {
    "government_body": "gov",
    "police_body": "gov.security",
    "military_body": "mil",
    "legislature": "gov.legislative",
    "court": "gov.judicial",
    "party_body": "pol.party",
    "international_organisation": "gov.igo",
}
"""What a kind of organisation is called among topics; none of these says that it is a risk."""
NAMES = {"official": "name", "former": "previousName"}
"""The properties of kinds of names; all others are aliases."""
IDENTIFIERS = {"uscc": "uscCode", "lei": "leiCode", "wikidata": "wikidataId", "ticker": "ticker"}
"""The properties of schemes of identifiers."""
OWNING_KINDS = frozenset({"shareholding", "subsidiary", "joint_venture"})
"""Links by which a party is owned, whatever share of it."""


def add_parties(record: FtmRecord, graph: Graph) -> None:
    """Adds every organisation and every official, then what is said of them in other tables."""
    owned = {row["owned_id"] for row in record.rows("ownership") if is_owned(row)}
    for row in record.rows("entities"):
        _add_organisation(record, graph, row, is_owned=row["entity_id"] in owned)
    for row in record.rows("officials"):
        _add_person(record, graph, row)
    for row in record.rows("names"):
        _add_name(graph, row)
    for row in record.rows("identifiers"):
        _add_identifier(record, graph, row)
    for row in record.rows("entities"):
        _add_successor(record, graph, row)


def is_owned(row: Row) -> bool:
    """Whether a row of `ownership` says that one owns the other, and not only controls it."""
    return row["stage"] == "held" and (row["kind"] in OWNING_KINDS or bool(row["share_pct"]))


def party(graph: Graph, row: Row) -> Entity:
    """The organisation or official that a row is about."""
    if row["entity_id"]:
        return graph.get("entities", row["entity_id"])
    return graph.get("officials", row["official_id"])


def _schema(kind: str, *, is_owned: bool) -> str:
    """Only a company can be owned in this format, so whoever is owned is written as one."""
    if kind == "company" or is_owned:
        return "Company"
    return "PublicBody" if kind in PUBLIC_BODIES else "Organization"


def _add_organisation(record: FtmRecord, graph: Graph, row: Row, *, is_owned: bool) -> None:
    schema = _schema(row["kind"], is_owned=is_owned)
    made = graph.make(schema, kind="entities", row_id=row["entity_id"], origin=row["source_id"])
    _add_common(record, graph, made, row)
    made.add("classification", row["kind"].replace("_", " "))
    made.add("topics", TOPICS.get(row["kind"], ""))
    made.add("incorporationDate", row["founded_on"])
    made.add("dissolutionDate", row["dissolved_on"])
    record.address(made, row["place_id"])
    graph.carry("entities", row["entity_id"], made)


def _add_person(record: FtmRecord, graph: Graph, row: Row) -> None:
    made = graph.make(
        "Person", kind="officials", row_id=row["official_id"], origin=row["source_id"]
    )
    _add_common(record, graph, made, row)
    graph.carry("officials", row["official_id"], made)


def _add_common(record: FtmRecord, graph: Graph, made: Entity, row: Row) -> None:
    made.add("name", row["name"])
    record.country(made, row["country"])
    made.explain(row["summary"])
    record.source(made, row["source_id"])


def _add_name(graph: Graph, row: Row) -> None:
    named = party(graph, row)
    language = ftm_model().language(row["language"])
    prop = NAMES.get(row["kind"], "abbreviation" if _is_abbreviation(row) else "alias")
    named.add(prop, row["name"], language=language, origin=row["source_id"])
    graph.carry("names", row["name_id"], named)


def _is_abbreviation(row: Row) -> bool:
    return row["kind"] == "short" and row["script"] == "Latn" and row["name"].isupper()


def _add_identifier(record: FtmRecord, graph: Graph, row: Row) -> None:
    holder = party(graph, row)
    prop = IDENTIFIERS.get(row["scheme"], "")
    if row["scheme"] == "isin":
        _add_security(record, graph, row, issuer=holder)
    elif prop in ftm_model().properties[holder.schema]:
        holder.add(prop, row["value"], origin=row["source_id"])
    else:
        scheme = row["scheme"].replace("_", " ")
        holder.explain(f"Identifier, {scheme}: {row['value']}", origin=row["source_id"])
    graph.carry("identifiers", row["identifier_id"], holder)


def _add_security(record: FtmRecord, graph: Graph, row: Row, *, issuer: Entity) -> None:
    """An ISIN belongs to a security, and the issuer is who has it."""
    origin = row["source_id"]
    made = graph.make("Security", kind="securities", row_id=row["identifier_id"], origin=origin)
    made.add("name", f"{issuer.values('name')[0]}: {row['value']}")
    made.add("isin", row["value"])
    made.add("issuer", issuer.id)
    record.source(made, origin)


def _add_successor(record: FtmRecord, graph: Graph, row: Row) -> None:
    if not row["replaced_by"]:
        return
    origin = row["source_id"]
    made = graph.make("Succession", kind="successions", row_id=row["entity_id"], origin=origin)
    made.add("predecessor", entity_id("entities", row["entity_id"]))
    made.add("successor", graph.get("entities", row["replaced_by"]).id)
    record.source(made, origin)
