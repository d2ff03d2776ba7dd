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
from typing import Any


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

    A package built between two releases holds rows that are later than its last one; it is dated by
    the newest reading of a source in it, so that the same rows always give the same bytes.
    """
    result = copy.deepcopy(dict(descriptor))
    for resource in result["resources"]:
        content = contents[resource["path"]]
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
        if resource["name"] == "sources":
            result["created"] = max(result["created"], _newest_reading(content))
    return (json.dumps(result, ensure_ascii=False, indent=2) + "\n").encode()


def _newest_reading(sources: bytes) -> str:
    """The newest `retrieved_on` as a time like that of `created`; empty if there is none."""
    rows = csv.DictReader(io.StringIO(sources.decode("utf-8"), newline=""))
    newest = max((row.get("retrieved_on") or "" for row in rows), default="")
    return f"{newest}T00:00:00Z" if newest else ""
