"""Listings, as sanctions, and what the answers of the release day say of each party, as topics.

A Sanction is any listing, whatever it has for effect; only the topics say what it is. They come
from the answers, so that no door says of a party what another does not.
"""

from __future__ import annotations

from watchers.answers.reasons import ReasonKind
from watchers.dates.as_of import Truth, happened
from watchers.exports.ftm.graph import ENGLISH, Entity, Graph, entity_id
from watchers.exports.ftm.parties import party
from watchers.exports.ftm.programs import WORTH_A_LOOK, Program, program_of
from watchers.exports.ftm.record import FtmRecord
from watchers.tables.rows import Row

TABLE = "designations"
TOLD = frozenset({"covered", "red_flag", "unknown", "not_covered"})
"""Answers that are told in words; of the others the listings or their absence tell."""
REMOVED_AND_NO_MORE = frozenset(
    {ReasonKind.REMOVED, ReasonKind.NOT_CHECKED, ReasonKind.AFTER_RELEASE}
)
"""The reasons of an unknown answer on a party of which a removal is known, and nothing besides."""


def add_listings(record: FtmRecord, graph: Graph) -> None:
    """Adds every listing, then the topics and the answers of each party."""
    for row in record.rows(TABLE):
        _add_listing(record, graph, row)
    for answer in record.answers:
        _add_answer(record, graph, answer)


def _add_listing(record: FtmRecord, graph: Graph, row: Row) -> None:
    listed, of_list = party(graph, row), record.row("lists", row["list_id"])
    program = program_of(row["list_id"], statute=row["statute"])
    made = graph.make("Sanction", kind=TABLE, row_id=row["designation_id"], origin=row["source_id"])
    made.add("entity", listed.id)
    made.add("program", of_list["name"], language=ENGLISH, origin=of_list["source_id"])
    made.add("programId", program.program_id)
    made.add("programUrl", of_list["url"], origin=of_list["source_id"])
    made.add("authority", record.record.name("entities", of_list["authority_id"]))
    made.add("provisions", of_list["effect"], language=ENGLISH, origin=of_list["source_id"])
    record.country(made, of_list["country"])
    made.add("reason", row["grounds"], language=ENGLISH)
    made.add("recordId", row["citation"])
    _add_days(record, made, row)
    _add_authority_ids(record, made, row, program)
    record.source(made, row["source_id"])
    record.source(made, row["end_source_id"])
    listed_as = row["name_as_listed"]
    if listed_as not in listed.values("name"):
        listed.add("alias", listed_as, origin=row["source_id"])
    made.explain(f"Listed as: {listed_as}")
    graph.carry(TABLE, row["designation_id"], made)


def _add_days(record: FtmRecord, made: Entity, row: Row) -> None:
    """When it was listed and when that had effect are two days; a third is told in words."""
    made.add("listingDate", row["published_on"] or row["announced_on"])
    made.add("startDate", row["effective_on"])
    made.add("endDate", row["ended_on"], origin=row["end_source_id"])
    made.add("status", _status(record, row))
    if not row["effective_on"]:
        made.add("date", row["began_on"])
    if row["began_by"] == "source_id":
        made.explain(f"On the list by {row['began_on']}, the day of the document.")
    if row["published_on"] and row["announced_on"]:
        made.explain(f"Announced: {row['announced_on']}.")
    if row["end_reason"]:
        reason = row["end_reason"].replace("_", " ")
        made.explain(f"End: {reason}.", origin=row["end_source_id"])
    if row["statute"]:
        made.explain(f"Listed under: {row['statute']}.")


def _status(record: FtmRecord, row: Row) -> str:
    """Whether the listing stood on the day of the release; `unknown` unless the record says so."""
    if row["ended_on"] and happened(row["ended_on"], record.day) is Truth.YES:
        return "inactive"
    answer = record.answer_of.get((record.party_id(row), row["list_id"]), {})
    stands = answer.get("answer") == "listed"
    rests_on = answer.get("designation_ids", "").split()
    return "active" if stands and row["designation_id"] in rests_on else "unknown"


def _add_authority_ids(record: FtmRecord, made: Entity, row: Row, program: Program) -> None:
    """The numbers by which the authority of this list calls its listings."""
    column = "entity_id" if row["entity_id"] else "official_id"
    about = {column: row[column], "scheme": program.authority_scheme}
    for identifier in record.record.where("identifiers", **about):
        made.add("authorityId", identifier["value"], origin=identifier["source_id"])


def _add_answer(record: FtmRecord, graph: Graph, answer: Row) -> None:
    """Says what the answer on a list makes of a party."""
    about, origin = party(graph, answer), _origin(answer)
    for topic in topics_of(record, answer):
        about.add("topics", topic, origin=origin)
    if answer["answer"] == "listed":
        for listing in answer["designation_ids"].split():
            program = program_of(answer["list_id"], statute=_statute(record, listing))
            about.add("programId", program.program_id, origin=origin)
    if answer["answer"] in TOLD:
        name = record.row("lists", answer["list_id"])["name"]
        words = answer["answer"].replace("_", " ")
        about.explain(f"{name}, on {record.day}: {words}: {answer['remark']}", origin=origin)
    if answer["answer"] in {"covered", "red_flag"}:
        for owner in answer["owner_ids"].split():
            if owner != answer["entity_id"]:
                about.add("riskSource", entity_id("entities", owner), origin=origin)


def _origin(answer: Row) -> str:
    """The first document that an answer rests on; all are in the derived table `answers`."""
    return next(iter(answer["source_ids"].split()), "")


def _statute(record: FtmRecord, designation_id: str) -> str:
    return record.row(TABLE, designation_id)["statute"]


def topics_of(record: FtmRecord, answer: Row) -> tuple[str, ...]:
    """The topics of an answer: in doubt one that says look, and never that of the list.

    None where nothing but a removal is known: a party whose listing ended is no risk by that alone.
    """
    list_id = answer["list_id"]
    match answer["answer"]:
        case "listed":
            listings = answer["designation_ids"].split()
            programs = [program_of(list_id, statute=_statute(record, row)) for row in listings]
            return tuple(topic for program in programs for topic in program.topics)
        case "covered":
            return program_of(list_id).covered_topics
        case "red_flag":
            return (WORTH_A_LOOK,)
        case "unknown" if not _is_only_removed(answer):
            return (WORTH_A_LOOK,)
    return ()


def _is_only_removed(answer: Row) -> bool:
    reasons = set(answer["reasons"].split())
    return ReasonKind.REMOVED in reasons and reasons <= REMOVED_AND_NO_MORE
