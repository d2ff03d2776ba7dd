"""Where the results of `watchers listed` go, and in which form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from watchers.commands.listed_options import REPORTS, Form
from watchers.commands.output_options import output_to

if TYPE_CHECKING:
    from watchers.screening.later import Later
    from watchers.screening.names_file import NameFile
    from watchers.screening.policy import Policy
    from watchers.screening.report.document import Renderer
    from watchers.screening.result import ScreeningResult
    from watchers.screening.screen import Screening
    from watchers.screening.suppliers import SupplierRows

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
    if form.output_format in REPORTS:
        with _document(output, form, screening) as report:
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

    assert output is not None and screening.file is not None
    rows = _supplier_rows(screening.file, screening.policy, form)
    with whole_file(output.absolute()) as partial:
        yield SupplierWorkbookWriter(partial, screening.proof, rows, screening=screening)


def _supplier_rows(file: NameFile, policy: Policy, form: Form) -> SupplierRows:
    from watchers.screening.suppliers import SupplierRows

    return SupplierRows(file, policy, hits_only=form.hits_only, changes_only=form.changes_only)


@contextmanager
def _document(output: Path | None, form: Form, screening: Screening) -> Iterator[Report]:
    """A report for the file of a case."""
    from watchers.screening.report.writer import report_writer

    with (
        output_to(output) as write,
        report_writer(write, screening, _renderer(form.output_format)) as report,
    ):
        yield _HitsOnly(report, screening.policy) if form.hits_only else report


def _renderer(output_format: str) -> Renderer:
    if output_format == "html":
        from watchers.screening.report.html import HtmlReport

        return HtmlReport()
    from watchers.screening.report.markdown import MarkdownReport

    return MarkdownReport()


def _text_report(
    write: Write, form: Form, screening: Screening, *, look: Later, rest: Later
) -> Report:
    if form.output_format == "csv" and screening.file and not form.detail:
        from watchers.screening.supplier_csv import SupplierCsvWriter

        rows = _supplier_rows(screening.file, screening.policy, form)
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
