"""What the start of a file tells of it, parsed: header row, root element, web page, JSON keys.

Layouts are recognised by this alone: by what the file says, however it is quoted, spelled or
encoded, and never by its name.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from watchers.official.csv_rows import HEADER_WITHIN_RECORDS, folded_columns
from watchers.official.entries import UnreadableList
from watchers.official.json_start import keys_by_prefix
from watchers.official.ods_rows import sheet_records
from watchers.official.page_tables import Page
from watchers.official.xml_elements import Root, names_in_start, root_of

HEAD_BYTES = 1 << 20
"""How much of a file is looked at to recognise its layout."""
BEGINNING_BYTES = 1 << 10
JSON_BYTES = 1 << 16
DELIMITERS = (",", "\t", ";", "|")
"""The usual one first."""
_QUOTED_CELL = re.compile(r'"[^"]*"')
_HTML_TAGS = frozenset({"html", "head", "body", "title", "meta", "link", "script", "style", "div"})
"""What web pages begin with, also those saved without their frame."""
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True)
class FileStart:
    """The first bytes of a file, and what they say."""

    head: bytes
    is_sheet: bool = False
    """Whether the file is an OpenDocument spreadsheet, and `head` is of its XML."""

    @cached_property
    def encoding(self) -> str:
        """UTF-16 if the file is; else UTF-8, with or without a byte order mark."""
        first = self.head[:2]
        if first in _UTF_16:
            return _UTF_16[first]
        if len(first) == 2 and 0 in first and first != b"\0\0":
            return "utf-16-be" if first[0] == 0 else "utf-16-le"
        return "utf-8-sig"

    @cached_property
    def text(self) -> str:
        """The first bytes as text, without a byte order mark or leading space."""
        return self.head.decode(self.encoding, "replace").lstrip()

    @cached_property
    def beginning(self) -> str:
        """The beginning of `text`."""
        head = self.head[:BEGINNING_BYTES].decode(self.encoding, "replace")
        return head.lstrip()

    @property
    def is_markup(self) -> bool:
        return self.beginning.startswith("<") and not self.is_sheet

    @property
    def is_json(self) -> bool:
        return self.beginning.startswith(("{", "["))

    @cached_property
    def delimiter(self) -> str:
        """What stands between the cells: what divides the earliest line most often."""
        lines = _QUOTED_CELL.sub("", self.text).splitlines()
        for line in islice(lines, HEADER_WITHIN_RECORDS):
            counts = [line.count(delimiter) for delimiter in DELIMITERS]
            if max(counts):
                return DELIMITERS[counts.index(max(counts))]
        return DELIMITERS[0]

    @cached_property
    def records(self) -> list[list[str]]:
        """The cells of the first rows of a table, as text; empty for XML, JSON and web pages."""
        if self.is_sheet:
            return self._sheet_rows()
        if self.is_markup or self.is_json:
            return []
        records: list[list[str]] = []
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        with suppress(csv.Error):
            records.extend(islice(filter(None, reader), HEADER_WITHIN_RECORDS))
        return records

    def _sheet_rows(self) -> list[list[str]]:
        rows: list[list[str]] = []
        # The first bytes end within an element.
        with suppress(UnreadableList):
            for _, cells in islice(sheet_records(io.BytesIO(self.head)), HEADER_WITHIN_RECORDS):
                rows.append(cells)
        return rows

    def has_columns(self, *columns: str) -> bool:
        """Whether one of the first rows is a header with these columns, in capitals or not."""
        wanted = set(folded_columns(columns))
        return any(wanted <= set(folded_columns(cells)) for cells in self.records)

    @cached_property
    def root(self) -> Root | None:
        """The root element of an XML document; None if the file is none.

        Raises UnreadableList if the document declares a document type, or is damaged so early.
        """
        if not self.is_markup:
            return None
        content, encoding = self._markup
        return root_of(content, encoding=encoding, has_declaration=self._is_declared)

    @cached_property
    def element_names(self) -> frozenset[str]:
        """The local names of the first elements of an XML document; none if the file is none."""
        content, encoding = self._markup
        return names_in_start(content, encoding=encoding) if self.root else frozenset()

    @property
    def _markup(self) -> tuple[bytes, str | None]:
        """The bytes for a parser of XML, and their encoding if the document may declare another."""
        if self.encoding.startswith("utf-16"):
            return self.text.encode(), "utf-8"
        return self.head, None

    def has_root(self, name: str, *, namespace: str = "") -> bool:
        """Whether the file is XML with that root element.

        namespace: what the namespace of the root contains; publishers change the rest of it.
        """
        root = self.root
        return root is not None and root.name == name and namespace in root.namespace

    @cached_property
    def page(self) -> Page | None:
        """The web page, as far as it goes; None if the file is none."""
        if not self.is_markup:
            return None
        # HTML need not be XML; then it has no root that can be parsed.
        is_page = self.root.name.lower() in _HTML_TAGS if self.root else not self._is_declared
        return Page(self.text) if is_page else None

    @property
    def _is_declared(self) -> bool:
        """Whether the file begins with an XML declaration."""
        return self.beginning.startswith("<?xml")

    @cached_property
    def json_keys(self) -> Mapping[str, frozenset[str]]:
        """The keys of the objects of a JSON document by prefix, as `keys_by_prefix` gives them."""
        return keys_by_prefix(self.text.encode()[:JSON_BYTES]) if self.is_json else {}

    def has_json_keys(self, keys: Iterable[str], *, prefix: str) -> bool:
        """Whether the objects with that prefix of ijson have these keys."""
        return set(keys) <= self.json_keys.get(prefix, frozenset())
