"""What an address of the server is: its parameters, what it answers, and how it is described."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from watchers.text.escape import json_text

JSON = "application/json"
HTML = "text/html; charset=utf-8"
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The Content-Security-Policy (CSP 3) of answers that load nothing and stand in no other page."""


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A parameter of a request."""

    name: str
    description: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    """Its JSON Schema, for OpenAPI."""
    is_in_path: bool = False
    is_required: bool = False
    example: str = ""


@dataclass(frozen=True)
class Asked:
    """A request whose parameters were read."""

    parameters: Mapping[str, str]
    base: str
    """The address of the server as the client calls it, without a slash at the end."""
    is_form: bool = False
    """Whether it came as a form, in a POST."""

    def text(self, name: str) -> str:
        """The parameter; empty if it was not given."""
        return self.parameters.get(name, "")

    def get(self, name: str) -> str | None:
        """The parameter; None if it was not given, which is not the same as empty."""
        return self.parameters.get(name)


@dataclass(frozen=True)
class Reply:
    """What is answered, with status 200 unless it leads elsewhere."""

    body: bytes
    media_type: str = JSON
    policy: str = CLOSED
    location: str = ""
    """Where the answer is to be found instead; empty if this is it."""


def json_reply(value: object) -> Reply:
    """The value as JSON."""
    return Reply(json_text(value).encode())


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """An address, and the function that answers it."""

    path: str
    """With its parameters in braces, as OpenAPI writes it."""
    name: str
    """The id of the operation in OpenAPI."""
    summary: str
    answer: Callable[[Asked], Reply]
    """Raises RequestError if it cannot be answered."""
    parameters: tuple[Parameter, ...] = ()
    media_type: str = JSON
    leads_elsewhere: bool = False
    """Whether the answer is the address of another page (302)."""
    is_kept: bool = False
    """Whether the answer takes long to make, so that it is kept for who asks again."""
    takes_form: bool = False
    """Whether the parameters may also come as a form in a POST."""
    takes_others: bool = False
    """Whether parameters that are not described are passed over; else they are refused."""
    takes_callback: bool = False
    """Whether the answer may be asked for as a script that calls a function (JSONP)."""

    @property
    def names(self) -> list[str]:
        """The parameters that do not stand in the path."""
        return [one.name for one in self.parameters if not one.is_in_path]

    def paths(self) -> Iterator[tuple[str, dict[str, str]]]:
        """The paths of its routes: one for each value of a parameter that has a closed list.

        So that a path with another value is free for others, as for the files of a site.
        """
        closed = [one for one in self.parameters if one.is_in_path and "enum" in one.schema]
        if not closed:
            yield self.path, {}
            return
        (parameter,) = closed
        for value in parameter.schema["enum"]:
            yield self.path.replace(f"{{{parameter.name}}}", value), {parameter.name: value}
