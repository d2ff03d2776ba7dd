"""Lines on contracts: those of a party, and the parties and dates of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.profile.format import Line, amount, joined, words
from watchers.profile.milestones import Milestone, Period, dated
from watchers.profile.subject import Subject
from watchers.tables.rows import Row


@dataclass(frozen=True)
class Stage:
    """A dated stage of a contract."""

    column: str
    label: str
    source_column: str = "source_id"
    has_happened: bool = True


STAGES = (
    Stage("tendered_on", "tendered"),
    Stage("awarded_on", "awarded"),
    Stage("started_on", "begun"),
    Stage("planned_end_on", "planned to end", has_happened=False),
    Stage("ended_on", "ended", source_column="end_source_id"),
)


def contracts(subject: Subject) -> Iterator[Line]:
    """The contracts of an entity, each with its role in it."""
    record = subject.record
    for party in subject.rows_in("contract_parties"):
        contract = record.get("contracts", party["contract_id"])
        role = f"{words(party['role'])}: {contract['title']} ({party['contract_id']})"
        fact = joined([role, amount(contract)], separator=", ")
        period = Period(contract["awarded_on"] or contract["started_on"], contract["ended_on"])
        when = period.in_words(planned_end=contract["planned_end_on"])
        yield Line(
            f"{fact}, {when}",
            source_id=contract["source_id"],
            fact=fact,
            milestones=dated(
                _milestone(stage, contract, label=f"contract {stage.label}:") for stage in STAGES
            ),
            period=period,
        )


def contract_dates(subject: Subject) -> Iterator[Line]:
    """The dates of a contract, stage by stage."""
    contract = subject.row
    for stage in STAGES:
        date = contract[stage.column]
        if not date:
            continue
        reason = _end_reason(contract) if stage.column == "ended_on" else ""
        yield Line(
            f"{stage.label} {date}{reason}",
            source_id=contract[stage.source_column],
            fact=contract["title"],
            milestones=(_milestone(stage, contract, label=f"{stage.label}:"),),
            happened_on=date if stage.has_happened else None,
        )


def contract_parties(subject: Subject) -> Iterator[Line]:
    """The parties of a contract and their roles."""
    for party in subject.rows_in("contract_parties"):
        name = subject.record.name("entities", party["entity_id"])
        text = f"{words(party['role'])}: {name} ({party['entity_id']})"
        yield Line(text, source_id=party["source_id"])


def _milestone(stage: Stage, contract: Row, *, label: str) -> Milestone:
    return Milestone(label, contract[stage.column], contract[stage.source_column])


def _end_reason(contract: Row) -> str:
    reason = contract["end_reason"]
    if reason == "unknown":
        return " (reason unknown)"
    return f" ({words(reason)})" if reason else ""
