"""Every address of the server but those of the site's files."""

from __future__ import annotations

from functools import partial

from watchers.serve import records
from watchers.serve.description import PAGE, PATH, openapi, page
from watchers.serve.endpoint import HTML, Asked, Endpoint, Reply, json_reply
from watchers.serve.openrefine import endpoints as openrefine
from watchers.serve.service import Service


def endpoints(service: Service) -> list[Endpoint]:
    """The addresses; the first that fits a path answers."""
    described = [*openrefine.endpoints(service), *records.endpoints(service)]
    return [*_of_description(service, described), *described]


def _of_description(service: Service, described: list[Endpoint]) -> tuple[Endpoint, ...]:
    def document(asked: Asked) -> Reply:
        return json_reply(openapi(service.package, described, base=asked.base))

    return (
        Endpoint(path=PATH, name="openapi", summary="This description", answer=document),
        Endpoint(
            path=PAGE,
            name="api",
            summary="The same for people",
            answer=partial(page, service.package, described),
            media_type=HTML,
        ),
    )
