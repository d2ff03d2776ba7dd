"""Answers to "was it listed?" as a table for people, and as CSV and JSON to keep."""

from __future__ import annotations

import csv
import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, fields
from itertools import groupby
from operator import attrgetter

from watchers.screening.list_status import Standing
from watchers.screening.screener import HITS, NO_MATCH, Answer
from watchers.text.escape import no_formula
from watchers.text.printable import escape_invisible

Print = Callable[[str], None]
WIDTH = 80
MOST_UNMATCHED_SHOWN = 20
COLUMNS = tuple(column.name for column in fields(Answer))
PROOF = ("asked_on", "package_version", "content_hash")
_BY = {
    "effective_on": "effective",
    "published_on": "published",
    "announced_on": "announced",
    "source_id": "or earlier: the day of its document",
    "": "",
}


@dataclass(frozen=True)
class Proof:
    """What an answer rests on: the day asked, and the package's version and content hash."""

    asked_on: str
    package_version: str
    content_hash: str


@dataclass
class Summary:
    """How many names had which answer; a name counts once, under its gravest answer."""

    names: Counter[str] = field(default_factory=Counter)

    def add(self, answers: list[Answer]) -> None:
        kinds = {answer.answer for answer in answers}
        of_name = next(
            (
                kind
                for kind in (Standing.LISTED, Standing.OWNED, NO_MATCH, Standing.NOT_LISTED)
                if kind in kinds
            ),
            Standing.UNKNOWN,
        )
        self.names[str(of_name)] += 1

    @property
    def hits(self) -> int:
        return sum(self.names[str(kind)] for kind in HITS)

    def __str__(self) -> str:
        total = sum(self.names.values())
        words = {
            "listed": "listed",
            "owned": "owned by a listed party",
            "not_listed": "on no list that was checked",
            "unknown": "unknown",
            NO_MATCH: "not in the record",
        }
        parts = [f"{self.names[kind]} {said}" for kind, said in words.items() if self.names[kind]]
        return f"{total} {'name' if total == 1 else 'names'}: {', '.join(parts) or 'nothing asked'}"


class CsvWriter:
    """One row per answer; cells that a spreadsheet would run as a formula begin with an apostrophe."""

    def __init__(self, out: Print, proof: Proof) -> None:
        self.rows = csv.writer(_Lines(out), lineterminator="\n")
        self.proof = [_cell(value) for value in asdict(proof).values()]
        self.cells = attrgetter(*COLUMNS)
        self.rows.writerow([*COLUMNS, *PROOF])

    def add(self, answers: list[Answer]) -> None:
        for answer in answers:
            self.rows.writerow([*map(_cell, self.cells(answer)), *self.proof])

    def end(self, notes: list[str]) -> None:
        """Notes are for people; the rows are complete without them."""


@dataclass
class _Lines:
    """Something to write lines to, as `csv.writer` wants it."""

    write: Print


def _cell(value: object) -> str:
    if not value:
        return "" if value != 0 else "0"
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    return no_formula(escape_invisible(text))


class JsonWriter:
    """One document: the proof, the answers, each with the proof, and the notes; written as it comes."""

    def __init__(self, out: Print, proof: Proof) -> None:
        self.out, self.proof, self.first = out, asdict(proof), True
        out(json.dumps(self.proof)[:-1] + ', "answers": [')

    def add(self, answers: list[Answer]) -> None:
        for answer in answers:
            self.out(
                ("\n" if self.first else ",\n")
                + json.dumps({**asdict(answer), **self.proof}, ensure_ascii=False)
            )
            self.first = False

    def end(self, notes: list[str]) -> None:
        self.out(f"\n], {json.dumps({'notes': notes}, ensure_ascii=False)[1:]}\n")


class TableWriter:
    """The answers that matter, in 80 columns: listed, owned, and unknown where the party has been on the list."""

    def __init__(self, out: Print, proof: Proof) -> None:
        self.out, self.proof, self.unmatched = out, proof, 0

    def add(self, answers: list[Answer]) -> None:
        first = answers[0]
        if first.answer == NO_MATCH:
            self.unmatched += 1
            if self.unmatched <= MOST_UNMATCHED_SHOWN:
                self._line(f"{_named(first)}: {first.remark}", 0)
            return
        if not first.party_id:
            self._line(f"{_named(first)}: unknown; {first.remark}", 0)
            return
        self._line(_named(first), 0)
        for _, of_party in groupby(answers, key=lambda answer: answer.party_id):
            self._party(list(of_party))

    def _party(self, answers: list[Answer]) -> None:
        first = answers[0]
        source = f" [{first.match_source_id}]" if first.match_source_id else ""
        self._line(
            f"{first.party_id}: {first.party} ({first.match_method}, {first.match_score:.2f}){source}",
            2,
        )
        for answer in answers:
            if not answer.owner_id and (
                answer.answer == Standing.LISTED
                or (answer.answer == Standing.UNKNOWN and answer.designation_ids)
            ):
                self._line(_on_list(answer), 4)
        owned = [answer for answer in answers if answer.owner_id]
        for _, of_owner in groupby(owned, key=lambda answer: (answer.owner_id, answer.answer)):
            self._line(_through(list(of_owner)), 4)
        self._line("; ".join(_rest(answers)), 4)

    def end(self, notes: list[str]) -> None:
        if self.unmatched > MOST_UNMATCHED_SHOWN:
            self._line(
                f"… and {self.unmatched - MOST_UNMATCHED_SHOWN} further names that no party of the record matches",
                0,
            )
        self.out("\n")
        for note in notes:
            self._line(note, 0)
        self.out(
            f"watchers {self.proof.package_version}, as of {self.proof.asked_on}\nsha256 {self.proof.content_hash}\n"
        )

    def _line(self, text: str, indent: int) -> None:
        if text:
            margin = " " * indent
            self.out(
                textwrap.fill(
                    escape_invisible(text),
                    WIDTH,
                    initial_indent=margin,
                    subsequent_indent=f"{margin}  ",
                    break_on_hyphens=False,
                )
                + "\n"
            )


def _named(answer: Answer) -> str:
    return f"{answer.name} [line {answer.line}]" if answer.line else answer.name


def _on_list(answer: Answer) -> str:
    sources = f"[{', '.join(answer.source_ids)}]"
    if answer.answer == Standing.UNKNOWN:
        return f"UNKNOWN {answer.list_id}: {answer.remark} {sources}"
    since = f"since {answer.since} ({_BY[answer.since_by]})"
    return (
        ", ".join(
            filter(None, (f"LISTED {answer.list_id} {since}", answer.citation, answer.remark))
        )
        + f" {sources}"
    )


def _through(answers: list[Answer]) -> str:
    first = answers[0]
    lists = ", ".join(answer.list_id for answer in answers)
    standing, who = (
        ("OWNED", first.remark.removeprefix("owned "))
        if first.answer == Standing.OWNED
        else ("UNKNOWN", first.remark)
    )
    sources = ", ".join(dict.fromkeys(source for answer in answers for source in answer.source_ids))
    who, *limits = who.split("; ")
    of_all = "".join(
        f"; {limit}" for limit in limits if all(limit in answer.remark for answer in answers)
    )
    return f"{standing} {who}; lists: {lists}; chain: {first.chain}{of_all} [{sources}]"


def _rest(answers: list[Answer]) -> Iterator[str]:
    """The lists on which the party did not stand, and those of which that is not known."""
    own = [answer for answer in answers if not answer.owner_id]
    limits = [
        f"{answer.list_id} ({answer.remark})" if answer.remark else answer.list_id
        for answer in own
        if answer.answer == Standing.NOT_LISTED
    ]
    unknown = [
        answer.list_id
        for answer in own
        if answer.answer == Standing.UNKNOWN and not answer.designation_ids
    ]
    if limits:
        yield f"not listed on: {', '.join(limits)}"
    if unknown:
        yield f"unknown: {', '.join(unknown)}"


WRITERS = {"table": TableWriter, "csv": CsvWriter, "json": JsonWriter}
