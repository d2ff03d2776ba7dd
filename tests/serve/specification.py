"""The JSON schemas of the Reconciliation Service API 0.2, as its specification gives them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

SCHEMAS = {
    file.stem: json.loads(file.read_text("utf-8"))
    for file in (Path(__file__).parent / "reconciliation").glob("*.json")
}
BASE = "https://reconciliation-api.github.io/specs/0.2/schemas/type.json"
SWAGGER = "http://swagger.io/v2/schema.json"
"""The manifest schema refers to it for authentication, of which this service has none."""


def check(document: Any, schema: str) -> None:
    """The document is what the specification's JSON schema wants."""
    registry = Registry().with_resources(
        (uri, Resource.from_contents(content, default_specification=DRAFT7))
        for uri, content in ((BASE, SCHEMAS["type"]), (SWAGGER, {}))
    )
    errors = Draft7Validator(SCHEMAS[schema], registry=registry).iter_errors(document)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []
