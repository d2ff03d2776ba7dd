"""Lines on contracts: those of a party, and the parties and dates of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.profile.format import Detail, Line, amount, joined, words
from watchers.profile.milestones import Milestone, Period, dated, end_by
from watchers.profile.sentence import Sentence, sentence
from watchers.profile.subject import Subject
from watchers.tables.passages import INFERRED, is_inferred
from watchers.tables.rows import Record, Row


@dataclass(frozen=True)
class Stage:
    """A dated stage of a contract."""

    column: str
    label: str
    source_column: str = "source_id"
    has_happened: bool = True


WHO_AND_HOW = ("entity_id", "role")
"""The cells that say who is party to a contract, and in which role."""
ENDED = "ended_on"
STAGES = (
    Stage("tendered_on", "tendered"),
    Stage("awarded_on", "awarded"),
    Stage("started_on", "begun"),
    Stage("planned_end_on", "planned to end", has_happened=False),
    Stage(ENDED, "ended", source_column="end_source_id"),
)


def contracts(subject: Subject) -> Iterator[Line]:
    """The contracts of an entity with its role in each, or those of a place, and how they ended."""
    record = subject.record
    if subject.table == "places":
        for contract in subject.rows_in("contracts"):
            yield _contract(subject, contract, role="")
        return
    for party in subject.rows_in("contract_parties"):
        contract = record.get("contracts", party["contract_id"])
        yield _contract(subject, contract, role=f"{role_in_words(record, party)}: ")


def _contract(subject: Subject, contract: Row, *, role: str) -> Line:
    title = subject.mention("contracts", contract["contract_id"])
    others = _suppliers(subject, contract) if subject.table == "places" else ""
    fact = sentence((role, title), amount(contract), others, separator=", ")
    return Line(
        sentence(
            fact, contract_in_words(subject.record, contract, day=subject.day), separator=", "
        ),
        source_id=contract["source_id"],
        table="contracts",
        row=contract,
        details=tuple(_end_document(subject, contract)),
        fact=fact,
        milestones=dated(
            _milestone(stage, contract, label=f"contract {stage.label}:") for stage in STAGES
        ),
        period=contract_period(contract),
    )


def contract_period(contract: Row) -> Period:
    """From the award, or else the start, to the end."""
    return Period(contract["awarded_on"] or contract["started_on"], contract[ENDED])


def contract_in_words(record: Record, contract: Row, *, day: str = "") -> str:
    """The stages of a contract that are dated, and how it ended; an end after the day is left out.

    That it was awarded does not say that it went on: no end known is said in words.
    """
    told = [
        stage_in_words(record, contract, stage)
        for stage in STAGES
        if contract[stage.column] and (stage.column != ENDED or has_ended(contract, day=day))
    ]
    if not has_ended(contract, day=day):
        told.append("no end known")
    return ", ".join(told)


def stage_in_words(record: Record, contract: Row, stage: Stage) -> str:
    """The stage and its date, with what limits it."""
    limits = limits_of_stage(record, contract, stage.column)
    return f"{stage.label} {contract[stage.column]}{limits and f' ({limits})'}"


def limits_of_stage(record: Record, contract: Row, column: str) -> str:
    """Why the contract ended, if its end is asked for, and whether date or reason is inferred."""
    reason = _end_reason(contract) if column == ENDED else ""
    columns = (column, "end_reason") if reason else (column,)
    doubt = INFERRED if is_inferred(record, "contracts", contract, columns=columns) else ""
    return joined([reason, doubt])


def role_in_words(record: Record, party: Row) -> str:
    """The role of a party in a contract, and whether it or the party is inferred."""
    role = words(party["role"])
    if is_inferred(record, "contract_parties", party, columns=WHO_AND_HOW):
        return f"{role} ({INFERRED})"
    return role


def has_ended(contract: Row, *, day: str = "") -> bool:
    """Whether an end is known that may have come by the day, or at all."""
    return bool(end_by(contract[ENDED], day) if day else contract[ENDED])


def _end_document(subject: Subject, contract: Row) -> Iterator[Detail]:
    source_id = contract["end_source_id"]
    if source_id not in ("", contract["source_id"]) and has_ended(contract, day=subject.day):
        yield Detail("its end", (subject.mention("sources", source_id),))


def _suppliers(subject: Subject, contract: Row) -> Sentence:
    parties = subject.record.where("contract_parties", contract_id=contract["contract_id"])
    named = (
        (
            f"{role_in_words(subject.record, party)} ",
            subject.mention("entities", party["entity_id"]),
        )
        for party in parties
    )
    return sentence(*named, separator=", ")


def contract_dates(subject: Subject) -> Iterator[Line]:
    """The dates of a contract, stage by stage."""
    contract = subject.row
    for stage in STAGES:
        date = contract[stage.column]
        if not date:
            continue
        yield Line(
            sentence(stage_in_words(subject.record, contract, stage)),
            source_id=contract[stage.source_column],
            fact=sentence(contract["title"]),
            milestones=(_milestone(stage, contract, label=f"{stage.label}:"),),
            happened_on=date if stage.has_happened else None,
        )


def contract_parties(subject: Subject) -> Iterator[Line]:
    """The parties of a contract and their roles."""
    for party in subject.rows_in("contract_parties"):
        named = subject.mention("entities", party["entity_id"])
        yield Line(
            (f"{role_in_words(subject.record, party)}: ", named),
            source_id=party["source_id"],
            table="contract_parties",
            row=party,
        )


def _milestone(stage: Stage, contract: Row, *, label: str) -> Milestone:
    return Milestone(label, contract[stage.column], contract[stage.source_column])


def _end_reason(contract: Row) -> str:
    reason = contract["end_reason"]
    return "reason unknown" if reason == "unknown" else words(reason)
