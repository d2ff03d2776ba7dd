"""The formulas of a sheet of which the workbook holds no value, as programs write them.

A spreadsheet computes them when it opens the workbook; whoever reads the file sees empty cells.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from watchers.files.archives import Zip, open_zip
from watchers.screening.first_lines import FirstLines
from watchers.screening.workbook_places import Place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_CHUNK_BYTES, _OVERLAP = 1 << 20, 32


def formulas_without_value(path: Path, *, sheet: str) -> dict[int, FirstLines]:
    """The rows of such formulas by the number of their column, from 1.

    Raises UnreadableArchive, or a ValueError or ParseError if the XML is damaged.
    """
    with path.open("rb") as file, open_zip(file) as archive:
        part = _part_of(archive, sheet)
        if not part:
            return {}
        with archive.open(part) as content:
            if not _has_formula(content):
                return {}
    found: dict[int, FirstLines] = defaultdict(FirstLines)
    with path.open("rb") as file, open_zip(file) as archive, archive.open(part) as content:
        for column, row in _without_value(content):
            found[column].add(row)
    return found


def _part_of(archive: Zip, sheet: str) -> str:
    """The file of a sheet in the archive; empty if it is not there."""
    from defusedxml.ElementTree import parse

    if RELATIONS not in archive.names():
        return ""
    with archive.open(WORKBOOK) as content:
        sheets = {
            one.get("name"): one.get(RELATION_ID) or one.get(STRICT_RELATION_ID)
            for one in parse(content, forbid_dtd=True).iter()
            if _local(one) == "sheet"
        }
    with archive.open(RELATIONS) as content:
        targets = {one.get("Id"): one.get("Target", "") for one in parse(content).iter()}
    part = posixpath.join("/xl", targets.get(sheets.get(sheet), "")).lstrip("/")
    return part if part in archive.names() else ""


def _has_formula(content: BinaryIO) -> bool:
    rest = b""
    while chunk := content.read(_CHUNK_BYTES):
        if _FORMULA.search(rest + chunk):
            return True
        rest = chunk[-_OVERLAP:]
    return False


def _without_value(content: BinaryIO) -> Iterator[tuple[int, int]]:
    """The column and row of each formula without a value; an empty text is one."""
    from defusedxml.ElementTree import iterparse

    place = Place()
    for event, element in iterparse(content, events=("start", "end"), forbid_dtd=True):
        name = _local(element)
        if name == "row" and event == "start":
            place.enter_row(element.get("r", ""))
        elif name == "row":
            element.clear()
        elif name == "c" and event == "start":
            place.enter_cell(element.get("r", ""))
        elif name == "c" and _lacks_value(element):
            yield place.column, place.row


def _lacks_value(cell: Element) -> bool:
    parts = {_local(part): part for part in cell}
    has_value = "v" in parts and (parts["v"].text or cell.get("t") == "str")
    return "f" in parts and not has_value


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
