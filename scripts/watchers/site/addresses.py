"""Where each row of the record is told on the site: stable paths that every file system takes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from watchers.profile.sentence import Mention
from watchers.tables.rows import Record, Row

PAGED = ("entities", "officials", "contracts", "events", "lists", "sources", "places")
"""The tables whose rows have a page each, in a folder of the table's name."""
OWNERS = (
    ("contract_id", "contracts"),
    ("entity_id", "entities"),
    ("official_id", "officials"),
    ("owned_id", "entities"),
    ("event_id", "events"),
    ("from_event_id", "events"),
    ("list_id", "lists"),
    ("place_id", "places"),
    ("source_id", "sources"),
)
"""The columns by which other rows belong to one that has a page, best first."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)", re.ASCII)
"""Names that Windows keeps for devices, and that of the index of a folder."""
UNSAFE = re.compile(r"[^a-z0-9-]")
MAX_NAME = 150
"""Characters of a file name before its ending; file systems take 255 bytes."""


def file_name(row_id: str) -> str:
    """The name of a file for an id, without an ending; different for each id.

    Ids are made of small letters, digits and hyphens, so that a name with an underscore is no id.
    """
    name = UNSAFE.sub(lambda found: f"_{ord(found[0]):x}_", row_id)
    if RESERVED.fullmatch(name):
        return f"{name}_"
    if len(name) > MAX_NAME:
        return f"{name[:MAX_NAME]}_{hashlib.sha256(row_id.encode()).hexdigest()[:12]}"
    return name


def numbered(path: str, *, sheet: int) -> str:
    """The path of a further sheet of a page that is too long for one."""
    return path if sheet == 1 else f"{path.removesuffix('.html')}_{sheet}.html"


def page_path(table: str, row_id: str) -> str:
    """The path of the page of a row of one of PAGED, below the folder of the site."""
    return f"{table}/{file_name(row_id)}.html"


def relative(target: str, *, page: str) -> str:
    """The shortest link from one page to a path below the folder of the site."""
    if target.startswith(f"{page}#"):
        return target.removeprefix(page)
    folder = page[: page.rfind("/") + 1]
    if folder and target.startswith(folder):
        return target.removeprefix(folder)
    return f"{'../' * page.count('/')}{target}"


@dataclass(frozen=True)
class Addresses:
    """The pages on which the rows of a record are told."""

    record: Record
    sheet_of_claim: Callable[[Row], int]
    """The sheet of its source's page on which a claim stands."""
    _found: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, table: str, row_id: str) -> str:
        """The path that tells the row, with an anchor if it has one; empty if there is none."""
        key = table, row_id
        if key not in self._found:
            self._found[key] = self._path(table, row_id)
        return self._found[key]

    def _path(self, table: str, row_id: str) -> str:
        row = self.record.by_id[table].get(row_id) if table in self.record.by_id else None
        if row is None:
            return ""
        if table in PAGED:
            return page_path(table, row_id)
        if table == "claims":
            path = page_path("sources", row["source_id"])
            return f"{numbered(path, sheet=self.sheet_of_claim(row))}#{row_id}"
        return self._of_owner(row)

    def of_mention(self, mention: Mention) -> str:
        return self.of(mention.table, mention.row_id)

    def _of_owner(self, row: Row) -> str:
        for column, table in OWNERS:
            if row.get(column) and row[column] in self.record.by_id[table]:
                return page_path(table, row[column])
        return ""
