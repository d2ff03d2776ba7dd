"""Files of OFAC that are recognised and not read, or are no list by themselves."""

from __future__ import annotations

from watchers.official.layout import UnreadLayout
from watchers.official.layouts.shared.ofac_csv import has_addresses, has_aliases, has_remarks

_LEGACY_XML = "take sdn.xml or consolidated.xml instead"
_MAIN_FILE = "give sdn.csv or cons_prim.csv, and leave this file beside it"
_NO_LIST = "which is not a list by itself"
_DELTA = "DeltaFile"

UNREAD_OFAC = (
    UnreadLayout(
        title="OFAC's advanced XML",
        instead=_LEGACY_XML,
        recognises=lambda start: start.has_root("Sanctions"),
    ),
    UnreadLayout(
        title="OFAC's file of changes (delta XML)",
        because=_NO_LIST,
        instead=_LEGACY_XML,
        recognises=lambda start: start.has_root("sanctionsData", namespace=_DELTA),
    ),
    UnreadLayout(
        title="OFAC's file of aliases (alt.csv)",
        because=_NO_LIST,
        instead=_MAIN_FILE,
        recognises=has_aliases,
    ),
    UnreadLayout(
        title="OFAC's file of addresses (add.csv)",
        because=_NO_LIST,
        instead=_MAIN_FILE,
        recognises=has_addresses,
    ),
    UnreadLayout(
        title="OFAC's file of long remarks (sdn_comments.csv)",
        because=_NO_LIST,
        instead=_MAIN_FILE,
        recognises=has_remarks,
    ),
)
