"""Reads a downloaded file in whichever layout it has, or says why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from watchers.official.entries import Copy, UnreadableList
from watchers.official.layouts import bis, csl, csl_json, eu, ofac_csv, ofac_xml, uflpa, uk
from watchers.official.unpack import Opened, opened
from watchers.text.printable import quoted

LAYOUTS: tuple[tuple[Callable[[Opened], bool], Callable[[Opened], Copy]], ...] = (
    (uk.recognises_sheet, uk.read_sheet),
    (csl_json.recognises, csl_json.read),
    (csl.recognises, csl.read),
    (bis.recognises, bis.read),
    (uk.recognises_csv, uk.read_csv),
    (uflpa.recognises_table, uflpa.read_table),
    (eu.recognises, eu.read),
    (ofac_xml.recognises, ofac_xml.read),
    (uflpa.recognises_page, uflpa.read_page),
    (ofac_csv.recognises, ofac_csv.read),
)
"""How each layout is recognised and read; the first that recognises a file reads it."""
KNOWN = "BIS Entity List (CSV), Consolidated Screening List (CSV, JSON), OFAC (legacy CSV, XML), UK Sanctions List (CSV, ODS), EU consolidated list (XML), UFLPA Entity List (web page)"

LISTS = frozenset({bis.LIST, *csl.LISTS.values(), uk.LIST, eu.LIST, uflpa.LIST})
"""Lists that some layout holds; others are published as pages or PDF."""


def read_copy(path: Path) -> Copy:
    """The entries of the file, whose layout is recognised by its content, not by its name.

    Raises UnreadableList where the file is empty, cut off, damaged, a web page of something else, or in no layout
    that is known; OSError where it cannot be opened.
    """
    with opened(path) as file:
        for recognises, read in LAYOUTS:
            if recognises(file):
                copy = read(file)
                break
        else:
            raise UnreadableList(_unknown(file))
    if not copy.entries:
        raise UnreadableList(
            f"the file looks like {copy.layout}, but has not one entry; download it again"
        )
    return copy


def _unknown(file: Opened) -> str:
    if file.start.startswith("<") and "<html" in file.start:
        title = re.search(r"<title[^>]*>([^<]*)", file.start)
        named = f", titled {quoted(' '.join(title[1].split()))}" if title else ""
        return f"the file is a web page{named}, not a list; the download probably failed"
    if "<sanctions" in file.start and "distinctparties" in file.start:
        return "the file is OFAC's advanced XML; take sdn.xml or consolidated.xml"
    return f"the layout is not known; what can be read: {KNOWN}"
