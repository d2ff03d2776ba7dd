"""Lines on contracts: those of a party, and the parties and dates of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.profile.format import Detail, Line, amount, words
from watchers.profile.milestones import Milestone, Period, dated, end_by
from watchers.profile.sentence import Sentence, sentence
from watchers.profile.subject import Subject
from watchers.tables.rows import Row


@dataclass(frozen=True)
class Stage:
    """A dated stage of a contract."""

    column: str
    label: str
    source_column: str = "source_id"
    has_happened: bool = True


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
        yield _contract(subject, contract, role=f"{words(party['role'])}: ")


def _contract(subject: Subject, contract: Row, *, role: str) -> Line:
    title = subject.mention("contracts", contract["contract_id"])
    others = _suppliers(subject, contract) if subject.table == "places" else ""
    fact = sentence((role, title), amount(contract), others, separator=", ")
    return Line(
        sentence(fact, contract_in_words(contract, day=subject.day), separator=", "),
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


def contract_in_words(contract: Row, *, day: str = "") -> str:
    """The stages of a contract that are dated, and how it ended; an end after the day is left out.

    That it was awarded does not say that it went on: no end known is said in words.
    """
    told = [
        f"{stage.label} {contract[stage.column]}"
        for stage in STAGES
        if stage.column != ENDED and contract[stage.column]
    ]
    if has_ended(contract, day=day):
        told.append(f"ended {contract[ENDED]}{_end_reason(contract)}")
    else:
        told.append("no end known")
    return ", ".join(told)


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
        (f"{words(party['role'])} ", subject.mention("entities", party["entity_id"]))
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
        reason = _end_reason(contract) if stage.column == ENDED else ""
        yield Line(
            sentence(f"{stage.label} {date}{reason}"),
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
            (f"{words(party['role'])}: ", named),
            source_id=party["source_id"],
            table="contract_parties",
            row=party,
        )


def _milestone(stage: Stage, contract: Row, *, label: str) -> Milestone:
    return Milestone(label, contract[stage.column], contract[stage.source_column])


def _end_reason(contract: Row) -> str:
    reason = contract["end_reason"]
    if reason == "unknown":
        return " (reason unknown)"
    return f" ({words(reason)})" if reason else ""
