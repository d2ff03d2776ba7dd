"""The addresses of the reconciliation service."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from watchers.serve.endpoint import HTML, Asked, Endpoint, Parameter, Reply, json_reply
from watchers.serve.errors import bad_parameter
from watchers.serve.openrefine.candidates import candidates
from watchers.serve.openrefine.extend import extended
from watchers.serve.openrefine.manifest import (
    PREVIEW,
    PROPERTIES,
    RECONCILE,
    VIEW,
    flyout_path,
    manifest,
    suggest_path,
)
from watchers.serve.openrefine.parameters import (
    CURSOR,
    EXTEND,
    LIMIT,
    PARTY,
    PREFIX,
    PROPERTY_ID,
    QUERIES,
    TYPE,
    TYPE_ID,
)
from watchers.serve.openrefine.preview import (
    POLICY,
    address_of,
    described,
    flyout,
    preview,
    unknown,
)
from watchers.serve.openrefine.properties import Property, properties_of
from watchers.serve.openrefine.query import QueryReader
from watchers.serve.openrefine.suggest import Suggester, cursor_of, limit_of, with_text
from watchers.serve.openrefine.types import Type, types_of
from watchers.serve.service import Service

Answering = Callable[[Asked], Reply]


class OpenRefine:
    """The service, with what it offers looked up once."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._types = types_of(service.package)
        self._properties = properties_of(service)
        self._reader = QueryReader(self._types, service.limits)
        self._suggester = Suggester(service, self._types)

    def reconcile(self, asked: Asked) -> Reply:
        """The manifest, or the answers to a batch of queries or of data extension."""
        queries, extend = asked.get("queries"), asked.get("extend")
        if queries is not None and extend is not None:
            raise bad_parameter("queries and extend are two requests")
        if extend is not None:
            return json_reply(extended(self._service, extend, known=self._properties))
        if queries is None and asked.is_form:
            raise bad_parameter("the form has neither queries nor extend")
        if queries is None:
            return json_reply(manifest(self._service, self._types, base=asked.base))
        batch = self._reader.batch(queries)
        return json_reply(
            {
                key: {"result": candidates(self._service, query, types=self._types)}
                for key, query in batch.items()
            }
        )

    def suggest_entity(self, asked: Asked) -> Reply:
        cursor = cursor_of(asked.get("cursor"))
        return json_reply({"result": self._suggester.entities(self._prefix(asked), cursor=cursor)})

    def suggest_type(self, asked: Asked) -> Reply:
        return self._offered(asked, self._types)

    def suggest_property(self, asked: Asked) -> Reply:
        return self._offered(asked, self._properties)

    def _offered(self, asked: Asked, known: Mapping[str, Type | Property]) -> Reply:
        cursor = cursor_of(asked.get("cursor"))
        found = with_text(self._prefix(asked), known.values(), cursor=cursor)
        return json_reply({"result": found})

    def _prefix(self, asked: Asked) -> str:
        prefix = asked.text("prefix")
        if len(prefix) > self._service.limits.name_characters:
            raise bad_parameter("prefix: it is too long")
        return prefix

    def propose(self, asked: Asked) -> Reply:
        """The properties that can be fetched: the same for every type."""
        type_id, limit = asked.text("type"), limit_of(asked.get("limit"))
        if type_id and type_id not in self._types:
            raise unknown(type_id)
        found = [one.brief for one in self._properties.values()][:limit]
        told = {"type": type_id} if type_id else {}
        return json_reply({**told, **({"limit": limit} if limit else {}), "properties": found})

    def preview(self, asked: Asked) -> Reply:
        text = preview(self._service, asked.text("id"), base=asked.base)
        return Reply(text.encode(), HTML, POLICY)

    def flyout_entity(self, asked: Asked) -> Reply:
        return json_reply(flyout(self._service, asked.text("id")))

    def flyout_type(self, asked: Asked) -> Reply:
        return json_reply(described(asked.text("id"), self._types))

    def flyout_property(self, asked: Asked) -> Reply:
        return json_reply(described(asked.text("id"), self._properties))

    def view(self, asked: Asked) -> Reply:
        """Leads to the page of a party."""
        page = address_of(self._service, asked.text("id"), base=asked.base)
        return Reply(b"", location=page)


def endpoints(service: Service) -> tuple[Endpoint, ...]:
    """The addresses, in the order of the specification."""
    refine = OpenRefine(service)
    return (
        Endpoint(
            path=RECONCILE,
            name="reconcile",
            summary="The Reconciliation Service API 0.2: the manifest, or the answers to a batch",
            answer=refine.reconcile,
            parameters=(QUERIES, EXTEND),
            takes_form=True,
            takes_others=True,
            takes_callback=True,
        ),
        *_of_pages(refine),
        Endpoint(
            path=PROPERTIES,
            name="properties",
            summary="The properties that can be fetched",
            answer=refine.propose,
            parameters=(TYPE, LIMIT),
            takes_others=True,
            takes_callback=True,
        ),
        *_of_suggestions("entity", refine.suggest_entity, refine.flyout_entity, PARTY),
        *_of_suggestions("type", refine.suggest_type, refine.flyout_type, TYPE_ID),
        *_of_suggestions("property", refine.suggest_property, refine.flyout_property, PROPERTY_ID),
    )


def _of_pages(refine: OpenRefine) -> Iterator[Endpoint]:
    yield Endpoint(
        path=PREVIEW,
        name="preview",
        summary="A party as a small page",
        answer=refine.preview,
        parameters=(PARTY,),
        media_type=HTML,
        takes_others=True,
    )
    yield Endpoint(
        path=VIEW,
        name="view",
        summary="Leads to the page of a party",
        answer=refine.view,
        parameters=(PARTY,),
        takes_others=True,
        leads_elsewhere=True,
    )


def _of_suggestions(
    what: str, suggest: Answering, fly: Answering, item_id: Parameter
) -> Iterator[Endpoint]:
    yield Endpoint(
        path=suggest_path(what),
        name=f"suggest_{what}",
        summary=f"What could be meant: {what}",
        answer=suggest,
        parameters=(PREFIX, CURSOR),
        takes_others=True,
        takes_callback=True,
    )
    yield Endpoint(
        path=flyout_path(what),
        name=f"flyout_{what}",
        summary=f"A few lines on a suggestion: {what}",
        answer=fly,
        parameters=(item_id,),
        takes_others=True,
        takes_callback=True,
    )
