"""The scripts of the site, and the libraries that search and draw for them.

Plain scripts: pages that are opened from a disk can load no modules and fetch no data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

ROOM = files("watchers.site")
PAGE_SCRIPT = "assets/site.js"
SEARCH_SCRIPT = "assets/search.js"
NETWORK_SCRIPT = "assets/network.js"
ON_EVERY_PAGE = (
    *("page.js", "lines.js", "standing.js", "box.js"),
    *("told.js", "cite.js", "take.js", "explore.js", "day.js"),
)
FOR_SEARCH = ("terms.js", "search.js")
FOR_NETWORK = ("drawing.js", "network.js")
LICENCES = ("minisearch.license.txt", "cytoscape.license.txt")
ESCAPED = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "<": "\\u003c"})
"""What JSON may hold and a script should not."""


def browser_files(content_hash: str) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each script that holds no rows of the record.

    content_hash: that of the release, of which the foot of a page shows only the beginning.
    """
    own = _joined(f"browser/{name}" for name in ON_EVERY_PAGE)
    yield PAGE_SCRIPT, own + call("window.watchers.takeHash", content_hash)
    yield SEARCH_SCRIPT, _with_library("minisearch.js", FOR_SEARCH)
    yield NETWORK_SCRIPT, _with_library("cytoscape.js", FOR_NETWORK)
    for name in LICENCES:
        yield f"assets/{name}", (ROOM / "vendor" / name).read_bytes()


def call(function: str, *values: Any) -> bytes:
    """A script that hands the values to a function of the site's scripts."""
    texts = [json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values]
    return f"{function}({','.join(texts)});\n".translate(ESCAPED).encode()


def _with_library(library: str, names: Iterable[str]) -> bytes:
    return _joined([f"vendor/{library}", *(f"browser/{name}" for name in names)])


def _joined(names: Iterable[str]) -> bytes:
    return b"\n".join((ROOM / name).read_bytes() for name in names)
