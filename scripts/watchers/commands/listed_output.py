"""Where the results of `watchers listed` go, and in which form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from watchers.commands.listed_options import Form
from watchers.commands.options import output_to

if TYPE_CHECKING:
    from watchers.screening.later import Later
    from watchers.screening.policy import Policy
    from watchers.screening.result import ScreeningResult
    from watchers.screening.screen import Screening

Write = Callable[[str], object]
MARK = "\ufeff"
"""By which Excel knows UTF-8 in CSV."""


class Report(Protocol):
    """Takes the results as they come."""

    holds_notes: bool

    def add(self, results: list[ScreeningResult]) -> None: ...

    def end(self, notes: list[str]) -> None: ...


class _HitsOnly:
    """A report that gets only what a person must act on or look at."""

    def __init__(self, report: Report, policy: Policy) -> None:
        self.report, self.policy = report, policy
        self.holds_notes = report.holds_notes

    def add(self, results: list[ScreeningResult]) -> None:
        if self.policy.is_hit(results):
            self.report.add(results)

    def end(self, notes: list[str]) -> None:
        self.report.end(notes)


@contextmanager
def report_to(output: Path | None, form: Form, screening: Screening) -> Iterator[Report]:
    """Something to add the results to; a file appears complete or not at all."""
    if form.output_format == "xlsx":
        with _workbook(output, form, screening) as report:
            yield report
        return
    from watchers.screening.later import Later

    with output_to(output) as write, Later() as look, Later() as rest:
        if form.excel:
            write(MARK)
        report = _text_report(write, form, screening, look=look, rest=rest)
        yield report


@contextmanager
def _workbook(output: Path | None, form: Form, screening: Screening) -> Iterator[Report]:
    from watchers.files.atomic import whole_file
    from watchers.screening.supplier_workbook import SupplierWorkbookWriter
    from watchers.screening.suppliers import SupplierRows

    assert output is not None and screening.file is not None
    rows = SupplierRows(screening.file, screening.policy, hits_only=form.hits_only)
    with whole_file(output.absolute()) as partial:
        yield SupplierWorkbookWriter(partial, screening.proof, rows, screening=screening)


def _text_report(
    write: Write, form: Form, screening: Screening, *, look: Later, rest: Later
) -> Report:
    from watchers.screening.supplier_csv import SupplierCsvWriter
    from watchers.screening.suppliers import SupplierRows

    if form.output_format == "csv" and screening.file and not form.detail:
        rows = SupplierRows(screening.file, screening.policy, hits_only=form.hits_only)
        return SupplierCsvWriter(write, screening.proof, rows)
    report = _report_by_list(write, form, screening, look=look, rest=rest)
    return _HitsOnly(report, screening.policy) if form.hits_only else report


def _report_by_list(
    write: Write, form: Form, screening: Screening, *, look: Later, rest: Later
) -> Report:
    """One row, or one line, for each list."""
    from watchers.screening.data import CsvWriter, JsonWriter
    from watchers.screening.text import TableWriter

    if form.output_format == "csv":
        return CsvWriter(write, screening.proof)
    if form.output_format == "json":
        return JsonWriter(write, screening.proof)
    return TableWriter(write, screening.proof, screening.policy, look=look, rest=rest)
