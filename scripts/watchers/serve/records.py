"""What `show --format json` prints of a row, and what `listed --format json` prints of a name."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from http import HTTPStatus
from io import StringIO

from watchers.profile.data import as_data, release_fields
from watchers.profile.later import as_of_release
from watchers.profile.resolve import UnknownId
from watchers.profile.view import View
from watchers.screening.data import JsonWriter
from watchers.screening.notes import notes
from watchers.serve.days import ON, asked_day
from watchers.serve.endpoint import Asked, Endpoint, Parameter, Reply, json_reply
from watchers.serve.errors import Code, RequestError, bad_parameter
from watchers.serve.limits import LIMITS
from watchers.serve.service import Service
from watchers.site.addresses import PAGED
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean


def row(service: Service, asked: Asked) -> Reply:
    """Everything recorded about one row, as of a day or all that is known."""
    table = asked.text("table")
    row_id = _row_id(service, table, asked.text("id"))
    day, later = as_of_release(service.package, asked_day(asked.get("on"), begins=service.begins))
    try:
        account = service.account(table, row_id, day=day)
    except UnknownId as error:
        raise RequestError(HTTPStatus.BAD_REQUEST, Code.BAD_DAY, f"on: {error}") from error
    told = {"note": later} if later else {}
    return json_reply(told | as_data(account, View()))


def _row_id(service: Service, table: str, name: str) -> str:
    """The id of the row that is called so in addresses, as its page is."""
    ids = service.record.by_id[table]
    if name in ids:
        return name
    if row_id := service.page_names[table].get(name):
        return row_id
    message = f"{quoted(name)} is not an id of {table}.{did_you_mean(name, ids)}"
    raise RequestError(HTTPStatus.NOT_FOUND, Code.UNKNOWN_ID, message)


def listed(service: Service, asked: Asked) -> Reply:
    """Whether a name was on the lists on a day, or reached through owners."""
    name = asked.text("name")
    if not name.strip():
        raise bad_parameter("name: it is empty")
    if len(name) > service.limits.name_characters:
        raise bad_parameter(f"name: it has more than {service.limits.name_characters:,} characters")
    day = asked_day(asked.get("on"), begins=service.begins)
    screening, text = service.screening(name, day=day), StringIO()
    writer = JsonWriter(text.write, screening.proof)
    for results in screening.results():
        writer.add(results)
    writer.end(notes(screening))
    return Reply(text.getvalue().encode())


def release(service: Service, asked: Asked) -> Reply:
    """Of which release everything is answered, and what it covers."""
    covers = asdict(service.prepared.covers)
    more = {"begins": service.begins or None, "covers": covers}
    return json_reply(release_fields(service.package) | more)


TABLE = Parameter(
    name="table",
    description="The table of the row.",
    schema={"type": "string", "enum": list(PAGED)},
    is_in_path=True,
    is_required=True,
    example="entities",
)
ROW_ID = Parameter(
    name="id",
    description="The id of the row, or the name of its page without `.html`.",
    is_in_path=True,
    is_required=True,
    example="hikvision",
)
NAME = Parameter(
    name="name",
    description="A name in any script, or an identifier.",
    schema={"type": "string", "minLength": 1, "maxLength": LIMITS.name_characters},
    is_required=True,
    example="海康威视",
)


def endpoints(service: Service) -> tuple[Endpoint, ...]:
    """The addresses of rows and names."""
    return (
        Endpoint(
            path="/{table}/{id}.json",
            name="row",
            summary="Everything recorded about a row: what `watchers show --format json` prints",
            answer=partial(row, service),
            parameters=(TABLE, ROW_ID, ON),
            is_kept=True,
        ),
        Endpoint(
            path="/listed.json",
            name="listed",
            summary="Where a name stands on each list: what `watchers listed --format json` prints",
            answer=partial(listed, service),
            parameters=(NAME, ON),
        ),
        Endpoint(
            path="/release.json",
            name="release",
            summary="Which release is served, from which day on it knows anything, what it covers",
            answer=partial(release, service),
        ),
    )
