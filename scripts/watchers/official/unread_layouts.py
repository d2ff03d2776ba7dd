"""Files that are recognised and not read, and what to take instead: other layouts and formats.

Each is told apart from a file that is damaged, and from one of a list that nobody publishes. One
that is read is a module of `layouts/` instead: no real file of most of these, and no description by
their publishers, was at hand to write its reader by, only what others say of them.
"""

from __future__ import annotations

from watchers.official.file_start import FileStart
from watchers.official.layout import UnreadLayout
from watchers.official.layouts.ecfr_xml import SUPPLEMENT
from watchers.official.unread_ofac import UNREAD_OFAC

_TAKE_ENTITY_LIST = (
    "take the Consolidated Screening List (consolidated.csv), the Bureau's own CSV, or the XML of "
    "ecfr.gov instead"
)
_PDF = b"%PDF-"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = (b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd", b"PK\x05\x06")
"""How files begin that bzip2, xz, 7-Zip, RAR or zstd made, and empty zip archives."""
_TAR_MARK, _TAR_PLACE = b"ustar", 257
_NOTHING_ELSE = "no other file of this list is read yet either: compare it by hand"


def _is_ecfr_page(start: FileStart) -> bool:
    """As the page of ecfr.gov, or the text that it exports."""
    if start.page is None:
        return not start.is_markup and SUPPLEMENT in start.beginning
    return start.page.names(SUPPLEMENT) or start.page.has_table(
        "country", "entity", "license requirement"
    )


def _is_notice_of_1260h(start: FileStart) -> bool:
    return "1260H" in start.text and "Federal Register" in start.text


def _is_withhold_release_page(start: FileStart) -> bool:
    return start.page is not None and start.page.names("Withhold Release Orders")


def _is_packed(start: FileStart) -> bool:
    in_tar = start.head[_TAR_PLACE : _TAR_PLACE + len(_TAR_MARK)] == _TAR_MARK
    return start.head.startswith(_PACKED) or in_tar


UNREAD_LAYOUTS = (
    *UNREAD_OFAC,
    UnreadLayout(
        title="the Entity List in the Code of Federal Regulations (web page, text)",
        instead=_TAKE_ENTITY_LIST,
        recognises=_is_ecfr_page,
    ),
    UnreadLayout(
        title="the Federal Register's notice of the section 1260H list",
        instead=_NOTHING_ELSE,
        recognises=_is_notice_of_1260h,
        lists=("us-1260h",),
    ),
    UnreadLayout(
        title="CBP's page of Withhold Release Orders and Findings",
        instead="take the CSV that the page links to instead",
        recognises=_is_withhold_release_page,
    ),
    UnreadLayout(
        title="Canada's consolidated sanctions list (JSON)",
        instead="take sema-lmes.xml instead",
        recognises=lambda start: start.has_json_keys(
            ("Regulation", "Item Number", "Date of Listing"), prefix="data.item"
        ),
    ),
    UnreadLayout(
        title="the Consolidated List of OFSI (CSV), which ended in January 2026",
        instead="take UK-Sanctions-List.csv or .xml instead",
        recognises=lambda start: start.has_columns("Name 6", "Group Type", "Regime", "Group ID"),
    ),
    UnreadLayout(
        title="the Consolidated List of OFSI (XML), which ended in January 2026",
        instead="take UK-Sanctions-List.csv or .xml instead",
        recognises=lambda start: start.has_root("ArrayOfFinancialSanctionsTarget"),
    ),
    UnreadLayout(
        title="the consolidated list of the UN Security Council",
        instead="no list of the record is in it",
        recognises=lambda start: start.has_root("CONSOLIDATED_LIST"),
    ),
    UnreadLayout(
        title="a table that others made of several lists",
        instead="take the file of the list's publisher instead",
        recognises=lambda start: start.has_columns("schema", "aliases", "dataset", "first_seen"),
    ),
    UnreadLayout(
        title="a PDF document",
        instead="take the CSV, the XML or the web page of the list instead, if it has one",
        recognises=lambda start: start.head.startswith(_PDF),
    ),
    UnreadLayout(
        title="a document of an older Excel or Word",
        instead="save its sheet as CSV",
        recognises=lambda start: start.head.startswith(_OLD_OFFICE),
    ),
    UnreadLayout(
        title="an archive that is no gzip file and no zip archive with a list",
        instead="unpack it, and give the file within",
        recognises=_is_packed,
    ),
)
"""In the order in which they are tried."""


def why_unread(list_id: str) -> str:
    """Why no file of a list is read: which file is known, and what to do; empty if none is."""
    known = (layout for layout in UNREAD_LAYOUTS if list_id in layout.lists)
    return next((f"{one.title} is not read yet; {one.instead}" for one in known), "")
