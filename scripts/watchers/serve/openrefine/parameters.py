"""The parameters of the reconciliation service."""

from __future__ import annotations

from watchers.serve.endpoint import Parameter
from watchers.serve.limits import LIMITS

QUERIES = Parameter(
    name="queries",
    description="A reconciliation query batch (JSON).",
    example='{"q0": {"query": "海康威视"}}',
)
EXTEND = Parameter(
    name="extend",
    description="A data extension query (JSON).",
    example='{"ids": ["hikvision"], "properties": [{"id": "country"}]}',
)
PREFIX = Parameter(
    name="prefix",
    description="What was typed so far.",
    schema={"type": "string", "maxLength": LIMITS.name_characters},
    example="hikv",
)
CURSOR = Parameter(
    name="cursor",
    description="How many suggestions to pass over.",
    schema={"type": "integer", "minimum": 0, "maximum": 999_999},
)
PARTY = Parameter(name="id", description="The id of a party.", is_required=True, example="dahua")
TYPE_ID = Parameter(name="id", description="The id of a type.", is_required=True, example="company")
PROPERTY_ID = Parameter(
    name="id", description="The id of a property.", is_required=True, example="verdict"
)
TYPE = Parameter(name="type", description="The id of a type.", example="company")
LIMIT = Parameter(
    name="limit",
    description="How many properties at most.",
    schema={"type": "integer", "minimum": 1, "maximum": 999_999},
)
