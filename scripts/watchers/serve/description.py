"""What the server offers, as OpenAPI 3.1 and as a page, both made from its addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from watchers.markup.environment import environment, style_hash
from watchers.package.model import Package
from watchers.serve.endpoint import HTML, Asked, Endpoint, Parameter, Reply
from watchers.serve.errors import Code
from watchers.serve.request import CALLBACK, FORM

PATH, PAGE = "/openapi.json", "/api.html"
ERROR = {"$ref": "#/components/schemas/Error"}
POLICY = (
    f"default-src 'none'; style-src '{style_hash()}'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
JSONP = Parameter(
    name=CALLBACK, description="The function that a script calls with the answer (JSONP)."
)


def openapi(package: Package, described: Sequence[Endpoint], *, base: str) -> dict[str, Any]:
    """The description of the addresses (OpenAPI 3.1.0)."""
    licences = package.descriptor["licenses"]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": package.descriptor["title"],
            "version": package.version,
            "summary": f"As of the release of {package.created}; read-only",
            "license": {"name": licences[0]["name"], "url": licences[0]["path"]},
        },
        "servers": [{"url": base}],
        "paths": {one.path: _operations(one) for one in described},
        "components": {"schemas": {"Error": _error_schema()}},
    }


def _operations(endpoint: Endpoint) -> dict[str, Any]:
    asked = [*endpoint.parameters, *([JSONP] if endpoint.takes_callback else [])]
    common = {"summary": endpoint.summary, "responses": _responses(endpoint)}
    found = {
        "get": {
            "operationId": endpoint.name,
            **common,
            "parameters": [_parameter(one) for one in asked],
        }
    }
    if endpoint.takes_form:
        properties = {one.name: one.schema for one in endpoint.parameters}
        form = {FORM: {"schema": {"type": "object", "properties": properties}}}
        found["post"] = {
            "operationId": f"{endpoint.name}_form",
            **common,
            "requestBody": {"content": form},
        }
    return found


def _parameter(parameter: Parameter) -> dict[str, Any]:
    example = {"example": parameter.example} if parameter.example else {}
    return {
        "name": parameter.name,
        "in": "path" if parameter.is_in_path else "query",
        "required": parameter.is_required,
        "description": parameter.description,
        "schema": dict(parameter.schema),
        **example,
    }


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    kind = endpoint.media_type.partition(";")[0]
    schema = {"type": "string"} if endpoint.media_type == HTML else {"type": "object"}
    content: dict[str, Any] = {kind: {"schema": schema}}
    if endpoint.takes_callback:
        content["text/javascript"] = {"schema": {"type": "string"}}
    answer = {"description": "the answer", "content": content}
    refusal = {
        "description": "an error",
        "content": {"application/json": {"schema": ERROR}},
    }
    done = {"302": {"description": "the address"}} if endpoint.leads_elsewhere else {"200": answer}
    return {**done, "304": {"description": "not changed"}, "4XX": refusal, "5XX": refusal}


def _error_schema() -> dict[str, Any]:
    fields = {
        "status": {"type": "integer"},
        "code": {"type": "string", "enum": [code.value for code in Code]},
        "message": {"type": "string"},
    }
    error = {"type": "object", "properties": fields, "required": list(fields)}
    return {"type": "object", "properties": {"error": error}, "required": ["error"]}


def page(package: Package, described: Sequence[Endpoint], asked: Asked) -> Reply:
    """The same as a page for people, which loads nothing."""
    text = (
        environment("watchers.serve")
        .get_template("api.html")
        .render(package=package, endpoints=described, base=asked.base, codes=list(Code))
    )
    return Reply(text.encode(), HTML, POLICY)
