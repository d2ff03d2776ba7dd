"""Lines on what sources say: claims whole, with their chain, words and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.called import column_in_words, row_in_words, value_in_words
from watchers.profile.format import Detail, Line, words
from watchers.profile.sentence import Mention, Sentence, labels, sentence
from watchers.profile.subject import REFERENCES, Subject
from watchers.tables.rows import Record, Row

ARROW = " → "
Speaker = Mention | str
OF_PARTIES = ("names", "identifiers", "positions", "designations")
BELONGING = {
    "entities": (*OF_PARTIES, "ownership", "figures"),
    "officials": OF_PARTIES,
    "contracts": ("contract_parties",),
    "events": ("figures",),
    "lists": ("coverage", "ownership_rules"),
    "places": ("figures",),
}
"""Tables whose rows belong to a row of another one, so that claims about them are about it too."""
OWN_COLUMNS = {"ownership": ("owner_id", "owned_id")}
"""How rows refer to what they belong to, where the column does not say it by its name."""
STANCES = {
    "supports": "the source gives the value that the record holds",
    "contradicts": "the source gives another value than the record holds",
    "context": "the statement bears on the row, not on one of its values",
}
STATUSES = {
    "confirmed": "other documents say the same, or it came about",
    "partly_supported": "a part of it holds, or one document alone says it; the reason says which",
    "contested": "documents disagree; the reason says which value is preferred, and why",
    "unsupported": "no document that was read carries it",
    "opinion": "a judgement, which no document can decide",
    "not_checked": "not compared with other documents",
}
"""What the closed lists of `claims` mean, for the legend beneath claims."""


def claims(subject: Subject) -> Iterator[Line]:
    """The claims about the row; of a source, those that it makes; of a claim, itself."""
    for row in _rows(subject):
        yield _line(subject, row)


def relays(subject: Subject) -> Iterator[Line]:
    """The claims that relay this one."""
    for row in subject.record.where("claims", relays_claim_id=subject.row_id):
        yield _line(subject, row)


def _rows(subject: Subject) -> list[Row]:
    """The claims, those about the row itself before those about rows that belong to it."""
    if subject.table == "claims":
        return [subject.row]
    if subject.table == "sources":
        return subject.rows_in("claims")
    own = _about_row(subject, subject.table, subject.row_id)
    of_others = [
        claim
        for table, row_id in dict.fromkeys(belonging(subject))
        for claim in _about_row(subject, table, row_id)
    ]
    return [*own, *sorted(of_others, key=_claim_id)]


def _about_row(subject: Subject, table: str, row_id: str) -> list[Row]:
    return subject.record.where("claims", about_id=row_id, about_table=table)


def _claim_id(claim: Row) -> str:
    return claim["claim_id"]


def belonging(subject: Subject) -> Iterator[tuple[str, str]]:
    """Tables and ids of the rows that tell something of the subject, such as its listings."""
    known = subject.record.tables.keys()
    for table in (name for name in BELONGING.get(subject.table, ()) if name in known):
        primary_key = subject.record.package.tables[table].primary_key[0]
        for column in OWN_COLUMNS.get(table, (REFERENCES[subject.table],)):
            for row in subject.record.where(table, **{column: subject.row_id}):
                yield table, row[primary_key]


def _line(subject: Subject, claim: Row) -> Line:
    hedge = f" (hedged: {claim['hedge']})" if claim["hedge"] else ""
    own_id = (" [claim ", Mention("claims", claim["claim_id"], claim["claim_id"]), "]")
    return Line(
        sentence(f"{claim['statement']}{hedge}", own_id, separator=""),
        source_id=claim["source_id"],
        table="claims",
        row=claim,
        details=tuple(_details(subject, claim)),
        happened_on=subject.record.get("sources", claim["source_id"])["published_on"],
    )


def _details(subject: Subject, claim: Row) -> Iterator[Detail]:
    yield Detail("said by", chain(subject.record, claim))
    for credited in dict.fromkeys(_credits(subject.record, claim)):
        yield Detail("credits", sentence(credited))
    if claim["quote"]:
        yield Detail(claim["locator"], sentence(claim["quote"]), is_quote=True)
    if claim["about_id"] and claim["about_id"] != subject.row_id:
        yield Detail("about", _about(subject, claim))
    status = words(claim["status"])
    stance = sentence(_what_for(subject, claim), f"{claim['stance']}, {status}", separator=": ")
    verdict = sentence(stance, subject.prose(claim["status_reason"]), separator=": ")
    yield Detail("what became of it", verdict, is_of_release=True)


def _about(subject: Subject, claim: Row) -> Sentence:
    called = labels(row_in_words(subject.record, claim, own_id=subject.row_id))
    row = Mention(claim["about_table"], claim["about_id"], called)
    return sentence(row, column_in_words(claim["about_field"]), separator=", ")


def _what_for(subject: Subject, claim: Row) -> Sentence:
    """The column and the value that the source gives for it, if it gives one."""
    column, value = claim["about_field"], claim["value_given"]
    if not value:
        return ()
    told = value_in_words(subject.record, claim["about_table"], column, value)
    return sentence(column_in_words(column), told, separator=" ")


def chain(record: Record, claim: Row) -> Sentence:
    """Who says it: from the first who is credited to the publisher of the claim, each once."""
    *relaying, first = _relayed(record, claim)
    speakers: list[Speaker] = [_publisher(record, one) for one in (*relaying, first)]
    if first["attributed_to"] and not _is_among(record, first["attributed_to"], speakers):
        speakers.append(first["attributed_to"])
    unique = {_label(speaker).casefold(): speaker for speaker in reversed(speakers)}
    return sentence(*unique.values(), separator=ARROW)


def _credits(record: Record, claim: Row) -> Iterator[str]:
    """Whom the claims of a chain credit in their own words, if the chain does not say so."""
    *relaying, first = _relayed(record, claim)
    speakers: list[Speaker] = [_publisher(record, one) for one in (*relaying, first)]
    speakers.append(first["attributed_to"])
    for one in relaying:
        if one["attributed_to"] and not _is_among(record, one["attributed_to"], speakers):
            yield one["attributed_to"]


def _relayed(record: Record, claim: Row) -> list[Row]:
    """The claim, the one that it relays, and so on."""
    found = {claim["claim_id"]: claim}
    relayed = claim["relays_claim_id"]
    while relayed and relayed not in found:
        found[relayed] = record.get("claims", relayed)
        relayed = found[relayed]["relays_claim_id"]
    return list(found.values())


def _publisher(record: Record, claim: Row) -> Mention:
    publisher_id = record.get("sources", claim["source_id"])["publisher_id"]
    if publisher_id:
        return Mention("entities", publisher_id, record.name("entities", publisher_id))
    return Mention("sources", claim["source_id"], record.name("sources", claim["source_id"]))


def _is_among(record: Record, name: str, speakers: list[Speaker]) -> bool:
    """Whether the name is that of one of the speakers, by any name of the record."""
    names = {_label(speaker).casefold() for speaker in speakers}
    ids = {speaker.row_id for speaker in speakers if isinstance(speaker, Mention)}
    names |= {row["name"].casefold() for row in record.tables["names"] if row["entity_id"] in ids}
    return name.casefold() in names


def _label(speaker: Speaker) -> str:
    return speaker if isinstance(speaker, str) else speaker.label
