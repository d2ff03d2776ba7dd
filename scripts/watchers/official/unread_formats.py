"""Files that are recognised by their format, whatever they hold, and tables that others made."""

from __future__ import annotations

from watchers.official.file_start import FileStart
from watchers.official.layout import UnreadLayout

_PDF = b"%PDF-"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = (b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd", b"PK\x05\x06")
"""How files begin that bzip2, xz, 7-Zip, RAR or zstd made, and empty zip archives."""
_TAR_MARK, _TAR_PLACE = b"ustar", 257


def _is_packed(start: FileStart) -> bool:
    in_tar = start.head[_TAR_PLACE : _TAR_PLACE + len(_TAR_MARK)] == _TAR_MARK
    return start.head.startswith(_PACKED) or in_tar


UNREAD_FORMATS = (
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
