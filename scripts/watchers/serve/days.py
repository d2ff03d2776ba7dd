"""The day that a request asks for."""

from __future__ import annotations

from http import HTTPStatus

from watchers.dates.iso_day import iso_day
from watchers.dates.partial_date import first_day
from watchers.serve.endpoint import Parameter
from watchers.serve.errors import Code, RequestError
from watchers.tables.rows import Record
from watchers.text.printable import quoted

ON = Parameter(
    name="on",
    description="The day asked, YYYY-MM-DD; the answer for a day after the release says so.",
    schema={"type": "string", "format": "date"},
    example="2021-03-01",
)


def record_begins(record: Record) -> str:
    """The first day that any date of the record can mean; empty if it has none."""
    dates = {
        row[column]
        for name, table in record.package.tables.items()
        for column in [*table.partial_dates, *table.columns_of_type("date")]
        for row in record.tables[name]
    }
    return min((first_day(date) for date in dates if date), default="")


def asked_day(text: str | None, *, begins: str) -> str:
    """The day, YYYY-MM-DD; empty if none is asked for (None).

    Raises RequestError if it is no day of the calendar, or one before the record begins, of which
    silence would say nothing.
    """
    if text is None:
        return ""
    try:
        day = iso_day(text)
    except ValueError as error:
        raise _bad_day(f"on: {quoted(text)} {error}") from error
    if day < begins:
        raise _bad_day(f"on: the record begins on {begins}; {day} is earlier")
    return day


def _bad_day(message: str) -> RequestError:
    return RequestError(HTTPStatus.BAD_REQUEST, Code.BAD_DAY, message)
