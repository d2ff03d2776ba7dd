"""Screens a query: names, or a file of them, against the official lists as of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.screening.context.columns import ContextCells, ContextColumns
from watchers.screening.covers import Covers
from watchers.screening.first_lines import FirstLines
from watchers.screening.max_age import MAX_AGE
from watchers.screening.policy import Policy
from watchers.screening.question import Block, Question
from watchers.screening.result import Proof, ScreeningResult, Summary
from watchers.screening.verdict import Verdict

if TYPE_CHECKING:
    from watchers.answers.answers import Answers
    from watchers.package.model import Package
    from watchers.screening.context.confirm import Confirmer
    from watchers.screening.decisions import Decisions
    from watchers.screening.merge import CellMatches
    from watchers.screening.names_file import NameFile
    from watchers.screening.prepared import Prepared
    from watchers.tables.rows import Record, Row

BLOCK = 20_000
"""Rows of a large file that are read, looked up and answered together."""
SMALL_FILE_BYTES = 1 << 20
"""Up to this size a file is read in quarters of a block, so that progress shows."""


@dataclass(frozen=True)
class Query:
    """What is asked: names, or a file of them, as of a day."""

    names: tuple[str, ...] = ()
    file: Path | None = None
    column: str | None = None
    """The column of the file that holds the names; None for its only one."""
    id_column: str | None = None
    """The column of the file that holds identifiers, which are asked beside the names."""
    country_column: str | None = None
    """The column that holds countries, which are compared with those of the parties."""
    address_column: str | None = None
    """The column that holds addresses, which are compared with the places of the parties."""
    sheet: str | None = None
    """The sheet of a workbook; None for its only one."""
    encoding: str | None = None
    """The encoding of a text file; None to find out."""
    day: str | None = None
    """YYYY-MM-DD; None for the day of the release."""
    owned_from: float | None = None
    """What if every list reached owned parties from this share in percent; None for the law."""
    max_age: int = MAX_AGE
    """How many days before the day asked the oldest check of a list may be."""
    fail_on: frozenset[Verdict] | None = None
    """The verdicts that end with another exit status than 0; None for the usual ones."""

    @property
    def context_columns(self) -> ContextColumns:
        return ContextColumns(self.id_column, self.country_column, self.address_column)


@dataclass
class Screening:
    """A query on its way through a package: iterate over `results`, then read the sums."""

    query: Query
    package: Package
    proof: Proof
    file: NameFile | None
    policy: Policy
    summary: Summary
    decisions: Decisions | None = None
    named: Iterable[Block] | None = None
    """The names, if they are not those of the query, such as those in a receipt."""
    covers: Covers = field(default_factory=Covers)
    """What the record covers, once `results` has begun."""
    sources: dict[str, Row] = field(default_factory=dict)
    """The record's sources by id, once `results` has begun."""
    answers: Answers | None = None
    """Those of the record, once `results` has begun."""
    prepared: Prepared | None = None
    """The record made ready before, by somebody who screens many times; None to do it now."""

    def results(
        self, on_progress: Callable[[int], object] | None = None
    ) -> Iterator[list[ScreeningResult]]:
        """The results for each name, in the order asked; tells how many bytes of a file were read.

        Raises UnreadableFile if the file of names cannot be read.
        """
        from watchers.screening.screener import Screener

        ready = self.prepared or _prepared(self.query, self.package)
        self.covers, self.sources = ready.covers, ready.record.by_id["sources"]
        self.answers = ready.answers
        screener = Screener(self.answers, day=self.proof.asked_on)
        confirmer = ready.confirmer if self.query.context_columns.named else None
        for block, matches in ready.names.over(self._blocks(on_progress)):
            for asked in block:
                found = matches[asked.name]
                if confirmer and asked.cells:
                    found = self._confirmed(asked, found, confirmer)
                results = screener.results(asked, found)
                if self.decisions:
                    results = self.decisions.applied(results)
                self.summary.add(results, self.policy)
                yield results

    def _confirmed(self, asked: Question, found: CellMatches, confirmer: Confirmer) -> CellMatches:
        """The matches in the light of the row; counts the cells that could not be read."""
        from watchers.screening.context.unread import with_unread

        context = confirmer.reader.read(asked.cells or ContextCells())
        for field_ in context.unread:
            self.summary.unread_cells.setdefault(field_, FirstLines()).add(asked.line)
        found = confirmer.applied(asked.name, found, context)
        return with_unread(asked, found, context)

    def _blocks(self, on_progress: Callable[[int], object] | None) -> Iterator[Block]:
        if self.named is not None:
            yield from self.named
            return
        if self.file is None:
            yield [Question(None, name.strip()) for name in self.query.names]
            return
        is_small = self.file.size <= SMALL_FILE_BYTES
        for cells in self.file.blocks(BLOCK // 4 if is_small else BLOCK):
            yield [Question(cell.line, cell.name, cell.context) for cell in cells]
            if on_progress:
                on_progress(self.file.bytes_read)


def _prepared(query: Query, package: Package) -> Prepared:
    from watchers.screening.prepared import Prepared
    from watchers.tables.rows import Record

    record = Record(package)
    return Prepared(record, answers_for(query, record))


def answers_for(query: Query, record: Record) -> Answers:
    """The answers of a record, by the law or by the rule that the query supposes."""
    from watchers.answers.answers import Answers
    from watchers.answers.ownership_rules import what_if

    share = query.owned_from
    return Answers(record, hypothetical=what_if(share) if share is not None else None)


def screen(query: Query, package: Package, *, prepared: Prepared | None = None) -> Screening:
    """The screening of a query against a package; nothing is looked up before `results`.

    prepared: the record of the package made ready before, by the law (`owned_from` is None).
    """
    day = query.day or package.created
    return Screening(
        query=query,
        package=package,
        proof=Proof(
            asked_on=day,
            package_version=package.version,
            content_hash=prepared.content_hash if prepared else package.content_hash(),
        ),
        file=_file(query),
        policy=Policy(day, max_age=query.max_age, fail_on=query.fail_on),
        summary=Summary(),
        prepared=prepared,
    )


def _file(query: Query) -> NameFile | None:
    if query.file is None:
        return None
    from watchers.screening.names_file import NameFile

    return NameFile(
        query.file,
        query.column,
        context=query.context_columns,
        sheet=query.sheet,
        encoding=query.encoding,
    )
