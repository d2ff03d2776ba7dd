"""What a reader sees of a party within OpenRefine: a small page, and the few lines of a flyout."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from watchers.markup.environment import environment, style_hash
from watchers.serve.errors import Code, RequestError
from watchers.serve.openrefine.candidates import describe
from watchers.serve.openrefine.properties import Property
from watchers.serve.openrefine.types import Type
from watchers.serve.service import Service
from watchers.tables.rows import Row
from watchers.text.printable import quoted

WIDTH, HEIGHT = 460, 320
"""In pixels, of the page within the dialogue."""
MAX_LINES = 6
"""Where the party stands, in the preview; the page has all."""
POLICY = f"default-src 'none'; style-src '{style_hash()}'; base-uri 'none'; form-action 'none'"
"""Unlike that of other answers it lets the page stand in another, which is what it is for."""


def preview(service: Service, party_id: str, *, base: str) -> str:
    """The page. Raises RequestError if the record has no such party."""
    table, row = _party(service, party_id)
    lines = service.standing(table, party_id)
    return (
        environment("watchers.serve")
        .get_template("preview.html")
        .render(
            name=row["name"],
            what=describe(table, row),
            summary=row["summary"],
            released=service.package.created,
            lines=lines[:MAX_LINES],
            more=max(len(lines) - MAX_LINES, 0),
            page=address_of(service, party_id, base=base),
        )
    )


def flyout(service: Service, party_id: str) -> dict[str, str]:
    """The lines of a flyout. Raises RequestError if the record has no such party."""
    table, row = _party(service, party_id)
    return _flyout(party_id, row["name"], what=describe(table, row), summary=row["summary"])


def described(item_id: str, offered: Mapping[str, Type | Property]) -> dict[str, str]:
    """The flyout of a type or property. Raises RequestError if there is none of the id."""
    if item_id not in offered:
        raise unknown(item_id)
    found = offered[item_id].brief
    return _flyout(item_id, found["name"], what=item_id, summary=found.get("description", ""))


def _flyout(item_id: str, name: str, *, what: str, summary: str) -> dict[str, str]:
    template = environment("watchers.serve").get_template("flyout.html")
    return {"id": item_id, "html": template.render(name=name, what=what, summary=summary)}


def address_of(service: Service, party_id: str, *, base: str) -> str:
    """The address of the page of a party. Raises RequestError if the record has no such party."""
    table, _ = _party(service, party_id)
    return f"{base}/{service.address(table, party_id)}"


def _party(service: Service, party_id: str) -> tuple[str, Row]:
    found = service.party(party_id)
    if found is None:
        raise unknown(party_id)
    return found


def unknown(item_id: str) -> RequestError:
    """The error for an id that nothing has."""
    return RequestError(HTTPStatus.NOT_FOUND, Code.UNKNOWN_ID, f"there is no {quoted(item_id)}")
