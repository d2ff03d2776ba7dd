"""Files with columns beside the names, and a package with parties that only these tell apart."""

from __future__ import annotations

import csv
from pathlib import Path

from click.testing import Result

from support.packages import change_rows
from support.screening import answers

COLUMNS = ("name", "code", "land", "where")
OPTIONS = ("--column", "name", "--id", "code", "--country", "land", "--address", "where")
SOURCE = {"source_id": "trade-notice"}
HAMI, AKSU = ({"country": "CN", "place_id": place} for place in ("hami", "aksu"))
PLACES = [
    {"place_id": "hami", "name": "Hami", "name_zh": "哈密市", "kind": "city"},
    {"place_id": "aksu", "name": "Aksu", "name_zh": "阿克苏市", "kind": "city"},
]
ENTITIES = [
    {"entity_id": "zorv-hami", "name": "Zorv New Energy Corp."} | HAMI,
    {"entity_id": "zorv-berlin", "name": "Zorv Instruments Corp.", "country": "DE"},
    {"entity_id": "hami-psb", "name": "Hami Public Security Bureau"} | HAMI,
    {"entity_id": "aksu-city-psb", "name": "Aksu City Public Security Bureau"} | AKSU,
    {"entity_id": "aksu-psb", "name": "Aksu Prefecture Public Security Bureau"} | AKSU,
]
LISTED_ON = {"zorv-hami": "2019-10-09", "zorv-berlin": "2024-01-01"}


def add_namesakes(package: Path) -> Path:
    """Adds two parties that `Zorv` could mean, and the offices of two places."""
    kind = {"kind": "company", "summary": "A maker of cameras."}
    designations = [
        {
            "designation_id": f"trade-list-{entity_id}",
            "list_id": "trade-list",
            "entity_id": entity_id,
            "effective_on": day,
            "published_on": day,
        }
        for entity_id, day in LISTED_ON.items()
    ]
    change_rows(package, "places", [row | SOURCE for row in PLACES])
    change_rows(package, "entities", [row | kind | SOURCE for row in ENTITIES])
    change_rows(package, "designations", [row | SOURCE for row in designations])
    return package


def write_row(file: Path, *cells: str) -> Path:
    """A file of one row under COLUMNS."""
    with file.open("w", encoding="utf-8", newline="") as content:
        csv.writer(content).writerows([COLUMNS, cells])
    return file


def only_row(done: Result) -> dict[str, str]:
    """The one row that was answered."""
    (found,) = answers(done)
    return found
