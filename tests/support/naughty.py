"""A small package in which the big list of naughty strings stands wherever people write.

The list is that of github.com/minimaxir/big-list-of-naughty-strings (MIT): texts that programs are
known to stumble over, from markup and formulas to scripts of the world.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from support.packages import ROOT, change_rows, make_package

FILE = ROOT / "tests" / "site" / "naughty_strings.json"
FIELDS = {
    "entities": ("name", "summary"),
    "officials": ("name", "summary"),
    "positions": ("title",),
    "names": ("name",),
    "places": ("name", "name_zh"),
    "sources": ("title", "author", "note"),
    "contracts": ("title", "title_zh", "scope"),
    "events": ("title", "summary"),
    "designations": ("name_as_listed", "citation", "grounds"),
    "claims": ("statement", "quote", "locator", "hedge", "attributed_to", "status_reason"),
}
"""The columns that hold the texts, by table."""
PER_GROUP = sum(map(len, FIELDS.values()))
SOURCE = {"source_id": "trade-notice"}


def naughty_strings() -> list[str]:
    """The strings of the list but for the empty one."""
    return [text for text in json.loads(FILE.read_text("utf-8")) if text]


def make_naughty_package(folder: Path, *, texts: list[str]) -> Path:
    """The small package with each of `texts` in some cell; some stand twice, to fill all cells."""
    package = make_package(folder)
    rows: dict[str, list[dict[str, str]]] = {table: [] for table in FIELDS}
    for number in range(-(-len(texts) // PER_GROUP)):
        own = texts[number * PER_GROUP : (number + 1) * PER_GROUP]
        cells = iter([*own, *texts[: PER_GROUP - len(own)]])
        for table, row in _rows(f"naughty-{number}"):
            written = {column: next(cells) for column in FIELDS[table]}
            rows[table].append({**row, **written})
    for table, changed in rows.items():
        change_rows(package, table, changed)
    return package


def _rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What a group of rows with one id needs besides its texts, table by table."""
    yield "entities", {"entity_id": name, "kind": "company", "country": "CN", **SOURCE}
    yield "officials", {"official_id": f"{name}-person", "country": "US", **SOURCE}
    yield (
        "positions",
        {
            "position_id": name,
            "official_id": f"{name}-person",
            "entity_id": "trade-ministry",
            **SOURCE,
        },
    )
    named = {"name_id": name, "entity_id": name, "language": "zh", "kind": "former"}
    yield "names", {**named, **SOURCE}
    yield "places", {"place_id": name, "kind": "county", "parent_id": "north-region", **SOURCE}
    read = {"kind": "news", "language": "en", "checked": "excerpt"}
    yield "sources", {"source_id": name, "publisher_id": "daily", **read}
    yield "contracts", {"contract_id": name, "kind": "ppp", "place_id": name, "source_id": name}
    yield "events", {"event_id": name, "kind": "listing", "occurred_on": "2019-10", **SOURCE}
    listing = {"designation_id": name, "list_id": "trade-list", "entity_id": name}
    began = {"effective_on": "2019-10-09", "began_on": "2019-10-09", "began_by": "effective_on"}
    yield "designations", {**listing, **began, **SOURCE}
    claim = {"claim_id": name, "source_id": name, "kind": "fact", "origin": "relayed"}
    stands = {"about_table": "entities", "about_id": name, "stance": "supports"}
    yield "claims", {**claim, **stands, "status": "contested"}
