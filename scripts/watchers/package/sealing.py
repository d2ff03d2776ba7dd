"""Seals a descriptor: gives the size and hash of each file, by which a release is known.

Exports and the wheel carry a sealed descriptor. This module imports nothing but the standard
library and its room, because the build of the wheel runs it before anything is installed.
"""

from __future__ import annotations

import copy
import csv
import hashlib
import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

SOURCES = "sources"
"""The table that says when each source was read."""


def is_sealed(descriptor: Mapping[str, Any]) -> bool:
    """Whether the descriptor gives the hash of every table's file, as that of a release does."""
    resources = descriptor.get("resources")
    return (
        isinstance(resources, list)
        and bool(resources)
        and all(isinstance(resource, dict) and "hash" in resource for resource in resources)
    )


def sealed(descriptor: Mapping[str, Any], contents: Mapping[str, bytes]) -> bytes:
    """The descriptor as JSON, with the size and hash of each file (Data Package v2).

    contents: the bytes of each table's file, by the path that the descriptor gives.

    `created` is the day of its rows (`created_with`).
    """
    result = copy.deepcopy(dict(descriptor))
    for resource in result["resources"]:
        content = contents[resource["path"]]
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
        if resource["name"] == SOURCES:
            result["created"] = created_with(descriptor, content)
    return (json.dumps(result, ensure_ascii=False, indent=2) + "\n").encode()


def created_with(
    descriptor: Mapping[str, Any], sources: bytes, *, today: str = "9999-12-31"
) -> str:
    """When a package with these sources was created, as `created` gives it.

    today: readings after this day (YYYY-MM-DD) are slips, which do not count.

    A package between two releases holds rows that are later than its last one; it is dated by the
    newest reading of a source in it, so that the same rows always give the same bytes and answers.
    """
    rows = csv.DictReader(io.StringIO(sources.decode("utf-8", "replace"), newline=""))
    read = {row.get("retrieved_on") or "" for row in rows}
    newest = max((day for day in read if day <= today and _is_day(day)), default="")
    return max(descriptor["created"], f"{newest}T00:00:00Z" if newest else "")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
