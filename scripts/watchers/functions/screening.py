"""Verdicts on names: as a DataFrame, or on any number of them as Arrow data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchers.functions.days import asked_day

if TYPE_CHECKING:
    import pandas
    import pyarrow


def listed(
    names: Iterable[str] | str,
    *,
    on: str | date | None = None,
    detail: bool = False,
    package: Path | str | None = None,
) -> pandas.DataFrame:
    """The verdict on each name: was it on an official list on a day, or owned by who was?

    names: names in any script, or identifiers, as a list or a Series; a value that is missing or
        no name gets a row without a verdict. One text is one name.
    on: the day asked, as YYYY-MM-DD or a date; None for the day of the package's release.
    detail: one row for each list that has an answer, instead of one for each name.

    The columns and words are those of the CSV of `watchers listed`, cells without a value are
    missing, and the index is that of `names`. docs/screening.md says what each verdict means.

    Raises TypeError if a name is not text, ValueError if it holds half a character or `on`
    is not a day, UnusablePackage if the package cannot be read, and WorkerFailed if a process that
    helps with many names is ended.
    """
    from watchers.screening.frame import screened
    from watchers.tables.opened import opened_package

    day, asked = asked_day(on), [names] if isinstance(names, str) else names
    with opened_package(package) as opened:
        return screened(opened, asked, day=day, detail=detail)


def screen_batches(
    batches: Any,
    *,
    column: str = "name",
    keep: Iterable[str] | str = (),
    on: str | date | None = None,
    processes: int = 1,
    package: Path | str | None = None,
) -> pyarrow.RecordBatchReader:
    """The verdict on each name in Arrow data, one row a name, while the data streams by.

    batches: pyarrow RecordBatches, as an iterable or a RecordBatchReader, or anything that gives an
        Arrow stream: a pyarrow Table, a relation of DuckDB, a DataFrame of Polars.
    column: the column of the names, which must be text; one that is missing or no name gets a row
        without a verdict.
    keep: the columns to put before the answers, such as a key.
    on: the day asked, as YYYY-MM-DD or a date; None for the day of the package's release.
    processes: how many may share the work; leave it at 1 where Spark or another program divides it.

    The rows come in the order of `batches`, with the columns of `screened_schema` and the verdicts
    of `listed`. A few blocks of 20,000 rows are held at a time. The function can be pickled, and
    the index of a package is made once in a process.

    Raises TypeError if something is of another type than it must be, ValueError if a column is
    missing or holds no text or `on` is not a day, and UnusablePackage and WorkerFailed as `listed`
    does. What is wrong further on in the data is raised when it is read.
    """
    from watchers.screening.batch_input import BatchColumns
    from watchers.screening.batches import screened_batches
    from watchers.tables.opened import opened_package
    from watchers.text.arguments import check_count, check_text

    check_text(column, name="column", what="the name of the column that holds the names")
    check_count(processes, name="processes")
    day, columns = asked_day(on), BatchColumns(column, _columns(keep))
    with opened_package(package) as opened:
        return screened_batches(opened, batches, columns, day=day, processes=processes)


def screened_schema(
    schema: pyarrow.Schema | None = None, *, keep: Iterable[str] | str = ()
) -> pyarrow.Schema:
    """The schema of what `screen_batches` gives, for programs that must know it before.

    schema: that of the data which is asked; needed only with `keep`.
    keep: as for `screen_batches`.

    Raises ValueError if `schema` lacks a column that is to be kept.
    """
    from watchers.screening.batches import schema_after

    return schema_after(schema, keep=_columns(keep))


def _columns(keep: Iterable[str] | str) -> tuple[str, ...]:
    """The columns to keep. Raises TypeError, and ValueError if one is named twice."""
    from watchers.text.arguments import check_different_texts

    columns = (keep,) if isinstance(keep, str) else keep
    return check_different_texts(columns, name="keep", what="the names of columns")
