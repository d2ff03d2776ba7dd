"""The service manifest: what the service offers, and where."""

from __future__ import annotations

from typing import Any

from watchers.serve.openrefine.extend import SETTINGS
from watchers.serve.openrefine.preview import HEIGHT, WIDTH
from watchers.serve.openrefine.types import Type
from watchers.serve.service import PARTIES, Service

VERSIONS = ["0.1", "0.2"]
RECONCILE = "/reconcile"
PREVIEW = f"{RECONCILE}/preview"
PROPERTIES = f"{RECONCILE}/properties"
VIEW = "/party"
IDENTIFIERS = "urn:watchers:party:"
"""The identifier space of a package that does not say where it is published."""
SCHEMA = "urn:watchers:schema"


def suggest_path(what: str) -> str:
    """Where suggestions are asked for: of an `entity`, `type` or `property`."""
    return f"{RECONCILE}/suggest/{what}"


def flyout_path(what: str) -> str:
    """Where the lines on a suggestion are asked for."""
    return f"{RECONCILE}/flyout/{what}"


def manifest(service: Service, types: dict[str, Type], *, base: str) -> dict[str, Any]:
    """The manifest, for a client that calls the server `base`."""
    package = service.package
    home = package.descriptor.get("homepage", "").rstrip("/")
    return {
        "versions": VERSIONS,
        "name": f"{package.descriptor['title']} ({package.version}, {package.created})",
        "identifierSpace": f"{home}/" if home else IDENTIFIERS,
        "schemaSpace": f"{home}/schemas/" if home else SCHEMA,
        "documentation": f"{base}/api.html",
        "serviceVersion": package.version,
        "defaultTypes": [types[table].brief for table in PARTIES],
        "view": {"url": f"{base}{VIEW}?id={{{{id}}}}"},
        "preview": {"url": f"{base}{PREVIEW}?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {what: _suggest(base, what) for what in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": base, "service_path": PROPERTIES},
            "property_settings": SETTINGS,
        },
        "batchSize": service.limits.batch,
    }


def _suggest(base: str, what: str) -> dict[str, str]:
    return {
        "service_url": base,
        "service_path": suggest_path(what),
        "flyout_service_url": base,
        "flyout_service_path": f"{flyout_path(what)}?id=${{id}}",
    }
